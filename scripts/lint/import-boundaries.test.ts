import { describe, expect, it } from "vitest";
import { findImportFault } from "./import-boundaries.ts";

const fault = (file: string, specifier: string, typeOnly = false) => findImportFault({ file, specifier, typeOnly });

describe("import boundaries", () => {
  it.each([
    ["packages/sdk/src/connect.ts", "@omni/wire"],
    ["packages/sdk/src/connect.ts", "./port.ts"],
    ["packages/contract/src/source/shapes.ts", "zod"],
    ["packages/live/src/agent-link.ts", "zod"],
    ["apps/server/src/http/session.ts", "../store/store.ts"],
    ["apps/console/src/features/chat/chat-panel.tsx", "../apps/index.ts"],
    ["apps/console/src/features/chat/messages/bubble.tsx", "../../chat/chat-panel.tsx"],
    ["apps/console/src/app/router.tsx", "../features/chat/index.ts"],
    ["bench/src/server/commits.ts", "../../../apps/server/src/store/open-store.ts"],
  ])("lets %s import %s", (file, specifier) => {
    expect(fault(file, specifier)).toBeNull();
  });

  it.each([
    ["packages/contract/src/index.ts", "@omni/wire"],
    ["packages/wire/src/port.ts", "@omni/sdk"],
    ["packages/sdk/src/connect.ts", "@omni/host"],
    ["packages/host/src/mount.ts", "@omni/sdk"],
    ["packages/engine/src/decide.ts", "@omni/live"],
    ["packages/engine/src/decide.ts", "node:fs"],
    ["packages/contract/src/index.ts", "zod"],
    ["apps/server/src/main.ts", "@omni/host"],
    ["apps/console/src/main.tsx", "@omni/engine"],
    ["apps/widget/src/widget.ts", "@omni/wire"],
    ["packages/sdk/src/connect.ts", "../../host/src/mount.ts"],
    ["examples/screen-pop/src/main.ts", "../../../packages/sdk/src/index.ts"],
    ["examples/screen-pop/src/main.ts", "@omni/sdk"],
    ["apps/console/src/features/chat/chat-panel.tsx", "../apps/app-frame.tsx"],
    ["apps/console/src/app/router.tsx", "../features/chat/chat-panel.tsx"],
    ["apps/console/src/ui/page.tsx", "../features/chat/index.ts"],
    ["bench/src/server/commits.ts", "../../../apps/console/src/main.tsx"],
  ])("forbids that %s imports %s", (file, specifier) => {
    expect(fault(file, specifier)).not.toBeNull();
  });

  it("lets an example use the types of the SDK and no other package's", () => {
    expect(fault("examples/screen-pop/src/main.ts", "@omni/sdk", true)).toBeNull();
    expect(fault("examples/screen-pop/src/main.ts", "@omni/contract", true)).not.toBeNull();
  });
});
