import type { CannedResponse, Interaction } from "@omni/contract";
import { ActionIcon, Combobox, Textarea, Tooltip, useCombobox } from "@mantine/core";
import { IconMessage2Bolt, IconSend2 } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { focusTarget, focusTargets } from "../../lib/focus-target.ts";
import { useLive } from "../../lib/live-context.tsx";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import { CannedResponses } from "./canned-responses.tsx";
import classes from "./conversation.module.css";
import { toCannedQuery } from "./match-canned.ts";
import { messages } from "./messages.ts";
import { useSendMessage } from "./use-send-message.ts";
import { useTyping } from "./use-typing.ts";

/** Where the agent writes. Enter sends; a slash opens the prepared answers. */
export function Composer({ interaction }: { interaction: Interaction }) {
  const { interactionId, campaignId, customerDetails } = interaction;
  const draft = useDraft(`message:${interactionId}`, "");
  const { send } = useSendMessage(interactionId);
  const typing = useTyping(interactionId);
  const online = useLive((state) => state.connection === "ONLINE");
  const [browsing, setBrowsing] = useState(false);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setBrowsing(false);
    },
  });
  const query = browsing ? "" : toCannedQuery(draft.value);

  const change = (text: string): void => {
    draft.set(text);
    setBrowsing(false);
    if (toCannedQuery(text) === null) {
      combobox.closeDropdown();
      if (text !== "") typing.onInput();
    } else {
      combobox.openDropdown();
      combobox.updateSelectedOptionIndex();
    }
  };
  const submit = (): void => {
    const text = draft.value.trim();
    if (text === "") return;
    send(text);
    draft.clear();
    typing.stop();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // An input method confirms its own choice with Enter.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || combobox.dropdownOpened) return;
    event.preventDefault();
    submit();
  };
  const choose = ({ text }: CannedResponse): void => {
    draft.set(browsing && draft.value !== "" ? `${draft.value} ${text}` : text);
    combobox.closeDropdown();
    focusTarget("composer");
  };

  return (
    <div className={classes["composer"]}>
      <div className={classes["composerColumn"]}>
        <CannedResponses campaignId={campaignId} combobox={combobox} query={query ?? ""} onChoose={choose}>
          <Combobox.Target>
            <Textarea
              id={focusTargets.composer}
              aria-label={messages.composer.label}
              aria-keyshortcuts={toAriaShortcut(shortcuts.focusComposer)}
              placeholder={messages.composer.placeholder(customerDetails.name)}
              autosize
              minRows={1}
              maxRows={8}
              maxLength={10_000}
              value={draft.value}
              onChange={({ currentTarget }) => change(currentTarget.value)}
              onKeyDown={onKeyDown}
              onBlur={() => combobox.closeDropdown()}
              className={classes["composerText"]}
            />
          </Combobox.Target>
        </CannedResponses>
        <Tooltip label={messages.canned.open}>
          <ActionIcon
            size="lg"
            variant="default"
            aria-label={messages.canned.open}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setBrowsing(true);
              focusTarget("composer");
              combobox.openDropdown();
            }}
          >
            <IconMessage2Bolt size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={messages.composer.hint}>
          <ActionIcon
            size="lg"
            aria-label={messages.composer.send}
            disabled={draft.value.trim() === ""}
            onClick={submit}
          >
            <IconSend2 size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {!online && <p className={classes["composerNote"]}>{messages.composer.offline}</p>}
    </div>
  );
}
