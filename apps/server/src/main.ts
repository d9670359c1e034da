// `npm start`. Compiled code is kept from start to start, which halves the time until the server is ready.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../../../.cache/node", import.meta.url)));
await import("./serve.ts");
