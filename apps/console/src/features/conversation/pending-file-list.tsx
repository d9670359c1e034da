import { ActionIcon, Button, Progress } from "@mantine/core";
import { IconAlertCircle, IconFile, IconX } from "@tabler/icons-react";
import classes from "./attachments.module.css";
import { formatBytes } from "./format-bytes.ts";
import { messages } from "./messages.ts";
import { removeFile, retryFile, type PendingFile } from "./pending-files.ts";

/** The files of the message that is being written. */
export function PendingFileList({ files }: { files: readonly PendingFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={classes["pending"]} aria-label={messages.files.list}>
      {files.map((file) => (
        <PendingFileRow key={file.key} file={file} />
      ))}
    </ul>
  );
}

function PendingFileRow({ file }: { file: PendingFile }) {
  const { attachment, problem, progress, previewUrl } = file;
  const { name, size } = file.file;
  return (
    <li className={classes["pendingFile"]} data-failed={problem !== null || undefined}>
      {previewUrl === null ? (
        <IconFile size={20} aria-hidden />
      ) : (
        <img src={previewUrl} alt="" className={classes["thumbnail"]} />
      )}
      <div className={classes["pendingText"]}>
        <bdi className={classes["fileName"]} title={name}>
          {name}
        </bdi>
        {problem !== null ? (
          <span role="alert" className={classes["problem"]}>
            <IconAlertCircle size={13} aria-hidden /> {problem}
          </span>
        ) : attachment === null ? (
          <Progress size="xs" value={progress * 100} aria-label={messages.files.progress(name)} />
        ) : (
          <span className={classes["fileSize"]}>{formatBytes(size)}</span>
        )}
      </div>
      {problem === messages.files.offline && (
        <Button size="compact-xs" variant="default" onClick={() => retryFile(file)}>
          {messages.files.retry}
        </Button>
      )}
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={attachment === null && problem === null ? messages.files.cancel(name) : messages.files.remove(name)}
        onClick={() => removeFile(file)}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}
