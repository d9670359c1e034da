import { Modal, Switch } from "@mantine/core";
import type { ReactNode } from "react";
import { setPreference, usePreference } from "../../lib/preferences.ts";
import type { ShortcutName } from "../../lib/shortcuts.ts";
import { showInWorkspace } from "../../lib/workspace-view.ts";
import { Caps, KeyCaps } from "../../ui/key-caps.tsx";
import classes from "./help-sheet.module.css";
import { messages } from "./messages.ts";

const groups = {
  offers: ["acceptOffer", "declineOffer"],
  contacts: ["nextInteraction", "previousInteraction", "focusComposer", "endInteraction", "disposeInteraction"],
  calls: ["startCall", "holdCall", "muteCall", "openKeypad", "scheduleCallback", "openCallbacks"],
  parties: [
    "transfer",
    "consult",
    "addParticipant",
    "consultTransfer",
    "consultConference",
    "consultCancel",
    "leaveConference",
  ],
  everywhere: ["toggleAvailability", "openPalette", "openHelp"],
} as const satisfies Record<keyof typeof messages.groups, readonly ShortcutName[]>;

export function HelpSheetDialog() {
  const questionMark = usePreference("questionMarkHelp");
  return (
    <Modal opened onClose={() => showInWorkspace({ helpOpen: false })} title={messages.title} size={860}>
      <div className={classes["columns"]}>
        {Object.entries(groups).map(([group, names]) => (
          <Section key={group} title={messages.groups[group as keyof typeof groups]}>
            {names.map((name) => (
              <Row key={name} text={messages.names[name]}>
                <KeyCaps shortcut={name} />
              </Row>
            ))}
            {group === "contacts" && (
              <>
                <Row text={messages.also.send}>
                  <Caps keys={["Enter"]} />
                </Row>
                <Row text={messages.also.newLine}>
                  <Caps keys={["Shift", "Enter"]} />
                </Row>
                <Row text={messages.also.canned}>
                  <Caps keys={["/"]} />
                </Row>
                <Row text={messages.also.save}>
                  <Caps keys={["Ctrl", "Enter"]} />
                </Row>
              </>
            )}
            {group === "calls" && (
              <Row text={messages.also.digits}>
                <Caps keys={["0–9", "*", "#"]} />
              </Row>
            )}
            {group === "everywhere" && questionMark && (
              <Row text={messages.also.help}>
                <Caps keys={["?"]} />
              </Row>
            )}
          </Section>
        ))}
      </div>
      <Switch
        mt="md"
        size="xs"
        label={messages.questionMark}
        checked={questionMark}
        onChange={({ currentTarget }) => setPreference("questionMarkHelp", currentTarget.checked)}
      />
    </Modal>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={classes["title"]}>{title}</h3>
      <dl className={classes["list"]}>{children}</dl>
    </section>
  );
}

function Row({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className={classes["row"]}>
      <dt>{text}</dt>
      <dd>{children}</dd>
    </div>
  );
}
