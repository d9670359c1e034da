/** One question. With `customerField` the answer goes into that column of the customer's record too. */
export interface Question {
  name: string;
  label: string;
  type: "text" | "choice" | "yesno";
  choices?: string[];
  required?: boolean;
  customerField?: string;
}

/** By campaign id; `*` for campaigns without a form of their own. */
export type Forms = Record<string, Question[]>;

const reason = (choices: string[]): Question => ({
  name: "reason",
  label: "Why does the customer contact us?",
  type: "choice",
  choices,
  required: true,
});
const newsletter: Question = {
  name: "newsletter",
  label: "Wants the newsletter",
  type: "yesno",
  customerField: "newsletter",
};

const ownForms: Forms = {
  "orders-and-returns": [
    reason(["Change an order", "Cancel an order", "Return", "Status"]),
    { name: "orderNumber", label: "Order number", type: "text", required: true, customerField: "lastOrder" },
    { name: "opened", label: "The parcel was opened", type: "yesno" },
  ],
  "*": [
    reason(["Question", "Complaint", "Order", "Praise"]),
    { name: "city", label: "City", type: "text", customerField: "city" },
    newsletter,
    { name: "remarks", label: "Remarks", type: "text" },
  ],
};

const isQuestion = (value: unknown): value is Question => {
  const { name, label, type, choices } = Object(value) as Partial<Record<keyof Question, unknown>>;
  const isNamed = typeof name === "string" && typeof label === "string";
  return isNamed && (type === "text" || type === "yesno" || (type === "choice" && Array.isArray(choices)));
};

/** The forms of an administrator's setting, else the app's own. Throws with what is wrong in the setting. */
export function readForms(setting: unknown): Forms {
  if (typeof setting !== "string" || setting.trim() === "") return ownForms;
  let parsed: unknown;
  try {
    parsed = JSON.parse(setting);
  } catch (error) {
    throw new Error(`The setting "Forms" is not JSON. ${error instanceof Error ? error.message : ""}`, {
      cause: error,
    });
  }
  const forms = Object.entries(Object(parsed) as Record<string, unknown>);
  const wrong = forms.find(([, questions]) => !Array.isArray(questions) || !questions.every(isQuestion));
  if (wrong !== undefined)
    throw new Error(`The setting "Forms" has a question for "${wrong[0]}" that is not complete.`);
  return Object.fromEntries(forms) as Forms;
}
