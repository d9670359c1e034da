import type { CannedResponse, Interaction } from "@omni/contract";
import { Combobox, Textarea, useCombobox } from "@mantine/core";
import { useCallback, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { focusTarget, focusTargets } from "../../lib/focus-target.ts";
import { useLive, useWorld } from "../../lib/live-context.tsx";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import fileClasses from "./attachments.module.css";
import { CannedResponses } from "./canned-responses.tsx";
import { ComposerButtons } from "./composer-buttons.tsx";
import { ComposerNotes } from "./composer-notes.tsx";
import classes from "./conversation.module.css";
import { fillVariables, findOpenVariables } from "./fill-variables.ts";
import { knownVariables } from "./known-variables.ts";
import { toCannedQuery } from "./match-canned.ts";
import { messages } from "./messages.ts";
import { NoteSwitch } from "./note-switch.tsx";
import { PendingFileList } from "./pending-file-list.tsx";
import { addFiles, takeFiles, usePendingFiles } from "./pending-files.ts";
import { useAudience } from "./use-audience.ts";
import { useFileDrop } from "./use-file-drop.ts";
import { useFreeText } from "./use-free-text.ts";
import { useSendMessage } from "./use-send-message.ts";
import { useTyping } from "./use-typing.ts";

/** Where the agent writes. Enter sends; a slash opens the prepared answers; files are dropped, pasted or chosen. */
export function Composer({ interaction }: { interaction: Interaction }) {
  const { interactionId, campaignId, customerDetails } = interaction;
  const audience = useAudience(interaction);
  const { isNote } = audience;
  const draft = useDraft(`message:${interactionId}`, "");
  const files = usePendingFiles(interactionId);
  const { send } = useSendMessage(interactionId);
  const typing = useTyping(interactionId);
  const online = useLive((state) => state.connection === "ONLINE");
  const user = useWorld((world) => world.user);
  const isFreeText = useFreeText(interaction) || isNote;
  const [browsing, setBrowsing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setBrowsing(false);
    },
  });
  const take = useCallback((chosen: File[]) => addFiles(interactionId, chosen), [interactionId]);
  const isDropping = useFileDrop(take);
  const query = browsing ? "" : toCannedQuery(draft.value);
  const open = findOpenVariables(draft.value);
  const isUploading = files.some(({ attachment, problem }) => attachment === null && problem === null);
  const hasContent = draft.value.trim() !== "" || files.some(({ attachment }) => attachment !== null);
  const maySend = hasContent && open.length === 0 && !isUploading && isFreeText;

  /** Marks the place, so that typing replaces it. */
  const complete = (place: { start: number; end: number }): void => {
    field.current?.focus();
    field.current?.setSelectionRange(place.start, place.end);
  };
  const inserted = useRef(false);
  useEffect(() => {
    if (!inserted.current) return;
    inserted.current = false;
    const [first] = findOpenVariables(draft.value);
    if (first !== undefined) complete(first);
  }, [draft.value]);

  const change = (text: string): void => {
    draft.set(text);
    setBrowsing(false);
    if (toCannedQuery(text) === null) {
      combobox.closeDropdown();
      if (text !== "" && !isNote) typing.onInput();
    } else {
      combobox.openDropdown();
      combobox.updateSelectedOptionIndex();
    }
  };
  const submit = (): void => {
    if (!maySend) {
      if (open[0] !== undefined) complete(open[0]);
      return;
    }
    send({ text: draft.value.trim(), attachments: takeFiles(interactionId), isNote });
    draft.clear();
    typing.stop();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // An input method confirms its own choice with Enter.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || combobox.dropdownOpened) return;
    event.preventDefault();
    submit();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    take(pasted);
  };
  const choose = ({ text }: CannedResponse): void => {
    const filled = fillVariables(text, knownVariables(interaction, user));
    inserted.current = true;
    draft.set(browsing && draft.value !== "" ? `${draft.value} ${filled}` : filled);
    combobox.closeDropdown();
    focusTarget("composer");
  };

  return (
    <div className={classes["composer"]} data-note={isNote || undefined}>
      <NoteSwitch audience={audience} />
      <PendingFileList files={files} />
      <div className={classes["composerColumn"]}>
        <CannedResponses campaignId={campaignId} combobox={combobox} query={query ?? ""} onChoose={choose}>
          <Combobox.Target>
            <Textarea
              ref={field}
              id={focusTargets.composer}
              aria-label={isNote ? messages.note.label : messages.composer.label}
              aria-keyshortcuts={toAriaShortcut(shortcuts.focusComposer)}
              placeholder={isNote ? messages.note.placeholder : messages.composer.placeholder(customerDetails.name)}
              autosize
              minRows={1}
              maxRows={8}
              maxLength={10_000}
              dir="auto"
              disabled={!isFreeText}
              value={draft.value}
              onChange={({ currentTarget }) => change(currentTarget.value)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              onBlur={() => combobox.closeDropdown()}
              className={classes["composerText"]}
            />
          </Combobox.Target>
        </CannedResponses>
        <ComposerButtons
          interaction={interaction}
          isNote={isNote}
          isFreeText={isFreeText}
          maySend={maySend}
          onFiles={take}
          onSend={submit}
          onBrowse={() => {
            setBrowsing(true);
            focusTarget("composer");
            combobox.openDropdown();
          }}
        />
      </div>
      <ComposerNotes
        interaction={interaction}
        text={draft.value}
        open={open}
        isNote={isNote}
        isFreeText={isFreeText}
        online={online}
        onComplete={complete}
      />
      {isDropping && <div className={fileClasses["dropZone"]}>{messages.files.drop}</div>}
    </div>
  );
}
