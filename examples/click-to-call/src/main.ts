/** Click to call: finds a customer and calls at one click. */
import { mount } from "svelte";
import { connect, toText } from "../starter/connect.ts";
import ClickToCall from "./click-to-call.svelte";
import { Dialler } from "./dialler.svelte.ts";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no element app.");

connect(location)
  .then(async (sdk) => {
    const dialler = new Dialler(sdk);
    await dialler.start();
    target.replaceChildren();
    mount(ClickToCall, { target, props: { dialler } });
  })
  .catch((error: unknown) => {
    target.textContent = toText(error);
    target.setAttribute("role", "alert");
  });
