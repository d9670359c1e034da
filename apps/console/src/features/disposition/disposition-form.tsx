import type { DispositionClass, Interaction } from "@omni/contract";
import { Button, Chip, Group, Skeleton, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { focusTargets } from "../../lib/focus-target.ts";
import { useCall } from "../../lib/live-context.tsx";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import { useOrder } from "../../lib/use-order.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { CallbackFields, customerPhoneOf } from "../callbacks/index.ts";
import { chooseClass, emptyDraft, findCode, toDisposeArgument } from "./disposition-draft.ts";
import classes from "./disposition.module.css";
import { messages } from "./messages.ts";
import { SaveAndDial } from "./save-and-dial.tsx";
import { useAfterWrapUp } from "./use-after-wrap-up.ts";
import { WrapUpBar } from "./wrap-up-bar.tsx";

const chip = { root: classes["chip"] ?? "", input: classes["chipInput"] ?? "" };

/** Class, then code, then notes: three choices and the interaction is off the agent's hands. */
export function DispositionForm({ interaction }: { interaction: Interaction }) {
  const { campaignId } = interaction;
  const call = useCall();
  const { data, error, refetch } = useQuery({
    queryKey: ["disposition-codes", campaignId],
    queryFn: ({ signal }) => call("configuration.getDispositionCodes", { campaignId }, { signal }),
    staleTime: 10 * 60_000,
  });
  return (
    <section
      className={classes["disposition"]}
      id={focusTargets.disposition}
      tabIndex={-1}
      aria-label={messages.title}
      aria-keyshortcuts={toAriaShortcut(shortcuts.disposeInteraction)}
    >
      <WrapUpBar interaction={interaction} />
      {error !== null ? (
        <ErrorNote title={messages.failed} error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div className={classes["form"]} role="status" aria-busy="true" aria-label={messages.loading}>
          <Skeleton height={28} width="60%" />
          <Skeleton height={28} width="75%" mt="xs" />
        </div>
      ) : interaction.disposition !== null ? (
        <p className={classes["form"]}>{messages.savedAs(nameOfCode(data, interaction.disposition.dispositionCode))}</p>
      ) : data.length === 0 ? (
        <p className={classes["form"]}>{messages.none}</p>
      ) : (
        <DispositionFields interaction={interaction} plan={data} />
      )}
    </section>
  );
}

const nameOfCode = (plan: readonly DispositionClass[], code: string): string =>
  plan.flatMap(({ codes }) => codes).find((each) => each.code === code)?.name ?? code;

function DispositionFields({ interaction, plan }: { interaction: Interaction; plan: DispositionClass[] }) {
  const { interactionId } = interaction;
  const { value: stored, set } = useDraft(`disposition:${interactionId}`, emptyDraft);
  // A draft of an earlier version of the console may lack a field.
  const draft = { ...emptyDraft, ...stored };
  const order = useOrder("interaction.disposeInteraction", messages.saveFailed);
  const done = useAfterWrapUp(interactionId);
  const code = findCode(plan, draft);
  const argument = toDisposeArgument(interactionId, code, draft);
  const codes = plan.find(({ classId }) => classId === draft.classId)?.codes ?? [];

  const save = async (): Promise<void> => {
    if (argument === null || code === null) return;
    const disposed = await order.send(argument);
    if (disposed === null) return;
    done(messages.saved(code.name));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };

  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Chip.Group value={draft.classId ?? ""} onChange={(classId) => set(chooseClass(plan, draft, classId))}>
        <Group gap={6} role="radiogroup" aria-label={messages.class}>
          {plan.map(({ classId, name }) => (
            <Chip key={classId} value={classId} size="xs" radius="sm" classNames={chip}>
              {name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {codes.length > 0 && (
        <Chip.Group value={draft.code ?? ""} onChange={(next) => set({ ...draft, code: next })}>
          <Group gap={6} role="radiogroup" aria-label={messages.code}>
            {codes.map(({ code: value, name }) => (
              <Chip key={value} value={value} size="xs" radius="sm" variant="outline" classNames={chip}>
                {name}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      {code?.callback === true && (
        <CallbackFields
          value={{ at: draft.callbackAt, self: draft.callbackSelf, phone: draft.callbackPhone }}
          customerPhone={customerPhoneOf(interaction)}
          onChange={({ at, self, phone }) =>
            set({ ...draft, callbackAt: at, callbackSelf: self, callbackPhone: phone })
          }
        />
      )}
      <div className={classes["last"]}>
        <Textarea
          className={classes["notes"]}
          size="sm"
          autosize
          minRows={1}
          maxRows={5}
          maxLength={10_000}
          aria-label={code?.requiresNotes === true ? messages.notesRequired : messages.notes}
          aria-required={code?.requiresNotes === true}
          placeholder={code?.requiresNotes === true ? messages.notesRequired : messages.notesPlaceholder}
          value={draft.notes}
          onChange={({ currentTarget }) => set({ ...draft, notes: currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" disabled={argument === null} loading={order.sending}>
          {messages.save}
        </Button>
      </div>
      <SaveAndDial interaction={interaction} argument={argument} />
    </form>
  );
}
