/** Keys for everything an agent does all day. The help sheet is loaded when it is first opened. */
export { useShortcutKeys } from "./use-shortcut-keys.ts";
export { HelpSheet } from "./lazy-help-sheet.tsx";
