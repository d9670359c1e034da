/** Quick disposition: wrap-up at one press. */
import { createApp } from "vue";
import { connect, toText } from "../starter/connect.ts";
import QuickDisposition from "./quick-disposition.vue";
import { useWrapUp } from "./use-wrap-up.ts";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no element app.");

connect(location)
  .then(async (sdk) => createApp(QuickDisposition, { model: await useWrapUp(sdk) }).mount(target))
  .catch((error: unknown) => {
    target.textContent = toText(error);
    target.setAttribute("role", "alert");
  });
