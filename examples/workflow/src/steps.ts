/** One step. `knownBy` names what ticks it without the agent. */
export interface Step {
  id: string;
  title: string;
  hint: string;
  when: "TALK" | "WRAP_UP";
  knownBy?: "GREETED" | "RECORD";
}

/** By campaign id; `*` for campaigns without steps of their own. */
type Plans = Record<string, Step[]>;

const greet: Step = {
  id: "greet",
  title: "Greet the customer",
  hint: "With your name, within the first minute.",
  when: "TALK",
  knownBy: "GREETED",
};
const identify: Step = {
  id: "identify",
  title: "Find the customer's record",
  hint: "Ask for the e-mail address or the order number.",
  when: "TALK",
  knownBy: "RECORD",
};
const step = (id: string, title: string, hint: string, when: Step["when"] = "TALK"): Step => ({
  id,
  title,
  hint,
  when,
});
const summarise = step("summary", "Write the summary", "One sentence: what was asked, what was done.", "WRAP_UP");

const ownPlans: Plans = {
  "orders-and-returns": [
    greet,
    identify,
    step("order", "Confirm the order number", "Read it back to the customer."),
    step("solution", "Agree on what happens", "Change, cancel, return or refund."),
    step("terms", "Say how long it takes", "Refunds: five working days. Returns: 30 days."),
    summarise,
  ],
  "*": [
    greet,
    identify,
    step("question", "Repeat the question in your words", "The customer hears that you understood."),
    step("solved", "Ask whether it is solved", "Before you say goodbye."),
    summarise,
  ],
};

function isStep(value: unknown): value is Step {
  const { id, title, when } = Object(value) as Partial<Record<keyof Step, unknown>>;
  return typeof id === "string" && typeof title === "string" && (when === "TALK" || when === "WRAP_UP");
}

/** The plans of an administrator's setting, else the app's own. Throws with what is wrong in the setting. */
export function readPlans(setting: unknown): Plans {
  if (typeof setting !== "string" || setting.trim() === "") return ownPlans;
  let parsed: unknown;
  try {
    parsed = JSON.parse(setting);
  } catch (error) {
    throw new Error('The setting "Steps" is not JSON.', { cause: error });
  }
  const plans = Object.entries(Object(parsed) as Record<string, unknown>);
  const wrong = plans.find(([, steps]) => !Array.isArray(steps) || !steps.every(isStep));
  if (wrong !== undefined) throw new Error(`The setting "Steps" has a step for "${wrong[0]}" that is not complete.`);
  return Object.fromEntries(plans) as Plans;
}
