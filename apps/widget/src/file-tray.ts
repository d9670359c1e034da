import { element } from "@omni/live/element";
import type { ChatAttachment } from "@omni/live/customer-client";
import { iconButton } from "./icon.ts";
import { upload, type Upload } from "./upload.ts";

const mostFiles = 10;
const crossPath = "M6 6l12 12M18 6 6 18";

interface TrayFile {
  node: HTMLElement;
  preview: string | null;
  attachment: ChatAttachment | null;
  problem: boolean;
  upload: Upload | null;
}

export interface FileTrayOptions {
  server: string;
  token(): string | null;
  onChange(): void;
}

/** The files of the message that is being written: each is uploaded at once. */
export class FileTray {
  readonly node = element("ul", { class: "files", "aria-label": "Files to send", hidden: true });
  #options: FileTrayOptions;
  #files: TrayFile[] = [];

  constructor(options: FileTrayOptions) {
    this.#options = options;
  }

  get hasFiles(): boolean {
    return this.#files.some(({ attachment }) => attachment !== null);
  }

  get isUploading(): boolean {
    return this.#files.some(({ attachment, problem }) => attachment === null && !problem);
  }

  add(files: Iterable<File>): void {
    for (const file of files) this.#add(file);
  }

  /** The uploaded files, taken out because they go with a message now. */
  take(): ChatAttachment[] {
    const taken = this.#files.flatMap(({ attachment }) => attachment ?? []);
    for (const file of [...this.#files]) if (file.attachment !== null) this.#remove(file);
    return taken;
  }

  #add(file: File): void {
    const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
    const note = element("span", { class: "note" }, "0%");
    const bar = element("progress", { max: "1", value: "0", "aria-label": `Uploading ${file.name}` });
    const remove = iconButton(`Remove ${file.name}`, crossPath, "remove");
    const again = element("button", { type: "button", class: "again", hidden: true }, "Try again");
    const node = element(
      "li",
      {},
      ...(preview === null ? [] : [element("img", { src: preview, alt: "" })]),
      element("div", {}, element("bdi", { title: file.name }, file.name), bar, note, again),
      remove,
    );
    const row: TrayFile = { node, preview, attachment: null, problem: false, upload: null };
    const settle = (text: string): void => {
      bar.hidden = true;
      note.textContent = text;
      this.#options.onChange();
    };
    const fail = (problem: string, isPassing: boolean): void => {
      row.problem = true;
      node.classList.add("refused");
      note.setAttribute("role", "alert");
      again.hidden = !isPassing;
      settle(problem);
    };
    const start = (): void => {
      row.problem = false;
      node.classList.remove("refused");
      bar.hidden = false;
      again.hidden = true;
      row.upload = upload(this.#options.server, this.#options.token(), file, {
        onProgress: (share) => {
          bar.value = share;
          note.textContent = `${Math.round(share * 100)}%`;
        },
        onDone: (attachment) => {
          row.attachment = attachment;
          settle(toSize(attachment.sizeBytes));
        },
        onProblem: fail,
      });
      this.#options.onChange();
    };
    again.onclick = start;
    remove.onclick = () => this.#remove(row);
    const isFull = this.#files.length >= mostFiles;
    this.#files.push(row);
    this.node.append(node);
    this.node.hidden = false;
    if (isFull) fail(`At most ${mostFiles} files.`, false);
    else start();
  }

  #remove(file: TrayFile): void {
    this.#files = this.#files.filter((each) => each !== file);
    if (file.attachment === null) file.upload?.cancel();
    if (file.preview !== null) URL.revokeObjectURL(file.preview);
    file.node.remove();
    this.node.hidden = this.#files.length === 0;
    this.#options.onChange();
  }
}

/** A size as people read it. */
export const toSize = (bytes: number): string =>
  bytes < 1024 ** 2 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
