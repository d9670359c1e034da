import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface File {
  body: string;
  type?: "text/html" | "text/javascript";
  headers?: Record<string, string>;
}

/** One server, any number of sites: `localhost` is the console's, `<name>.localhost` an app's. */
export interface Sites {
  origin(name?: string): string;
  /** Serves a file at a path of every site from now on. */
  serve(path: string, file: File): void;
  close(): Promise<void>;
}

export async function openSites(): Promise<Sites> {
  const files = new Map<string, File>();
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? "/", "http://localhost").pathname);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { body, type = "text/html", headers = {} } = file;
    response
      .writeHead(200, {
        "content-type": `${type}; charset=utf-8`,
        "cache-control": "no-store",
        // As the server does for the SDK: apps import it from their own origins.
        "access-control-allow-origin": "*",
        ...headers,
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: (name) => `http://${name === undefined ? "" : `${name}.`}localhost:${port}`,
    serve: (path, file) => void files.set(path, file),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
