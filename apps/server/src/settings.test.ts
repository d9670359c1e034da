import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

test("without any variable the server listens on localhost, port 4400, with demo data in .omni", () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({ port: 4400, host: "localhost", demo: true, appUrl: null, publicUrl: null });
  expect(settings.dataFolder.endsWith(".omni")).toBe(true);
});

test("an empty variable counts as not set", () => {
  expect(readSettings({ OMNI_PORT: "", OMNI_APP_URL: "" })).toMatchObject({ port: 4400, appUrl: null });
});

test("a wrong value is answered by the problem and then the repair, all of them at once", () => {
  expect(() => readSettings({ OMNI_PORT: "http", OMNI_DEMO: "maybe", OMNI_APP_URL: "localhost" })).toThrow(
    [
      "OMNI_PORT=http is not valid: must be a port number",
      "  Use a number from 0 to 65535, such as OMNI_PORT=4400; 0 takes any free port.",
      "OMNI_DEMO=maybe is not valid: must be 0 or 1",
      "  Use OMNI_DEMO=1 for the demo contact centre, OMNI_DEMO=0 for an empty one.",
      "OMNI_APP_URL=localhost is not valid: must be a web address such as http://localhost:5173",
      "  Use the address of an app's entry page, such as OMNI_APP_URL=http://localhost:5173.",
    ].join("\n"),
  );
});

test("a wrong token is not shown", () => {
  expect(() => readSettings({ OMNI_METRICS_TOKEN: "my secret" })).toThrow(
    /^OMNI_METRICS_TOKEN is not valid: must have 16/,
  );
  const OMNI_METRICS_TOKEN = "c2VjcmV0-c2VjcmV0+/==";
  expect(readSettings({ OMNI_METRICS_TOKEN }).metricsToken).toBe(OMNI_METRICS_TOKEN);
});

test("the console's address has a name, because apps live on hosts below it", () => {
  for (const address of ["http://192.168.1.20:4400", "https://[2001:db8::1]"])
    expect(() => readSettings({ OMNI_PUBLIC_URL: address })).toThrow("must have a name for its host");
  expect(readSettings({ OMNI_PUBLIC_URL: "https://omni.example.com" }).publicUrl).toBe("https://omni.example.com");
});
