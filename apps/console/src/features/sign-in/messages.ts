export const messages = {
  title: "Sign in to Omni",
  centre: (name: string) => `Sign in to ${name}`,
  username: "User name",
  password: "Password",
  signIn: "Sign in",
  showPassword: "Show or hide the password",
  required: { username: "Enter your user name.", password: "Enter your password." },
  invalid: "User name or password is wrong. Check both and try again.",
  locked: (until: string | null) =>
    until === null
      ? "Too many attempts. The account is locked for a while; try again later or ask an administrator."
      : `Too many attempts. The account is locked until ${until}. Try again then, or ask an administrator.`,
  elsewhere: {
    title: "You are signed in elsewhere",
    text: "Signing in here ends the other session. Its conversations continue here.",
    confirm: "Sign in here",
    cancel: "Cancel",
  },
  failed: "Sign-in failed",
  demo: {
    title: "Demo accounts",
    text: "This is a demo centre. Choose an account to sign in with it.",
    types: { AGENT: "Agents", SUPERVISOR: "Supervisor", ADMINISTRATOR: "Administrator" } as Record<string, string>,
    customer: "Be the customer: open the demo shop",
  },
};
