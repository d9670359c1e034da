import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CustomerClient, type ChatView } from "./customer-client.ts";
import { FakeChatServer, FakeClock, MemoryStorage } from "./customer-client.fakes.ts";

function world() {
  const clock = new FakeClock();
  const storage = new MemoryStorage();
  const server = new FakeChatServer();
  const open = (): { client: CustomerClient; view(): ChatView } => {
    const client = new CustomerClient({
      campaign: "web-chat",
      host: "test",
      openSocket: server.openSocket,
      storage,
      clock,
      onChange: () => {},
    });
    return { client, view: () => client.view() };
  };
  /** Delivers everything and lets back-off pass until nothing moves any more. */
  const settle = () => {
    for (let round = 0; round < 60; round++) {
      server.deliverAll();
      clock.advance(1_600);
    }
    server.deliverAll();
  };
  return { clock, storage, server, open, settle };
}

describe("a customer's chat", () => {
  it("opens no socket before the customer starts", () => {
    const { open, server } = world();
    expect(open().view()).toMatchObject({ phase: "IDLE", link: "CLOSED", lines: [] });
    expect(server.opened).toBe(0);
  });

  it("shows a message as sending until the server has it, then as sent, in the same line", () => {
    const { open, server } = world();
    const { client, view } = open();
    client.start({ name: "Mira" });
    server.deliverAll();
    client.send("Hello");
    expect(view().lines).toMatchObject([{ text: "Hello", delivery: "SENDING" }]);
    const { key } = view().lines[0]!;
    server.deliverAll();
    expect(view().lines).toMatchObject([{ key, text: "Hello", delivery: "SENT" }]);
  });

  it("tells who joins and leaves between the messages, and not who answered first", () => {
    const { open, server } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    client.send("Hello");
    server.deliverAll();
    server.setAgents("Asha");
    server.setAgents("Asha", "Ben");
    server.deliverAll();
    client.send("Thanks");
    server.deliverAll();
    server.setAgents("Ben");
    server.deliverAll();
    expect(view().lines.map(({ text }) => text)).toEqual(["Hello", "Ben has joined", "Thanks", "Asha has left"]);
  });

  it("sends the files that were uploaded with the message's text", () => {
    const { open, server } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    expect(client.token).toBe("token-1");
    const file = { attachmentId: "file-1", name: "a.png", contentType: "image/png", sizeBytes: 3, url: "/a" };
    client.send("", [file]);
    expect(view().lines).toMatchObject([{ text: "", attachments: [file], delivery: "SENDING" }]);
    server.deliverAll();
    expect(server.files).toEqual([["file-1"]]);
  });

  it("keeps what is written without a network and sends it when the network is back", () => {
    const { open, server, clock } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    client.offline();
    client.send("one");
    client.send("two");
    expect(view()).toMatchObject({ link: "CONNECTING" });
    expect(server.texts()).toEqual([]);
    client.online();
    server.deliverAll();
    clock.advance(0);
    expect(server.texts()).toEqual(["one", "two"]);
    expect(view()).toMatchObject({ link: "ONLINE" });
  });

  it("sends again with the same id after a reload, and the server stores it once", () => {
    const { open, server } = world();
    const first = open();
    first.client.start({});
    server.deliverAll();
    first.client.send("only once");
    server.deliverToServer();
    first.client.close();
    const second = open();
    server.deliverAll();
    expect(server.texts()).toEqual(["only once"]);
    expect(second.view().lines).toMatchObject([{ text: "only once", delivery: "SENT" }]);
  });

  it("takes a link for dead that does not acknowledge, and sends over a new one", () => {
    const { open, server, settle } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    server.loseInFlight = true;
    client.send("into the void");
    server.deliverAll();
    server.loseInFlight = false;
    settle();
    expect(server.texts()).toEqual(["into the void"]);
    expect(view().lines).toMatchObject([{ delivery: "SENT" }]);
  });

  it("shows a refused message as not sent with its reason, and sends it again when asked", () => {
    const { open, server } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    server.refuseNext = { code: "INVALID_ARGUMENT", message: "Too long." };
    client.send("again");
    server.deliverAll();
    expect(view().lines).toMatchObject([{ delivery: "NOT_SENT", refusal: "Too long." }]);
    client.retry(view().lines[0]!.key);
    server.deliverAll();
    expect(server.texts()).toEqual(["again"]);
  });

  it("sends by itself, and in order, what was refused only for the moment", () => {
    const { open, server, clock } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    server.refuseNext = { code: "RATE_LIMITED", message: "Wait." };
    client.send("one");
    client.send("two");
    server.deliverAll();
    expect(view().lines).toMatchObject([{ delivery: "SENDING" }, { delivery: "SENDING" }]);
    clock.advance(2_000);
    server.deliverAll();
    expect(server.texts()).toEqual(["one", "two"]);
  });

  it("notices a link that died in silence, and resumes what the agent said meanwhile", () => {
    const { open, server, clock } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    server.loseInFlight = true;
    server.say("Are you there?");
    clock.advance(40_000);
    expect(view().link).toBe("CONNECTING");
    server.loseInFlight = false;
    clock.advance(16_000);
    server.deliverAll();
    expect(view()).toMatchObject({ link: "ONLINE", lines: [{ text: "Are you there?" }] });
  });

  it("shows what an agent has read, over a reload, and never takes it back", () => {
    const { open, server } = world();
    const first = open();
    first.client.start({});
    server.deliverAll();
    first.client.send("one");
    first.client.send("two");
    server.deliverAll();
    expect(first.view().lines).toMatchObject([{ delivery: "SENT" }, { delivery: "SENT" }]);
    server.see(1);
    server.deliverAll();
    expect(first.view().lines).toMatchObject([{ delivery: "SEEN" }, { delivery: "SENT" }]);
    server.see(0);
    server.deliverAll();
    expect(first.view().lines).toMatchObject([{ delivery: "SEEN" }, { delivery: "SENT" }]);
    server.see(2);
    first.client.close();
    const second = open();
    server.deliverAll();
    expect(second.view().lines).toMatchObject([{ delivery: "SEEN" }, { delivery: "SEEN" }]);
  });

  it("counts an agent's messages as unread until seen, over a reload", () => {
    const { open, server } = world();
    const first = open();
    first.client.start({});
    server.deliverAll();
    server.say("Hello, Asha here");
    server.deliverAll();
    expect(first.view().unread).toBe(1);
    first.client.close();
    const second = open();
    server.deliverAll();
    expect(second.view().unread).toBe(1);
    second.client.markRead();
    server.deliverAll();
    expect(second.view().unread).toBe(0);
    expect(server.reads).toHaveLength(1);
  });

  it("shows a second tab the same conversation, and what either tab writes once", () => {
    const { open, server } = world();
    const a = open();
    const b = open();
    a.client.start({});
    server.deliverAll();
    b.client.storageChanged();
    server.deliverAll();
    a.client.send("from a");
    b.client.send("from b");
    server.deliverAll();
    const texts = (view: ChatView) => view.lines.map((line) => line.text);
    expect(texts(a.view())).toEqual(["from a", "from b"]);
    expect(texts(b.view())).toEqual(["from a", "from b"]);
    expect(server.conversations).toBe(1);
  });

  it("starts anew with what stayed unsent when the conversation had ended", () => {
    const { open, server } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    client.offline();
    client.send("one more thing");
    server.end();
    client.online();
    server.deliverAll();
    expect(view()).toMatchObject({ phase: "ENDED", lines: [{ delivery: "NOT_SENT" }] });
    client.restart();
    expect(view()).toMatchObject({ phase: "IDLE" });
    client.start({});
    server.deliverAll();
    expect(view()).toMatchObject({ phase: "WAITING", lines: [{ text: "one more thing", delivery: "SENT" }] });
  });

  it("does not reconnect for an ended conversation", () => {
    const { open, server, clock } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    server.end();
    server.deliverAll();
    const { opened } = server;
    client.offline();
    clock.advance(60_000);
    client.online();
    expect(server.opened).toBe(opened);
    expect(view()).toMatchObject({ phase: "ENDED", link: "CLOSED" });
  });

  it("says why when no conversation can be had", () => {
    const { open, server } = world();
    const { client, view } = open();
    server.refuseHello = { code: "CHANNEL_UNAVAILABLE", message: "This chat is closed." };
    client.start({});
    server.deliverAll();
    expect(view()).toMatchObject({ phase: "REFUSED", problem: "This chat is closed.", link: "CLOSED" });
  });

  it("begins a new conversation, with nothing unsent lost, when the server forgot the old one", () => {
    const { open, server, settle } = world();
    const { client, view } = open();
    client.start({});
    server.deliverAll();
    client.send("before");
    server.deliverAll();
    client.offline();
    client.send("after");
    server.forgetAll();
    settle();
    expect(server.texts()).toEqual(["after"]);
    expect(view().lines).toMatchObject([{ text: "after", delivery: "SENT" }]);
  });
});

describe("whatever the network does", () => {
  type Step = "send" | "up" | "down" | "drop" | "reload" | "wait" | "otherTab" | "say" | "offline";
  const step = fc.constantFrom<Step>("send", "up", "down", "drop", "reload", "wait", "otherTab", "say", "offline");

  it("every message is stored exactly once and each tab's in order, and every tab sees everything", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { clock, server, open, settle } = world();
        const tabs = [open(), open()];
        tabs[0]!.client.start({});
        settle();
        const sent: string[][] = [[], []];
        let current = 0;
        let said = 0;
        for (const one of steps) {
          const tab = tabs[current]!;
          if (one === "send") {
            const text = `${current}:${sent[current]!.length}`;
            sent[current]!.push(text);
            tab.client.send(text);
          } else if (one === "up") server.deliverToServer(1);
          else if (one === "down") server.deliverToClients(1);
          else if (one === "drop") server.dropAll();
          else if (one === "offline") tab.client.offline();
          else if (one === "wait") clock.advance(1_000);
          else if (one === "otherTab") current = 1 - current;
          else if (one === "say") server.say(`agent ${said++}`);
          else {
            tab.client.close();
            tabs[current] = open();
          }
          for (const other of tabs) other.client.storageChanged();
        }
        settle();
        for (const tab of tabs) tab.client.online();
        settle();
        const texts = server.texts();
        expect(texts.filter((text) => text.startsWith("0:"))).toEqual(sent[0]);
        expect(texts.filter((text) => text.startsWith("1:"))).toEqual(sent[1]);
        for (const tab of tabs) {
          expect(tab.view().lines.map((line) => line.text)).toEqual(server.everything());
          expect(tab.view().lines.every((line) => line.delivery === "SENT")).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
