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
      ? "Too many wrong passwords from here. Wait a while before you try again."
      : `Too many wrong passwords from here. You can try again at ${until}.`,
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
