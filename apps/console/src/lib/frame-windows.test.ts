import type { HeardMessage } from "@omni/host";
import { expect, test, vi } from "vitest";
import { createFrameWindows, type FrameAttributes } from "./frame-windows.ts";

const attributes: FrameAttributes = { id: "f", src: "https://app.example/", title: "App", sandbox: "", allow: "" };

/** A framing page as the browser gives it: empty first, then loaded. */
function setUp(framing: object | null) {
  let onLoad: (() => void) | null = null;
  let defaultView: object | null = {};
  const framingPage = {
    get contentDocument() {
      return defaultView === null ? null : { defaultView };
    },
    addEventListener: (_type: string, listener: () => void) => (onLoad = listener),
    removeEventListener: () => (onLoad = null),
    // As much of an iframe as is used.
  } as unknown as HTMLIFrameElement;
  const own = new EventTarget() as unknown as Window;
  const windows = createFrameWindows(own);
  const heard: HeardMessage[] = [];
  windows.addEventListener("message", (event) => heard.push(event));
  const held = windows.hold(framingPage, attributes);
  return {
    held,
    heard,
    load() {
      defaultView = framing;
      onLoad?.();
    },
    isWaiting: () => onLoad !== null,
  };
}

test("a frame in a framing page speaks as the window that it is asked for, and is answered from the framing page", () => {
  const post = vi.fn();
  let hear: (data: unknown, origin: string) => void = () => {};
  const omniFrame = vi.fn((_attributes: FrameAttributes, listener: typeof hear) => {
    hear = listener;
    return post;
  });
  const { held, heard, load } = setUp({ omniFrame });
  expect(held.frame.contentWindow).toBeNull();
  load();
  load();
  expect(omniFrame).toHaveBeenCalledTimes(1);
  expect(omniFrame.mock.calls[0]?.[0]).toBe(attributes);
  hear({ omni: "hello" }, "https://app.example");
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ data: { omni: "hello" }, origin: "https://app.example" });
  expect(heard[0]?.source).toBe(held.frame.contentWindow);
  // What the host does with the source of a hello.
  const source = heard[0]?.source as Window | undefined;
  source?.postMessage("welcome", "https://app.example", []);
  expect(post).toHaveBeenCalledWith("welcome", "https://app.example", []);
});

test.each([
  ["the browser's own page about a server that does not answer", null],
  ["a page that says the app is gone", {}],
])("%s holds no frame", (_what, framing) => {
  const { held, load } = setUp(framing);
  load();
  expect(held.frame.contentWindow).toBeNull();
});

test("a framing page that is let go of holds nothing any more", () => {
  const { held, isWaiting } = setUp({});
  held.letGo();
  expect(isWaiting()).toBe(false);
});
