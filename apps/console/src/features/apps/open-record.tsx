import { Anchor, Text } from "@mantine/core";
import { hideNotification, showNotification } from "@mantine/notifications";
import type { Interaction, MethodArguments } from "@omni/contract";
import { newId } from "@omni/live";
import { OmniError } from "@omni/wire";
import { messages } from "./messages.ts";

/** The address that `crm.openRecord` is to open. Throws TARGET_UNAVAILABLE when there is none, or none that may be opened. */
export function toRecordUrl(
  { url, recordId, target = "TAB" }: MethodArguments["crm.openRecord"],
  interactions: readonly Interaction[],
): string {
  if (target !== "TAB") throw new OmniError("TARGET_UNAVAILABLE", messages.unavailable.panel);
  const record = interactions.map((each) => each.customerDetails.crmRecord).find((each) => each?.recordId === recordId);
  const address = url ?? record?.url;
  if (address === undefined) {
    throw new OmniError("TARGET_UNAVAILABLE", messages.unavailable.record(recordId ?? ""));
  }
  if (!URL.canParse(address) || new URL(address).protocol !== "https:") {
    throw new OmniError("TARGET_UNAVAILABLE", messages.unavailable.address, { details: { url: address } });
  }
  return address;
}

/** Opens a page of another site in a new tab. */
export function openTab(url: string, appName: string): void {
  // Without a click of the agent just before, the browser would block the tab: then the agent is asked for one.
  if (navigator.userActivation?.isActive) {
    window.open(url, "_blank", "noopener");
    return;
  }
  const id = newId();
  showNotification({
    id,
    title: messages.openRecord.title,
    message: (
      <>
        <Text size="sm">{messages.openRecord.text(appName)}</Text>
        <Anchor size="sm" href={url} target="_blank" rel="noopener" onClick={() => hideNotification(id)}>
          {messages.openRecord.open}: {new URL(url).host}
        </Anchor>
      </>
    ),
    autoClose: false,
  });
}
