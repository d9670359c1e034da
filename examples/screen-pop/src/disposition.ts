import type { DispositionClass, MethodArguments } from "@omni/sdk";
import { part } from "./element.ts";

export type DisposeRequest = Omit<MethodArguments["interaction.disposeInteraction"], "interactionId">;

const choose = (text: string) => new Option(text, "", true, true);

/** Class, then code, then notes. Shows itself what the chosen code requires. */
export class DispositionForm {
  readonly #form: HTMLFormElement;
  readonly #class: HTMLSelectElement;
  readonly #code: HTMLSelectElement;
  readonly #notes: HTMLTextAreaElement;
  readonly #at: HTMLInputElement;
  readonly #button: HTMLButtonElement;
  #classes: DispositionClass[] = [];

  constructor(panel: ParentNode, onDispose: (request: DisposeRequest) => Promise<void>) {
    this.#form = part(panel, "dispose", HTMLFormElement);
    this.#class = part(panel, "class", HTMLSelectElement);
    this.#code = part(panel, "code", HTMLSelectElement);
    this.#notes = part(panel, "notes", HTMLTextAreaElement);
    this.#at = part(panel, "at", HTMLInputElement);
    this.#button = part(panel, "disposeButton", HTMLButtonElement);
    this.#class.onchange = () => this.#showCodes();
    this.#code.onchange = () => this.#showDemands();
    this.#form.onsubmit = async (event) => {
      event.preventDefault();
      this.#button.disabled = true;
      await onDispose({
        dispositionCode: this.#code.value,
        ...(this.#notes.value && { notes: this.#notes.value }),
        ...(this.#at.required && { callback: { at: new Date(this.#at.value).getTime(), self: true } }),
      });
      this.#button.disabled = false;
    };
    this.show([]);
  }

  show(classes: DispositionClass[]): void {
    this.#classes = classes;
    this.#class.replaceChildren(choose("Choose a class"), ...classes.map((one) => new Option(one.name, one.classId)));
    this.#showCodes();
  }

  /** A conversation that still runs is ended first; before it is accepted nothing can be disposed. */
  allow(when: "NOT_YET" | "AFTER_ENDING" | "NOW"): void {
    this.#form.hidden = when === "NOT_YET";
    this.#button.textContent = when === "AFTER_ENDING" ? "End and dispose" : "Dispose";
  }

  #showCodes(): void {
    const codes = this.#classes.find((one) => one.classId === this.#class.value)?.codes ?? [];
    this.#code.replaceChildren(choose("Choose a code"), ...codes.map((one) => new Option(one.name, one.code)));
    this.#code.disabled = codes.length === 0;
    this.#showDemands();
  }

  #showDemands(): void {
    const chosen = this.#classes.flatMap((one) => one.codes).find((one) => one.code === this.#code.value);
    this.#notes.required = chosen?.requiresNotes ?? false;
    this.#notes.placeholder = this.#notes.required ? "Required for this code" : "Optional";
    this.#at.required = chosen?.callback ?? false;
    // The field goes with its label.
    if (this.#at.parentElement !== null) this.#at.parentElement.hidden = !this.#at.required;
  }
}
