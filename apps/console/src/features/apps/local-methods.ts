import type { Interaction } from "@omni/contract";
import type { CallContext, LocalMethods } from "@omni/host";
import type { AppSlot } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { AppInstance } from "./app-instance.ts";
import type { AppInstances } from "./app-instances.ts";
import { messages } from "./messages.ts";
import { toRecordUrl } from "./open-record.tsx";
import type { AppQuestions } from "./questions.ts";

/** What the console's screen can do for an app. */
export interface AppStage {
  /** Brings the instance before the agent's eyes. */
  show(instance: AppInstance): void;
  /** Takes it away from there. */
  leave(instance: AppInstance): void;
  /** Resolves with the chosen action's id, or null when it was closed. */
  notify(
    notice: {
      type: "INFO" | "SUCCESS" | "WARNING" | "ERROR";
      title: string;
      message: string;
      actions: readonly { id: string; label: string }[];
    },
    signal: AbortSignal,
  ): Promise<string | null>;
  /** Tells the agent what became of an app; a later word under the same id takes the place of the earlier. */
  tell(word: { id: string; appName: string; title: string; text: string; restart: (() => void) | null }): void;
  /** Takes back what was told under an id. */
  takeBack(id: string): void;
  /** Opens a page of another site in a new tab. */
  openTab(url: string, appName: string): void;
  /** How high the instance's slot is now, in CSS pixels; null when it fills what there is. */
  slotHeight(instance: AppInstance): number;
}

const pageSlots: readonly AppSlot[] = ["right-panel", "full-page"];

/** The methods that concern the console's own screen. */
export function createLocalMethods(
  instances: AppInstances,
  questions: AppQuestions,
  stage: AppStage,
  interactions: () => readonly Interaction[],
): LocalMethods {
  const instanceOf = ({ instanceId }: CallContext): AppInstance => {
    const instance = instances.find(instanceId);
    if (instance === undefined) throw new OmniError("HOST_GONE", "The app's place in the console was closed.");
    return instance;
  };

  return {
    "ui.notify": async ({ type, title, message, actions = [] }, context) => {
      const { app } = instanceOf(context);
      const notice = { type, title: messages.saysTitle(app.name, title), message, actions };
      return { actionId: await stage.notify(notice, context.signal) };
    },
    "ui.setBadge": ({ count }, context) => {
      instances.change(instanceOf(context).instanceId, { badge: count });
      return null;
    },
    "ui.resize": ({ height }, context) => {
      const instance = instanceOf(context);
      const granted = Math.min(height, stage.slotHeight(instance));
      instances.change(instance.instanceId, { height: granted === 0 ? null : granted });
      return { height: granted };
    },
    "ui.focus": (_argument, context) => {
      stage.show(instanceOf(context));
      return null;
    },
    "ui.confirm": async ({ title, message, confirmLabel = null, cancelLabel = null }, context) => {
      const { app } = instanceOf(context);
      const question = { appName: app.name, title, message, confirmLabel, cancelLabel };
      return { confirmed: await questions.ask(question, context.signal) };
    },
    "ui.openPanel": ({ page, slot = "right-panel" }, context) => {
      const opener = instanceOf(context);
      const { app } = opener;
      if (!pageSlots.includes(slot)) throw new OmniError("TARGET_UNAVAILABLE", messages.unavailable.slot(slot));
      stage.show(instances.openPage(opener, slot, toPageUrl(page, app.url, app.origin)));
      return null;
    },
    "ui.close": (_argument, context) => {
      const instance = instanceOf(context);
      stage.leave(instance);
      // The reply to this call leaves before the frame does.
      if (instance.opened) setTimeout(() => instances.remove(instance.instanceId));
      return null;
    },
    "crm.openRecord": (record, context) => {
      const { app } = instanceOf(context);
      stage.openTab(toRecordUrl(record, interactions()), app.name);
      return null;
    },
  };
}

/** A page of the app, by its address or by its path beside the entry page; never of another origin. */
function toPageUrl(page: string, entry: string, origin: string): string {
  const url = URL.canParse(page, entry) ? new URL(page, entry) : null;
  if (url?.origin !== origin) throw new OmniError("TARGET_UNAVAILABLE", messages.unavailable.page(page));
  return url.href;
}
