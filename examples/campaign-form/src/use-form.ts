import type { Customer, Interaction, Sdk } from "@omni/sdk";
import { computed, reactive, readonly } from "vue";
import { toText, watchFocus } from "../starter/connect.ts";
import { type Question, readForms } from "./forms.ts";

export type Answers = Record<string, string | boolean>;

interface Draft {
  answers: Answers;
  /** What was saved, and when this agent saved it last. */
  saved: string;
}

interface FormState {
  open: Interaction | null;
  campaignName: string;
  isSaving: boolean;
  problem: string;
  drafts: Record<string, Draft>;
}

/** The form of the interaction in focus. Drafts stay while the agent works on another one. */
export async function useForm(sdk: Sdk) {
  const state: FormState = reactive({ open: null, campaignName: "", isSaving: false, problem: "", drafts: {} });
  const forms = readForms((await sdk.configuration.getAppSettings())["forms"]);
  const campaigns = await sdk.configuration.getCampaigns();
  const questions = computed<Question[]>(() => forms[state.open?.campaignId ?? ""] ?? forms["*"] ?? []);
  const draft = computed(() => state.drafts[state.open?.interactionId ?? ""] ?? null);

  function show(open: Interaction | null): void {
    state.open = open;
    if (open === null) return;
    state.campaignName = campaigns.find(({ campaignId }) => campaignId === open.campaignId)?.name ?? open.campaignId;
    state.drafts[open.interactionId] ??= { answers: toAnswers(questions.value, open), saved: "" };
  }

  async function save(): Promise<void> {
    const { open } = state;
    const mine = draft.value;
    if (open === null || mine === null) return;
    state.isSaving = true;
    state.problem = "";
    mine.saved = "";
    try {
      const form = { ...mine.answers };
      await sdk.interaction.updateInteraction({ interactionId: open.interactionId, data: { form } });
      const recorded = await saveToRecord(sdk, open.customerDetails.customerId, questions.value, form);
      mine.saved = recorded === null ? "Saved with this conversation." : "Saved, here and in the customer's record.";
    } catch (error) {
      state.problem = `The answers are not saved. ${toText(error)}`;
    } finally {
      state.isSaving = false;
    }
  }

  await watchFocus(sdk, show, (error) => (state.problem = toText(error)));
  return { state: readonly(state), questions, draft, save };
}

/** What was saved before, else what the record says, else nothing. */
function toAnswers(questions: readonly Question[], { data, customerDetails }: Interaction): Answers {
  const saved = Object(data["form"]) as Record<string, unknown>;
  return Object.fromEntries(
    questions.map(({ name, type, customerField = "" }) => {
      const isMasked = customerDetails.maskedFields.includes(customerField);
      const known = saved[name] ?? (isMasked ? undefined : customerDetails.fields[customerField]);
      return [name, type === "yesno" ? known === true : typeof known === "string" ? known : ""];
    }),
  );
}

/** Only fields with an answer are written: an empty one erases nothing. Null when there is nothing to write or no record. */
async function saveToRecord(
  sdk: Sdk,
  customerId: string | null,
  questions: readonly Question[],
  answers: Answers,
): Promise<Customer | null> {
  const fields = questions.flatMap(({ name, customerField }) =>
    customerField === undefined || answers[name] === "" ? [] : [[customerField, answers[name]]],
  );
  if (customerId === null || fields.length === 0) return null;
  return sdk.crm.saveCustomer({ customerId, fields: Object.fromEntries(fields) as Answers });
}

export type FormModel = Awaited<ReturnType<typeof useForm>>;
