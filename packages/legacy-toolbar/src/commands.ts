import type { CrmRecord } from "@omni/contract";
import type { Sdk } from "@omni/sdk";
import { OmniError } from "@omni/wire";
import { currentCall, currentCampaign, endedCall } from "./current-call.ts";
import type { Handlers } from "./handlers.ts";
import type { CommandName, HandlerName } from "./names.ts";

/** What the commands change of the page itself. */
export interface ToolbarPlace {
  configure(ui: ToolbarLook): void;
}

/** How the toolbar lies in the page; `tpvNumbers` are the third-party numbers, which have a handler of their own. */
export interface ToolbarLook {
  visible?: boolean;
  width?: number;
  height?: number;
  tpvNumbers?: readonly string[];
}

type Command = (...args: unknown[]) => Promise<void>;

const success = "success";
const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? `${value}` : "");
const reasonOf = (error: unknown): string =>
  OmniError.is(error) ? `${error.code}: ${error.message}` : error instanceof Error ? error.message : text(error);

/** The older toolbar's functions over the SDK. None rejects: what went wrong is told by the handler that belongs to it. */
export function createCommands(sdk: Sdk, handlers: Handlers, place: ToolbarPlace): Record<CommandName, Command> {
  const { call } = handlers;
  /** Runs an order and tells its outcome; `failed` is called instead where failure has a handler of its own. */
  const tell =
    (handler: HandlerName | null, run: (...args: unknown[]) => Promise<unknown[] | void>, failed = handler): Command =>
    async (...args) => {
      try {
        const facts = await run(...args);
        if (handler !== null) call(handler, ...(facts ?? [success]));
      } catch (error) {
        if (failed !== null) call(failed, reasonOf(error));
      }
    };

  const attach = async (interactionId: string, info: unknown): Promise<void> => {
    await sdk.interaction.attachCrmRecord({ interactionId, record: toRecord(info) });
  };
  const codesOf = async (campaign: unknown) =>
    sdk.configuration.getDispositionCodes({ campaignId: await currentCampaign(sdk, campaign) });

  return {
    doLogin: tell("loginHandler", async (username, password) => {
      await sdk.session.login({ username: text(username), password: text(password) });
    }),
    doForceLogin: tell("forceLoginHandler", async (username, password) => {
      await sdk.session.forceLogin({ username: text(username), password: text(password) });
    }),
    // That it worked is told by the event, wherever the agent signed out.
    doLogout: tell(null, () => sdk.session.logout().then(() => {}), "logoutHandler"),
    selectExtension: tell(
      null,
      async (context, phone) => {
        const known = await sdk.configuration.getExtensions();
        const wanted = known.find(
          (each) =>
            (each.callContextId === text(context) || each.callContextName === text(context)) &&
            (text(phone) === "" || each.phone === text(phone)),
        );
        await sdk.session.selectExtension({
          callContextId: wanted?.callContextId ?? text(context),
          phone: wanted?.phone ?? text(phone),
        });
      },
      "selectExtensionHandler",
    ),
    populateNumberInDialBox: tell(
      null,
      async (number) => {
        await sdk.ui.openPanel({ page: `dial:${text(number)}` });
      },
      "failedDoDialNotifyHandler",
    ),
    doDial: tell(
      null,
      async (number, _additionalParams, campaign) => {
        const campaignId = await currentCampaign(sdk, campaign);
        await sdk.interaction.initiateInteraction({ channelType: "VOICE", to: text(number), campaignId });
      },
      "failedDoDialNotifyHandler",
    ),
    getDispositionCodes: tell("getDispositionCodesHandler", async (campaign) => {
      const classes = await codesOf(campaign);
      return [classes.flatMap(({ codes }) => codes.map(({ code }) => code))];
    }),
    getDispositionCodesWithDispositionClass: tell("getDispositionCodesHandler", async (campaign) => {
      const classes = await codesOf(campaign);
      return [Object.fromEntries(classes.map(({ name, codes }) => [name, codes.map(({ code }) => code)]))];
    }),
    disposeCallByDisposition: tell(
      null,
      async (dispositionCode, notes) => {
        const { interactionId } = await endedCall(sdk);
        const given = { interactionId, dispositionCode: text(dispositionCode), notes: text(notes) };
        await sdk.interaction.disposeInteraction(given);
      },
      "failedDispositionNotifyHandler",
    ),
    disposeNDial: tell(
      "disposeAndDialHandler",
      async (dispositionCode, number) => {
        const { interactionId } = await endedCall(sdk);
        const given = { interactionId, dispositionCode: text(dispositionCode) };
        const to = text(number);
        const next = await sdk.interaction.disposeAndDial({ ...given, ...(to !== "" && { to }) });
        return [success, next.interactionId];
      },
      "failedDispositionNotifyHandler",
    ),
    disposeAndScheduleCallback: tell(
      null,
      async (dispositionCode, at, self, phone, notes) => {
        const { interactionId } = await endedCall(sdk);
        const callback = {
          at: toTime(at),
          self: self === true || self === "true",
          ...(text(phone) !== "" && { phone: text(phone) }),
        };
        const given = { interactionId, dispositionCode: text(dispositionCode), notes: text(notes), callback };
        await sdk.interaction.disposeInteraction(given);
      },
      "failedDispositionNotifyHandler",
    ),
    setRecordInfoForCrt: tell(null, async (crtObjectId, info) => attach(text(crtObjectId), info)),
    recordInfoForShowCrm: tell(null, async (requestId, info) => {
      const interactionId = text(requestId) || (await currentCall(sdk)).interactionId;
      await attach(interactionId, info);
    }),
    configureUI: tell(null, async (look) => place.configure(parse(look))),
  };
}

/** Older pages hand over objects, or their JSON. */
function parse<T extends object>(value: unknown): T {
  const read: unknown = typeof value === "string" ? JSON.parse(value) : value;
  // Each member is checked by whoever uses it.
  return (typeof read === "object" && read !== null ? read : {}) as T;
}

function toRecord(info: unknown): CrmRecord {
  const { recordId, recordName, recordType, url } = parse<Record<string, unknown>>(info);
  const record = { recordId: text(recordId), recordName: text(recordName), recordType: text(recordType) };
  return text(url) === "" ? record : { ...record, url: text(url) };
}

/** Milliseconds since the epoch, or what a browser reads as a date. */
function toTime(value: unknown): number {
  const at = typeof value === "number" ? value : /^\d+$/.test(text(value)) ? Number(value) : Date.parse(text(value));
  if (Number.isNaN(at)) throw new OmniError("INVALID_ARGUMENT", `"${text(value)}" is no time for a callback.`);
  return at;
}
