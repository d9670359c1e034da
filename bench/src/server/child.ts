import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A process of the benchmark's own that answers each message with one. */
export interface Child {
  process: ChildProcess;
  ask<T>(message: string): Promise<T>;
  stop(): Promise<void>;
}

/** Starts a file of this folder and resolves with its first message. */
export async function startChild<Ready>(
  file: string,
  args: readonly string[],
): Promise<{ child: Child; ready: Ready }> {
  const process = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ["--expose-gc", "--conditions=source", "--disable-warning=ExperimentalWarning"],
  });
  const ready = await nextMessage<Ready>(process);
  const child: Child = {
    process,
    ask(message) {
      process.send(message);
      return nextMessage(process);
    },
    async stop() {
      const exited = new Promise((resolve) => process.once("exit", resolve));
      process.disconnect();
      await exited;
    },
  };
  return { child, ready };
}

function nextMessage<T>(process: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`A process of the benchmark ended with ${code}.`));
    process.once("exit", onExit);
    process.once("message", (message) => {
      process.off("exit", onExit);
      // Both ends are files of this folder.
      resolve(message as T);
    });
  });
}
