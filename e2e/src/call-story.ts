// One call from the first ring to the promised callback, as everybody sees it who takes part.
import type { Page } from "playwright-core";
import { acceptCall, callOffer, callPanel, chooseAgent, control, dispose, party } from "./calls.ts";
import { phoneCall } from "./phone-page.ts";

export interface CallCast {
  /** The customer's phone page. */
  customer: Page;
  /** Takes the call. */
  asha: Page;
  /** Is asked in, and takes it over. */
  ben: Page;
  /** The supervisor's live view. */
  sofia: Page;
}

/** Somebody's page at a moment worth keeping. */
export type Picture = (page: Page, name: string) => Promise<void>;

/** In the demo data, with a record: the caller of the story. */
export const storyCaller = { name: "Omar Murphy", number: "+15551012981" } as const;
const campaignNumber = "Customer desk";
const promise = "Wants to hear when the new headphones leave.";

const contactOf = (sofia: Page) =>
  sofia.getByRole("table", { name: "Contacts" }).getByRole("row").filter({ hasText: storyCaller.name });

/** The supervisor sees this state of the call, or nothing more of it. */
async function supervisorSees(sofia: Page, state: string): Promise<void> {
  await contactOf(sofia).getByText(state, { exact: true }).first().waitFor();
}

/** The next full minute that leaves time to save the form, as a field for local date and time takes it. */
function nextMinute(now: number): string {
  const at = Math.ceil((now + 25_000) / 60_000) * 60_000;
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The customer calls, waits, and is put through; the agent holds and resumes. */
async function callIn({ customer, asha, sofia }: CallCast, picture: Picture): Promise<void> {
  await customer.getByRole("button", { name: `Call ${campaignNumber}` }).click();
  await phoneCall(customer)
    .getByText(/^(Calling|Waiting in the queue)…/)
    .waitFor();
  await callOffer(asha).waitFor();
  await supervisorSees(sofia, "Offered");
  await picture(customer, "call-1-customer-waits");
  await picture(asha, "call-2-offer");
  await acceptCall(asha);
  await phoneCall(customer).getByText("In call").waitFor();
  await supervisorSees(sofia, "Connected");
  await control(asha, "Hold").click();
  await phoneCall(customer).getByText("On hold").waitFor();
  await supervisorSees(sofia, "On hold");
  await picture(asha, "call-3-hold");
  await control(asha, "Resume").click();
  await phoneCall(customer).getByText("In call").waitFor();
}

/** The agent asks a colleague, makes it a conference, and leaves the call to the colleague. */
async function consultAndConfer({ customer, asha, ben, sofia }: CallCast, picture: Picture): Promise<void> {
  await control(asha, "Consult").click();
  await chooseAgent(asha, "Ben Carter");
  await callOffer(ben).getByText("Asha Menon asks you in").waitFor();
  await acceptCall(ben);
  await callPanel(asha).getByRole("heading", { name: "Consulting Ben Carter" }).waitFor();
  await phoneCall(customer).getByText("On hold").waitFor();
  await picture(asha, "call-4-consult");
  await picture(ben, "call-5-consulted");

  await control(asha, "Conference").click();
  for (const agent of [asha, ben]) await party(agent, "Customer").getByText("Connected").waitFor();
  await phoneCall(customer).getByText("In call").waitFor();
  await supervisorSees(sofia, "Conference");
  await picture(asha, "call-6-conference");
  await picture(sofia, "call-7-supervisor");
  await control(asha, "Leave").click();
  await control(ben, "Transfer").waitFor();
}

/** The colleague hands the call back without asking; the first agent takes it. */
async function transferBack({ customer, asha, ben, sofia }: CallCast, picture: Picture): Promise<void> {
  await control(ben, "Transfer").click();
  await chooseAgent(ben, "Asha Menon");
  await callOffer(asha).waitFor();
  await picture(asha, "call-8-transfer");
  await acceptCall(asha);
  await phoneCall(customer).getByText("In call").waitFor();
  await contactOf(sofia).getByText("Asha Menon").waitFor();
}

/** The customer hangs up; the agent promises a callback that is due in a moment. */
async function promiseCallback({ customer, asha, sofia }: CallCast, picture: Picture): Promise<void> {
  await phoneCall(customer).getByRole("button", { name: "Hang up" }).click();
  await callPanel(asha).getByText("The customer hung up.").waitFor();
  await supervisorSees(sofia, "Wrap-up");
  const form = asha.getByRole("region", { name: "Disposition" });
  await form.getByRole("radio", { name: "Callback" }).check();
  await form.getByLabel("Call back at").fill(nextMinute(Date.now()));
  await form.getByRole("checkbox", { name: "By me" }).check();
  await form.getByRole("textbox", { name: /^Notes/ }).fill(promise);
  await picture(asha, "call-9-wrap-up");
  await form.getByRole("button", { name: "Save and close" }).click();
  await form.waitFor({ state: "hidden" });
}

/** The callback falls due and is dialled; the phone rings, is answered, and the second call is disposed too. */
async function callBack({ customer, asha, sofia }: CallCast, picture: Picture): Promise<void> {
  const offer = callOffer(asha).filter({ hasText: "Callback" });
  await offer.waitFor({ timeout: 100_000 });
  await picture(asha, "call-10-callback-due");
  await offer.getByRole("button", { name: "Accept" }).click();
  await phoneCall(customer).getByText("Incoming call").waitFor();
  await picture(customer, "call-11-phone-rings");
  await phoneCall(customer).getByRole("button", { name: "Answer" }).click();
  await phoneCall(customer).getByText("In call").waitFor();
  await callPanel(asha).getByText(promise).waitFor();
  await supervisorSees(sofia, "Connected");
  await picture(asha, "call-12-callback");
  await control(asha, "Hang up").click();
  await dispose(asha, "Resolved", "Question answered");
  await sofia.getByText("No contact is open.").waitFor();
}

/** The whole story. Rejects at the first thing that somebody does not see. */
export async function tellCallStory(cast: CallCast, picture: Picture): Promise<void> {
  await callIn(cast, picture);
  await consultAndConfer(cast, picture);
  await transferBack(cast, picture);
  await promiseCallback(cast, picture);
  await callBack(cast, picture);
}
