/** A customer's simulated phone: `/demo/phone/?number=+447700900123`. */
import { newPageKey, openPageSocket, pageClock, pageStorage } from "@omni/live/browser";
import { PhoneClient } from "@omni/live/phone-client";
import { numberPanel } from "./number-panel.ts";
import { takeNumber } from "./own-number.ts";
import { PhonePage } from "./phone-page.ts";
import "./style.css";

const storage = pageStorage("localStorage");
const number = takeNumber(storage);
const page = new PhonePage(number, () => client);
const client: PhoneClient = new PhoneClient({
  number,
  storage,
  clock: pageClock,
  openSocket: openPageSocket("/phone"),
  newKey: newPageKey,
  onChange: (view) => page.show(view),
  onRefused: (message) => page.showRefusal(message),
});
const desk = document.createElement("div");
desk.className = "desk";
desk.append(page.node, numberPanel(number));
document.body.append(desk);
client.connect();
addEventListener("online", () => client.connect());
