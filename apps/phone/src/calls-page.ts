import { element } from "@omni/live/element";
import type { CentreNumber, PhoneView } from "@omni/live/phone-client";
import { button } from "./button.ts";
import { texts } from "./texts.ts";

/** The centre's numbers to call, and how the last call ended. */
export class CallsPage {
  readonly node = element("section", { "aria-label": texts.calls });
  #list = element("ul", { class: "rows" });
  #none = element("p", { class: "empty", hidden: true }, texts.noVoice);
  #last = element("p", { class: "last", role: "status" });
  #call: (to: string) => void;
  #shown = "";

  constructor(call: (to: string) => void) {
    this.#call = call;
    this.node.append(
      element("h2", {}, texts.callTheCentre),
      this.#last,
      this.#list,
      this.#none,
      element("p", { class: "hint" }, texts.waitingHint),
    );
  }

  show({ numbers, endedCall, link }: PhoneView): void {
    const voice = numbers.filter(({ channelType }) => channelType === "VOICE");
    this.#none.hidden = link !== "ONLINE" || voice.length > 0;
    const key = JSON.stringify(voice);
    if (key !== this.#shown) this.#list.replaceChildren(...voice.map((each) => this.#row(each)));
    this.#shown = key;
    const talked = ((endedCall?.endedAt ?? 0) - (endedCall?.connectedAt ?? endedCall?.endedAt ?? 0)) / 1000;
    const last = endedCall === null ? "" : texts.ended(endedCall.endReason, talked);
    if (this.#last.textContent !== last) this.#last.textContent = last;
    this.#last.hidden = last === "";
  }

  #row({ number, title }: CentreNumber): HTMLLIElement {
    const call = button(texts.call, "go small", () => this.#call(number));
    call.setAttribute("aria-label", texts.callName(title));
    return element(
      "li",
      {},
      element("div", {}, element("b", {}, title), element("span", { class: "number" }, number)),
      call,
    );
  }
}
