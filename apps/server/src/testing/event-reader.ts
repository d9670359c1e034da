/** Server-Sent Events as a page hears them: kept, and waited for by what they are. */
export class EventReader<M> {
  readonly events: M[] = [];
  readonly closed: Promise<void>;
  readonly #abort: AbortController;
  #waiting: { matches: (event: M) => boolean; resolve: (event: M) => void }[] = [];
  /** Whether the server said goodbye, and did not just vanish. */
  isDismissed = false;

  private constructor(body: ReadableStream<Uint8Array>, abort: AbortController) {
    this.#abort = abort;
    this.closed = this.#read(body);
  }

  /** Throws with the status when the server refuses. */
  static async open<M>(url: string, cookie: string): Promise<EventReader<M>> {
    const abort = new AbortController();
    const response = await fetch(url, { headers: { cookie }, signal: abort.signal });
    if (response.status !== 200 || response.body === null)
      throw new Error(`HTTP ${response.status}: ${await response.text()}`);
    return new EventReader<M>(response.body, abort);
  }

  /** The first event, past or to come, that is so. */
  find(matches: (event: M) => boolean): Promise<M> {
    const there = this.events.find(matches);
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((resolve) => this.#waiting.push({ matches, resolve }));
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = "";
    try {
      const decoder = new TextDecoder();
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) this.#take(block);
      }
    } catch (error) {
      // Closing from either side ends the reading.
      if (!(error instanceof Error)) throw error;
    }
  }

  #take(block: string): void {
    if (block.startsWith("event: closed")) this.isDismissed = true;
    else if (block.startsWith("data: ")) {
      // The server's own events, whose type the test knows.
      const event = JSON.parse(block.slice(6)) as M;
      this.events.push(event);
      const found = this.#waiting.filter(({ matches }) => matches(event));
      this.#waiting = this.#waiting.filter(({ matches }) => !matches(event));
      for (const { resolve } of found) resolve(event);
    }
  }
}
