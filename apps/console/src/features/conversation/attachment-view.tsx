import type { Attachment } from "@omni/contract";
import { Anchor } from "@mantine/core";
import { IconFile } from "@tabler/icons-react";
import classes from "./attachments.module.css";
import { formatBytes } from "./format-bytes.ts";
import { messages } from "./messages.ts";

/** A file of a message: pictures and sounds are shown, others are there to be opened. */
export function AttachmentView({ attachment }: { attachment: Attachment }) {
  const { attachmentId, name, contentType, sizeBytes } = attachment;
  // By the agent's session: the address that came with an event is the apps', and works for a while only.
  const url = `/api/attachments/${encodeURIComponent(attachmentId)}`;
  if (contentType.startsWith("image/"))
    return (
      <a
        href={url}
        target="_blank"
        rel="noopener"
        className={classes["picture"]}
        aria-label={messages.files.open(name)}
      >
        <img src={url} alt={name} loading="lazy" />
      </a>
    );
  return (
    <div className={classes["file"]}>
      <IconFile size={20} aria-hidden />
      <div className={classes["pendingText"]}>
        <Anchor href={url} target="_blank" rel="noopener" className={classes["fileName"]} title={name}>
          <bdi>{name}</bdi>
        </Anchor>
        <span className={classes["fileSize"]}>{formatBytes(sizeBytes)}</span>
        {contentType.startsWith("audio/") && (
          // eslint-disable-next-line jsx-a11y/media-has-caption -- a stranger's sound has no captions
          <audio controls preload="none" src={url} className={classes["sound"]} aria-label={name} />
        )}
      </div>
    </div>
  );
}
