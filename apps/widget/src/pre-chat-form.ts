import { element } from "@omni/live/element";
import type { CustomerProfile } from "@omni/live/customer-client";

/** Asked before a conversation: who, if they like, and what about. */
export class PreChatForm {
  readonly node: HTMLFormElement;
  #name = element("input", { id: "name", name: "name", autocomplete: "name", maxlength: "256" });
  #email = element("input", { id: "email", name: "email", type: "email", autocomplete: "email", maxlength: "320" });
  #text = element("textarea", { id: "text", name: "text", rows: "3", required: true, maxlength: "10000" });
  #problem = element("p", { class: "problem", role: "alert", hidden: true });

  constructor(onStart: (profile: CustomerProfile, text: string) => void) {
    this.node = element(
      "form",
      { class: "pre-chat" },
      element("p", { class: "lead" }, "Ask us anything. We usually answer within a minute or two."),
      this.#problem,
      element("label", { for: "name" }, "Name ", element("small", {}, "optional")),
      this.#name,
      element("label", { for: "email" }, "E-mail ", element("small", {}, "optional, to find your orders")),
      this.#email,
      element("label", { for: "text" }, "How can we help?"),
      this.#text,
      element("button", { type: "submit", class: "primary" }, "Start chat"),
    );
    this.node.onsubmit = (event) => {
      event.preventDefault();
      const text = this.#text.value.trim();
      const name = this.#name.value.trim();
      const email = this.#email.value.trim();
      if (text === "") return this.#text.focus();
      this.#text.value = "";
      onStart({ ...(name && { name }), ...(email && { email }), pageUrl: location.href.slice(0, 2048) }, text);
    };
  }

  show(problem: string | null): void {
    this.#problem.hidden = problem === null;
    this.#problem.textContent = problem ?? "";
  }

  focus(): void {
    (this.#name.value === "" ? this.#name : this.#text).focus();
  }
}
