#!/usr/bin/env node
/** `omni-app`, for whoever makes an app: packs, makes keys, verifies. The build makes one file of it, without dependencies. */
import { runCommand, usage } from "./command.ts";

const args = process.argv.slice(2);
if (args.length === 0 || args.includes("--help") || args.includes("-h")) {
  console.log(usage);
} else {
  const { code, text } = await runCommand(args);
  if (code === 0 || args.includes("--json")) console.log(text);
  else console.error(text);
  process.exitCode = code;
}
