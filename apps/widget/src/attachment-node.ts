import { element } from "@omni/live/element";
import type { ChatAttachment } from "@omni/live/customer-client";
import { icon } from "./icon.ts";
import { toSize } from "./file-tray.ts";

const filePath = "M6 3h8l4 4v14H6zM14 3v4h4";

/** A file of a message: pictures and sounds are shown, others are there to be opened. */
export function attachmentNode({ name, contentType, sizeBytes, url }: ChatAttachment, server: string): HTMLElement {
  const href = new URL(url, server).href;
  const link = { href, target: "_blank", rel: "noopener noreferrer" };
  if (contentType.startsWith("image/"))
    return element("a", { ...link, class: "picture" }, element("img", { src: href, alt: name, loading: "lazy" }));
  const chip = element(
    "a",
    { ...link, class: "file" },
    icon(filePath),
    element("bdi", {}, name),
    ` ${toSize(sizeBytes)}`,
  );
  if (!contentType.startsWith("audio/")) return chip;
  const sound = element("audio", { controls: true, preload: "none", src: href, "aria-label": name });
  return element("div", {}, chip, sound);
}
