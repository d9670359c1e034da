import type { CannedResponse } from "@omni/contract";
import { Combobox, Text, type ComboboxStore } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useCall } from "../../lib/live-context.tsx";
import classes from "./conversation.module.css";
import { matchCanned } from "./match-canned.ts";
import { messages } from "./messages.ts";

/** The list of prepared answers over the composer, filtered by what follows the slash. */
export function CannedResponses({
  campaignId,
  combobox,
  query,
  onChoose,
  children,
}: {
  campaignId: string;
  combobox: ComboboxStore;
  query: string;
  onChoose: (response: CannedResponse) => void;
  children: ReactNode;
}) {
  const call = useCall();
  const { data, error } = useQuery({
    queryKey: ["canned-responses", campaignId],
    queryFn: ({ signal }) => call("configuration.getCannedResponses", { campaignId }, { signal }),
    staleTime: 10 * 60_000,
  });
  const shown = matchCanned(data ?? [], query);
  return (
    <Combobox
      store={combobox}
      position="top-start"
      width="target"
      middlewares={{ flip: false }}
      onOptionSubmit={(responseId) => {
        const chosen = data?.find((response) => response.responseId === responseId);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {children}
      <Combobox.Dropdown>
        <Combobox.Options
          mah={260}
          style={{ overflowY: "auto" }}
          aria-label={messages.canned.open}
          // Scrolls, so it can have the keyboard; the mouse leaves that with the text.
          tabIndex={0}
          onMouseDown={(event) => event.preventDefault()}
        >
          {shown.map(({ responseId, shortcut, title, text }) => (
            <Combobox.Option key={responseId} value={responseId}>
              <span className={classes["cannedTitle"]}>
                {title} <span className={classes["cannedShortcut"]}>/{shortcut.replace(/^\//, "")}</span>
              </span>
              <Text size="xs" c="dimmed" lineClamp={2}>
                {text}
              </Text>
            </Combobox.Option>
          ))}
          {shown.length === 0 && (
            <Combobox.Empty>
              {error !== null
                ? messages.canned.failed
                : data === undefined
                  ? messages.canned.loading
                  : messages.canned.none}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
