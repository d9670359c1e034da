import type { MethodArguments } from "@omni/contract";
import type { LocalMethods } from "@omni/host";
import { OmniError } from "@omni/wire";

/** What apps asked of the console's screen, and what the agent will answer. */
export interface TestScreen {
  readonly notices: readonly MethodArguments["ui.notify"][];
  readonly questions: readonly MethodArguments["ui.confirm"][];
  readonly panels: readonly MethodArguments["ui.openPanel"][];
  readonly records: readonly MethodArguments["crm.openRecord"][];
  /** The last badge, by app instance. */
  readonly badges: ReadonlyMap<string, number>;
  /** The action that the agent presses in notices; null closes them. */
  chooses: string | null;
  /** Whether the agent says yes to questions. */
  confirms: boolean;
  /** How high an app may be, in CSS pixels. */
  slotHeight: number;
}

export function createTestScreen(): { screen: TestScreen; local: LocalMethods } {
  const notices: MethodArguments["ui.notify"][] = [];
  const questions: MethodArguments["ui.confirm"][] = [];
  const panels: MethodArguments["ui.openPanel"][] = [];
  const records: MethodArguments["crm.openRecord"][] = [];
  const badges = new Map<string, number>();
  const screen: TestScreen = {
    notices,
    questions,
    panels,
    records,
    badges,
    chooses: null,
    confirms: true,
    slotHeight: 600,
  };
  const local: LocalMethods = {
    "ui.notify": (notice) => {
      notices.push(notice);
      return { actionId: screen.chooses };
    },
    "ui.setBadge": ({ count }, { instanceId }) => {
      badges.set(instanceId, count);
      return null;
    },
    "ui.resize": ({ height }) => ({ height: Math.min(height, screen.slotHeight) }),
    "ui.focus": () => null,
    "ui.confirm": (question) => {
      questions.push(question);
      return { confirmed: screen.confirms };
    },
    "ui.openPanel": (panel) => {
      if (panel.slot !== undefined && !["right-panel", "full-page"].includes(panel.slot)) {
        throw new OmniError("TARGET_UNAVAILABLE", `This console has no slot ${panel.slot}.`);
      }
      panels.push(panel);
      return null;
    },
    "ui.close": () => null,
    "crm.openRecord": (record) => {
      const { url } = record;
      if (url === undefined ? record.recordId === undefined : !isSecure(url)) {
        throw new OmniError("TARGET_UNAVAILABLE", "Only an HTTPS address can be opened.", {
          details: { url: url ?? null },
        });
      }
      records.push(record);
      return null;
    },
  };
  return { screen, local };
}

const isSecure = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === "https:";
