// A network that can be cut: a browser's emulated offline state leaves sockets open that a pulled cable would not.
import { once } from "node:events";
import { createServer, connect, type Socket } from "node:net";

export interface NetworkLine {
  /** What the browser connects to instead of the server. */
  readonly port: number;
  /** Breaks every connection and lets none through. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openNetworkLine(serverPort: () => number, port = 0): Promise<NetworkLine> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A broken connection is the point; both ends learn of it by the close.
    socket.on("error", () => socket.destroy());
  };
  const line = createServer((near) => {
    keep(near);
    if (isCut) return void near.destroy();
    const far = connect(serverPort(), "localhost");
    keep(far);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => line.listen(port, "127.0.0.1", resolve));
  const address = line.address();
  if (address === null || typeof address === "string") throw new Error("The line has no port.");
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      isCut = true;
      breakAll();
      line.close();
      await once(line, "close");
    },
  };
}
