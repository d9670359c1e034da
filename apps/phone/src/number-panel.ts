import { element } from "@omni/live/element";
import { button } from "./button.ts";
import { randomNumber, toNumber } from "./own-number.ts";
import { texts } from "./texts.ts";

/** In the demo data with a record and earlier contacts. */
const knownCustomers = [
  { name: "Omar Murphy", number: "+15551012981" },
  { name: "Amara Okafor", number: "+15551826457" },
];

const goTo = (number: string): void => location.assign(`?number=${encodeURIComponent(number)}`);

/** Whose phone this is: another number is another phone, on a page of its own. */
export function numberPanel(number: string): HTMLElement {
  const input = element("input", { id: "number", type: "tel", value: number, autocomplete: "off" });
  const problem = element("p", { class: "problem", role: "alert" });
  const form = element(
    "form",
    { class: "number-form" },
    element("label", { for: "number" }, texts.numberLabel),
    input,
    element("button", { type: "submit", class: "plain" }, texts.useNumber),
    problem,
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const wanted = toNumber(input.value);
    if (wanted === null) problem.textContent = texts.numberWrong;
    else goTo(wanted);
  };
  const another = element(
    "a",
    { href: `?number=${encodeURIComponent(randomNumber())}`, target: "_blank", rel: "noopener" },
    texts.another,
  );
  const random = button(texts.randomNumber, "plain", () => goTo(randomNumber()));
  const known = knownCustomers.map(({ name, number: own }) => button(`${name}, ${own}`, "plain", () => goTo(own)));
  return element(
    "aside",
    { class: "whose", "aria-label": texts.settings },
    element("h2", {}, texts.settings),
    form,
    element("p", { class: "hint" }, texts.numberHelp),
    element("h3", {}, texts.known),
    element("div", { class: "choices" }, ...known, random),
    element("p", {}, another),
  );
}
