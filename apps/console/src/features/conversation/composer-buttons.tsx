import type { Interaction } from "@omni/contract";
import { ActionIcon, FileButton, Tooltip } from "@mantine/core";
import { IconMessage2Bolt, IconPaperclip, IconSend2, IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { messages } from "./messages.ts";
import { TemplateDialog } from "./template-dialog.tsx";

interface ComposerButtonsProps {
  interaction: Interaction;
  isNote: boolean;
  isFreeText: boolean;
  maySend: boolean;
  onFiles: (files: File[]) => void;
  onBrowse: () => void;
  onSend: () => void;
}

/** What stands beside the text: files, prepared answers, templates, send. */
export function ComposerButtons({
  interaction,
  isNote,
  isFreeText,
  maySend,
  onFiles,
  onBrowse,
  onSend,
}: ComposerButtonsProps) {
  const [choosing, setChoosing] = useState(false);
  const hasTemplates = interaction.channelDetails.channelType === "WHATSAPP" && !isNote;
  return (
    <>
      <FileButton multiple onChange={onFiles} disabled={!isFreeText}>
        {(props) => (
          <Tooltip label={messages.files.attach}>
            <ActionIcon
              {...props}
              size="lg"
              variant="default"
              aria-label={messages.files.attach}
              disabled={!isFreeText}
            >
              <IconPaperclip size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </FileButton>
      {hasTemplates && (
        <Tooltip label={messages.template.open}>
          <ActionIcon
            size="lg"
            variant={isFreeText ? "default" : "filled"}
            aria-label={messages.template.open}
            onClick={() => setChoosing(true)}
          >
            <IconTemplate size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {isFreeText && (
        <Tooltip label={messages.canned.open}>
          <ActionIcon
            size="lg"
            variant="default"
            aria-label={messages.canned.open}
            onMouseDown={(event) => event.preventDefault()}
            onClick={onBrowse}
          >
            <IconMessage2Bolt size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={messages.composer.hint}>
        <ActionIcon
          size="lg"
          {...(isNote && { color: "yellow", autoContrast: true })}
          aria-label={isNote ? messages.note.send : messages.composer.send}
          disabled={!maySend}
          onClick={onSend}
        >
          <IconSend2 size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {hasTemplates && (
        <TemplateDialog interaction={interaction} opened={choosing} onClose={() => setChoosing(false)} />
      )}
    </>
  );
}
