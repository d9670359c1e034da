export const messages = {
  start: {
    title: (name: string) => `Hello ${name}`,
    text: "Check where you work today, then start.",
    button: "Start and become available",
    onBreak: "Start on a break",
    steps: "Starting",
    failed: "Not everything of your choice could be set",
    none: "No campaign is assigned to you yet. Ask your supervisor to assign one; this page updates by itself.",
  },
  campaigns: {
    legend: "Campaigns",
    required: "Select at least one campaign.",
    title: "Campaigns and extension",
    save: "Save",
    cancel: "Cancel",
    saved: "Campaigns and extension saved",
    failed: "Campaigns and extension were not saved",
    open: "Campaigns and extension…",
  },
  extension: {
    label: "Extension",
    voiceNote: "Where your calls ring.",
    chatNote: "Not needed for chat.",
    none: "No extension",
  },
  autoCall: {
    legend: "Take work from",
    note: "Auto call: Omni offers you contacts of these channels.",
    menu: "Auto call, and how many you have",
    load: (now: number, most: number) => `${now} of ${most}`,
    failed: (channel: string) => `Auto call for ${channel} did not change`,
  },
  notifications: {
    label: "Desktop notifications for offers",
    blocked: "Your browser blocks notifications for this site. Allow them in the site settings.",
  },
  availability: {
    label: "Availability:",
    AVAILABLE: "Available",
    ON_BREAK: "On break",
    ENGAGED: "Busy",
    WRAP_UP: "Wrap-up",
    OFFLINE: "Offline",
    since: "In this state for",
    notRoutable: "No new contacts are offered to you.",
    goAvailable: "Available",
    breaks: "Take a break",
    afterWork: "Break after this contact",
    failed: "Your availability did not change",
    changed: (status: string) => `You are now: ${status}`,
  },
  account: {
    label: (initials: string, name: string) => `${initials}: account of ${name}`,
    ring: "Ring for offers",
    theme: "Appearance",
    themes: { auto: "System", light: "Light", dark: "Dark" },
    signOut: "Sign out",
    signOutFailed: "You could not be signed out",
    stillWorking: {
      title: "Finish your contacts first",
      text: (count: number) =>
        count === 1
          ? "One contact is still open. End and dispose it, then sign out."
          : `${count} contacts are still open. End and dispose them, then sign out.`,
      close: "Back to work",
    },
  },
  expiring: {
    text: (time: string) => `You will be signed out at ${time}.`,
    stay: "Stay signed in",
    failed: "Your session was not renewed",
  },
};
