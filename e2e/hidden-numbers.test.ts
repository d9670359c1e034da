import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { openAdministrator } from "./src/administrator.ts";
import { accept, wide } from "./src/agent.ts";
import { launchBrowser } from "./src/browser.ts";
import { callPanel } from "./src/calls.ts";
import { omar } from "./src/customer.ts";
import { openOmni, type Omni } from "./src/omni.ts";

let browser: Browser;
let omni: Omni;
beforeAll(async () => {
  browser = await launchBrowser();
  omni = await openOmni(browser);
});
afterAll(async () => {
  await omni.close();
  await browser.close();
});

test("an agent who may not see numbers calls the customer by the masked one, and no page ever shows more", async () => {
  const administrator = await openAdministrator(omni.server.url);
  const { customers } = (await administrator.call("GET", "/api/customers?query=omar.murphy@example.com")) as {
    customers: { phones: string[] }[];
  };
  const [number = ""] = customers[0]?.phones ?? [];
  expect(number).toMatch(/^\+\d{8,}$/);
  await administrator.call("PUT", "/api/personal-data-rights/asha", { seen: false });

  const heard: string[] = [];
  const { page: asha } = await omni.openAgent("asha", wide);
  asha.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => heard.push(String(payload))));
  asha.on(
    "response",
    (response) =>
      void response.text().then(
        (text) => heard.push(text),
        () => {},
      ),
  );
  await asha.reload();
  await omni.openCustomer(omar, "Where is my parcel?");
  await accept(asha, omar.name);
  await asha.getByRole("button", { name: /^Call •+\d\d$/ }).click();
  const dialog = asha.getByRole("dialog", { name: "New call or message" });
  expect(await dialog.getByLabel("Number").inputValue()).toMatch(/^•+\d\d$/);
  await dialog.getByRole("button", { name: "Call", exact: true }).click();
  await callPanel(asha).waitFor();
  await callPanel(asha).getByText(omar.name).first().waitFor();
  expect(await asha.content()).not.toContain(number.slice(-6));
  expect(heard.join("\n")).not.toContain(number.slice(-6));
  expect(heard.length).toBeGreaterThan(5);
});
