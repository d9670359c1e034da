/** Campaign form: asks what the campaign wants to know, and keeps the answers. */
import { createApp } from "vue";
import { connect, toText } from "../starter/connect.ts";
import CampaignForm from "./campaign-form.vue";
import { useForm } from "./use-form.ts";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no element app.");

connect(location)
  .then(async (sdk) => createApp(CampaignForm, { model: await useForm(sdk) }).mount(target))
  .catch((error: unknown) => {
    target.textContent = toText(error);
    target.setAttribute("role", "alert");
  });
