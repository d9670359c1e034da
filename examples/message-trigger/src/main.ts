/** Message trigger: sends a prepared WhatsApp or SMS message to the customer in focus. */
import { mount } from "svelte";
import { connect, toText } from "../starter/connect.ts";
import MessageTrigger from "./message-trigger.svelte";
import { Outbox } from "./outbox.svelte.ts";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no element app.");

connect(location)
  .then(async (sdk) => {
    const outbox = new Outbox(sdk);
    await outbox.start();
    target.replaceChildren();
    mount(MessageTrigger, { target, props: { outbox } });
  })
  .catch((error: unknown) => {
    target.textContent = toText(error);
    target.setAttribute("role", "alert");
  });
