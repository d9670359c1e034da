import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

// Shade 7 of each carries white text at 4.5:1 or better, and is the filled shade in both schemes.
const ink: MantineColorsTuple = [
  "#eef3fd",
  "#dbe5fa",
  "#b6caf4",
  "#8fadee",
  "#6c93e8",
  "#4f7ce2",
  "#3b68d4",
  "#2b57b8",
  "#234796",
  "#1a3773",
];
const green: MantineColorsTuple = [
  "#e9f8f0",
  "#d0eedd",
  "#a3dcbd",
  "#74c99b",
  "#4cb97e",
  "#2fa969",
  "#1f8f57",
  "#1a7f4b",
  "#14663c",
  "#0e4d2d",
];
const red: MantineColorsTuple = [
  "#fff0f0",
  "#ffdede",
  "#ffbfbf",
  "#ff9a9a",
  "#f97a7a",
  "#ea5c5c",
  "#d94444",
  "#c53030",
  "#a32626",
  "#7f1d1d",
];
const amber: MantineColorsTuple = [
  "#fff7e6",
  "#ffecc7",
  "#ffd98f",
  "#f8c25a",
  "#eaa92f",
  "#cc8a14",
  "#ad720b",
  "#8f5c06",
  "#734a05",
  "#5a3a04",
];
const gray: MantineColorsTuple = [
  "#f7f8fa",
  "#eff1f4",
  "#e3e6eb",
  "#d3d8df",
  "#cbd0d8",
  "#a3acba",
  "#7d8796",
  "#565f6e",
  "#3a424e",
  "#232932",
];
const dark: MantineColorsTuple = [
  "#e6e9ee",
  "#c3c9d3",
  "#a3acba",
  "#7d8796",
  "#3d4550",
  "#2c323b",
  "#20252c",
  "#1a1e24",
  "#14171c",
  "#0e1014",
];

/** What a dialog is about stands out from what it says. */
const dialogTitle = { fontSize: "var(--mantine-font-size-lg)", fontWeight: 650, overflowWrap: "anywhere" } as const;

export const theme = createTheme({
  colors: { ink, green, red, amber, gray, dark },
  primaryColor: "ink",
  primaryShade: 7,
  black: "#1b2028",
  fontFamily:
    'Inter, "Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, Roboto, "Helvetica Neue", Arial, sans-serif',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.3" },
      h2: { fontSize: "1.125rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  defaultRadius: "md",
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "10px", xl: "16px" },
  respectReducedMotion: true,
  cursorType: "pointer",
  focusRing: "auto",
  components: {
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, fz: "xs" } },
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps: { "aria-label": "Close" },
        overlayProps: { backgroundOpacity: 0.45 },
      },
      styles: { title: dialogTitle },
    },
    Drawer: { styles: { title: dialogTitle } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: "md",
        radius: "md",
        transitionProps: { duration: 80 },
      },
    },
  },
});

/** The greys of the console's surfaces, and Mantine's own greys where they are too pale to read (WCAG 1.4.3). */
export const toCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--omni-canvas": "#f3f4f7",
    "--omni-surface": "#ffffff",
    "--omni-raised": "#f8f9fb",
    "--omni-line": "#e3e6eb",
    "--omni-line-strong": "#c4cad3",
    "--omni-muted": "#565f6e",
    "--omni-faint": "#8a93a3",
    "--omni-selected": "#eaf0fc",
    "--omni-good": "#17713f",
    "--omni-warn": "#8f5c06",
    "--omni-bad": "#b92b2b",
    "--omni-on-warn": "#5a3a04",
    "--omni-warn-surface": "#fff0cf",
    "--omni-on-bad": "#7f1d1d",
    "--omni-bad-surface": "#ffe1e1",
    "--omni-offer": "#eefaf3",
    "--omni-bubble-agent": "#e4ecfb",
    "--omni-bubble-customer": "#f1f3f6",
    "--mantine-color-body": "#ffffff",
    "--mantine-color-dimmed": "#565f6e",
    "--mantine-color-placeholder": "#6a7383",
    "--mantine-color-error": "#b92b2b",
  },
  dark: {
    "--omni-canvas": "#121519",
    "--omni-surface": "#1a1e24",
    "--omni-raised": "#20252c",
    "--omni-line": "#2c323b",
    "--omni-line-strong": "#454e5b",
    "--omni-muted": "#a8b1be",
    "--omni-faint": "#7d8796",
    "--omni-selected": "#22304d",
    "--omni-good": "#67d39a",
    "--omni-warn": "#f0b45c",
    "--omni-bad": "#ff9a9a",
    "--omni-on-warn": "#ffe2ab",
    "--omni-warn-surface": "#46340f",
    "--omni-on-bad": "#ffd3d3",
    "--omni-bad-surface": "#521f1f",
    "--omni-offer": "#16291f",
    "--omni-bubble-agent": "#24365c",
    "--omni-bubble-customer": "#252b33",
    "--mantine-color-body": "#1a1e24",
    "--mantine-color-dimmed": "#a8b1be",
    "--mantine-color-placeholder": "#8b95a4",
    "--mantine-color-error": "#ff9a9a",
  },
});
