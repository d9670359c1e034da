import { describe, expect, it } from "vitest";
import { openCentre, type CallCentre } from "./calls.fakes.ts";
import { customer } from "./centre.fakes.ts";
import { decide, type Command } from "./index.ts";

const of = { interactionId: "x", agentId: "ana" };
const colleague = { type: "AGENT", id: "ben" } as const;
const disposal = { dispositionCode: "DONE", notes: "", callback: null };
const message = { messageId: "m", clientId: null, text: "Hello", attachments: [] };

/** Every order of an agent on an interaction. */
const orders: Record<string, Command> = {
  accept: { type: "interaction.accept", ...of },
  reject: { type: "interaction.reject", ...of },
  select: { type: "agent.selectInteraction", ...of },
  hold: { type: "interaction.hold", ...of },
  resume: { type: "interaction.resume", ...of },
  mute: { type: "interaction.mute", ...of },
  unmute: { type: "interaction.unmute", ...of },
  digits: { type: "interaction.sendDigits", ...of, digits: "1" },
  end: { type: "interaction.end", endedBy: "AGENT", ...of },
  transfer: { type: "interaction.transfer", ...of, target: colleague },
  consult: { type: "interaction.startConsult", ...of, target: colleague },
  "consult self": { type: "interaction.startConsult", ...of, target: { type: "AGENT", id: "ana" } },
  "transfer off": { type: "interaction.transfer", ...of, target: { type: "AGENT", id: "dora" } },
  complete: { type: "interaction.completeConsult", ...of, action: "TRANSFER" },
  add: { type: "interaction.addParticipant", ...of, target: colleague },
  remove: { type: "interaction.removeParticipant", ...of, participantId: "cleo" },
  send: { type: "interaction.sendMessage", ...of, ...message },
  note: { type: "interaction.sendMessage", ...of, ...message, visibility: "AGENTS" },
  typing: { type: "interaction.setTyping", from: "AGENT", ...of, typing: true },
  update: { type: "interaction.updateData", ...of, data: { a: 1 } },
  record: { type: "interaction.attachCrmRecord", ...of, record: { recordId: "r", recordName: "R", recordType: "r" } },
  dispose: { type: "interaction.dispose", ...of, ...disposal },
  "dispose+dial": { type: "interaction.disposeAndDial", ...of, ...disposal, next: { interactionId: "y", to: null } },
  extend: { type: "interaction.extendWrapUp", ...of },
  leave: { type: "interaction.endWrapUp", ...of },
  callback: { type: "callback.schedule", callbackId: "b", ...of, at: 9e12, self: true, phone: null, notes: "" },
};

const chat = (centre: CallCentre) => centre.connect("x", "ana");
const signedOut = (centre: CallCentre) => centre.run({ type: "agent.signOut", agentId: "ana" });
const wrapUp = (centre: CallCentre) => centre.wrapUp("x", "ana", "free");

/** What ana is in when she gives the order; cleo is who she talks with. */
const situations: Record<string, (centre: CallCentre) => unknown> = {
  "signed out": signedOut,
  offered: (centre) => centre.chat("x"),
  chat,
  "chat wrap": wrapUp,
  "chat done": (centre) => {
    wrapUp(centre);
    centre.dispose("x", "ana");
  },
  ringing: (centre) => centre.call("x"),
  call: (centre) => centre.talk("x", "ana"),
  held: (centre) => {
    centre.talk("x", "ana");
    centre.run({ type: "interaction.hold", ...of });
  },
  consulting: (centre) => centre.consult("x"),
  conference: (centre) => centre.conference("x"),
  "call wrap": (centre) => {
    centre.talk("x", "ana");
    centre.end("x", "ana");
  },
  preview: (centre) =>
    centre.run({
      type: "interaction.initiate",
      ...of,
      campaignId: "calls",
      channelType: "VOICE",
      to: "+34600111222",
      customer,
      callType: "outbound.manual.preview.dial",
      conversationId: null,
      customerWroteAt: null,
      data: {},
    }),
};

const shorthand: Record<string, string> = {
  INVALID_STATE: "state",
  INTERACTION_NOT_FOUND: "none",
  NOT_LOGGED_IN: "login",
  TARGET_UNAVAILABLE: "target",
  CHANNEL_UNAVAILABLE: "channel",
  DISPOSITION_REQUIRED: "dispose",
};

/** ana is the longest idle; dora is not signed in. */
function arrange(prepare: (centre: CallCentre) => unknown): CallCentre {
  const centre = openCentre();
  centre.run({ type: "agent.selectCampaigns", agentId: "ana", campaignIds: ["calls", "mixed", "free"] });
  prepare(centre);
  return centre;
}

function answer(centre: CallCentre, order: Command): string {
  const before = JSON.stringify([...centre.world.interactions.values(), ...centre.world.agents.values()]);
  const decision = decide(centre.world, order, centre.now);
  // Neither to decide nor to refuse changes anything.
  expect(JSON.stringify([...centre.world.interactions.values(), ...centre.world.agents.values()])).toBe(before);
  if (decision.outcome === "DONE") return decision.events.length === 0 ? "same" : "done";
  return shorthand[decision.code] ?? decision.code;
}

const table = (): string[] =>
  Object.entries(orders).map(([name, order]) => {
    const cells = Object.values(situations).map((prepare) => answer(arrange(prepare), order));
    return `${name.padEnd(13)}${cells.map((cell) => cell.padEnd(8)).join("")}`.trimEnd();
  });

describe("every order of an agent", () => {
  it("is carried out, changes nothing, or is refused by a code that says why, in every situation", () => {
    const head = `${"".padEnd(13)}${Object.keys(situations)
      .map((name) => name.replace(" ", "_").slice(0, 7).padEnd(8))
      .join("")}`.trimEnd();
    expect([head, ...table()].join("\n")).toMatchInlineSnapshot(`
      "             signed_ offered chat    chat_wr chat_do ringing call    held    consult confere call_wr preview
      accept       login   done    same    state   state   done    same    same    same    same    state   done
      reject       login   done    state   state   state   done    state   state   state   state   state   state
      select       login   done    same    same    state   done    same    same    same    same    same    same
      hold         login   none    state   state   state   none    done    same    state   state   state   state
      resume       login   none    state   state   state   none    same    done    state   state   state   state
      mute         login   none    state   state   state   none    done    done    done    done    state   state
      unmute       login   none    state   state   state   none    same    same    same    same    state   state
      digits       login   none    state   state   state   none    done    state   done    done    state   state
      end          login   none    done    same    same    none    done    done    done    done    same    done
      transfer     login   none    done    state   state   none    done    done    state   state   state   state
      consult      login   none    done    state   state   none    done    done    state   state   state   state
      consult self login   none    target  state   state   none    target  target  state   state   state   state
      transfer off login   none    target  state   state   none    target  target  state   state   state   state
      complete     login   none    state   state   state   none    state   state   done    state   state   state
      add          login   none    done    state   state   none    done    state   state   done    state   state
      remove       login   none    target  state   state   none    target  target  done    done    state   state
      send         login   none    done    state   state   none    channel channel channel channel channel channel
      note         login   none    done    state   state   none    channel channel channel channel channel channel
      typing       login   none    done    state   state   none    done    done    done    done    state   state
      update       login   done    done    done    state   done    done    done    done    done    done    done
      record       login   done    done    done    state   done    done    done    done    done    done    done
      dispose      login   none    state   done    state   none    state   state   state   state   done    state
      dispose+dial login   none    state   channel state   none    state   state   state   state   done    state
      extend       login   none    state   state   state   none    state   state   state   state   state   state
      leave        login   none    state   done    state   none    state   state   state   state   done    state
      callback     login   none    done    done    state   none    done    done    done    done    done    done"
    `);
  });
});
