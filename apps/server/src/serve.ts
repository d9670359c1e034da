// Reads the settings, serves until a signal comes, ends cleanly. Run it by main.ts.
import { demoPassword, demoUsers } from "./demo/centre.ts";
import { resetData } from "./first-start.ts";
import { readSettings, SettingsError } from "./settings.ts";
import { startServer, type RunningServer } from "./start-server.ts";

function tell({ url, isDemo, administrator }: RunningServer): void {
  const lines = [`ready ${url}`, "", `  Console       ${url}/`];
  if (isDemo) {
    lines.push(`  Customer      ${url}/demo/   (a shop page with the chat widget)`);
    lines.push(`  API document  ${url}/api/openapi.json`, "");
    lines.push(`  Demo accounts, password "${demoPassword}":`);
    for (const type of ["AGENT", "SUPERVISOR", "ADMINISTRATOR"] as const) {
      const names = demoUsers.filter((user) => user.user_type === type).map((user) => user.user_name);
      lines.push(`    ${type.toLowerCase().padEnd(14)}${names.join(", ")}`);
    }
  }
  if (administrator !== null)
    lines.push(
      "",
      `  First administrator: ${administrator.username}, password ${administrator.password}`,
      "  The password is shown this once. Keep it, or start anew with --reset.",
    );
  process.stdout.write(`${lines.join("\n")}\n\n`);
}

/** What went wrong at the start, and how to repair it. */
function toProblem(error: unknown, dataFolder: string | undefined): string {
  if (error instanceof SettingsError) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return "The port is taken.\n  Stop what uses it, or choose another, such as OMNI_PORT=4500.";
  if (code === "EACCES" || code === "EROFS")
    return `The data folder ${dataFolder} cannot be written.\n  Choose another, such as OMNI_DATA=.omni.`;
  if (error instanceof Error && /database is locked/.test(error.message))
    return `Another Omni uses the data folder ${dataFolder}.\n  Stop it, or choose another, such as OMNI_DATA=.omni-2.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

let dataFolder: string | undefined;
try {
  const settings = readSettings(process.env);
  dataFolder = settings.dataFolder;
  if (process.argv.includes("--reset")) resetData(settings.dataFolder);
  const server = await startServer(settings);
  tell(server);
  let isEnding = false;
  const end = () => {
    // A second signal means now.
    if (isEnding) process.exit(1);
    isEnding = true;
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${toProblem(error, dataFolder)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
} catch (error) {
  process.stderr.write(`\n${toProblem(error, dataFolder)}\n\n`);
  process.exitCode = 1;
}
