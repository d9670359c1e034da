import { expect, it } from "vitest";
import { appUrl } from "./app-url.ts";

it("adds the guide's parameters and keeps what is there", () => {
  expect(
    appUrl("https://app.example/index.html?team=a%20b&origin=old#/home", {
      origin: "https://console.example",
      instanceId: "inst 1",
      sdkBaseUrl: "https://cdn.example/omni/",
      locale: "en-IN",
    }),
  ).toBe(
    "https://app.example/index.html?team=a+b&origin=https%3A%2F%2Fconsole.example&instanceId=inst+1&sdkBaseUrl=https%3A%2F%2Fcdn.example%2Fomni%2F&locale=en-IN#/home",
  );
});

it("leaves out what is not given", () => {
  expect(appUrl("https://app.example", { origin: "https://c.example", instanceId: "i" })).toBe(
    "https://app.example/?origin=https%3A%2F%2Fc.example&instanceId=i",
  );
});
