import type { TargetType, TransferTarget } from "@omni/contract";
import { Skeleton, TextInput, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type KeyboardEvent } from "react";
import { useCall } from "../../lib/live-context.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import classes from "./calls.module.css";
import { filterTargets } from "./filter-targets.ts";
import { messages } from "./messages.ts";

/** Targets of one type by name, with who is free now. Asked anew while it is open, since that changes. */
export function TargetList({
  campaignId,
  type,
  sending,
  onChoose,
}: {
  campaignId: string;
  type: TargetType;
  sending: boolean;
  onChoose: (id: string) => void;
}) {
  const call = useCall();
  const [text, setText] = useState("");
  const { data, error, refetch } = useQuery({
    queryKey: ["transfer-targets", campaignId, type],
    queryFn: ({ signal }) => call("configuration.getTransferTargets", { campaignId, type }, { signal }),
    refetchInterval: 5_000,
  });
  const found = data === undefined ? [] : filterTargets(data, text);
  const choose = (target: TransferTarget | undefined): void => {
    if (target?.available === true && !sending) onChoose(target.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    choose(found[0]);
  };
  return (
    <div>
      <TextInput
        leftSection={<IconSearch size={15} aria-hidden />}
        aria-label={messages.targets.search}
        placeholder={messages.targets.search}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
        data-autofocus
      />
      {error !== null ? (
        <ErrorNote title={messages.targets.failed} error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div role="status" aria-busy="true" aria-label={messages.targets.loading}>
          <Skeleton height={34} mt="xs" />
          <Skeleton height={34} mt="xs" />
        </div>
      ) : found.length === 0 ? (
        <p className={classes["targetsNone"]}>{text === "" ? messages.targets.none : messages.targets.nothing(text)}</p>
      ) : (
        <ul className={classes["targets"]} aria-busy={sending} aria-label={messages.targets.types[type]}>
          {found.map((target) => (
            <li key={target.id}>
              <UnstyledButton
                className={classes["target"]}
                aria-disabled={!target.available || undefined}
                onClick={() => choose(target)}
              >
                <span className={classes["dot"]} data-available={target.available || undefined} aria-hidden />
                <span className={classes["targetName"]}>{target.name}</span>
                <span className={classes["targetDetail"]}>{target.detail}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
