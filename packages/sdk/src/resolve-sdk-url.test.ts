import { expect, it } from "vitest";
import { resolveSdkUrl } from "./resolve-sdk-url.ts";

const resolve = (search: string) => resolveSdkUrl({ search, origin: "https://app.example" });
const at = (base: string) => `${base}/omniapp/sdk/ameyo-sdk.js`;
const encoded = encodeURIComponent;

it.each([
  [
    "sdkBaseUrl before origin",
    `?origin=${encoded("https://console.example")}&sdkBaseUrl=${encoded("https://cdn.example")}`,
    "https://cdn.example",
  ],
  ["origin without sdkBaseUrl", `?origin=${encoded("https://console.example")}`, "https://console.example"],
  ["the page's own origin without either", "", "https://app.example"],
  ["the page's own origin beside other parameters", "?instanceId=ameyoIframe", "https://app.example"],
  [
    "origin when sdkBaseUrl is empty",
    `?sdkBaseUrl=&origin=${encoded("https://console.example")}`,
    "https://console.example",
  ],
  ["the page's own origin when both are empty", "?sdkBaseUrl=&origin=", "https://app.example"],
  ["no trailing slash", `?origin=${encoded("https://console.example/")}`, "https://console.example"],
  ["no trailing slashes", `?sdkBaseUrl=${encoded("https://cdn.example/omni///")}`, "https://cdn.example/omni"],
  ["a port", `?origin=${encoded("http://localhost:4400")}`, "http://localhost:4400"],
  ["an unencoded parameter", "?origin=http://localhost:4400/", "http://localhost:4400"],
])("resolves to %s", (_case, search, base) => {
  expect(resolve(search)).toBe(at(base));
});
