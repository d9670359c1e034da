import { Text, Title } from "@mantine/core";
import { SignInForm, useSignIn } from "@omni/console/toolbar-parts";
import { messages } from "./messages.ts";
import type { ToolbarSession } from "./toolbar-session.ts";
import classes from "./toolbar.module.css";

export function SignIn({ session, notice }: { session: ToolbarSession; notice: string | null }) {
  const signIn = useSignIn(() => {}, session.signIn);
  return (
    <main className={classes["signIn"]}>
      <Title order={1} size="h3">
        {messages.signIn}
      </Title>
      {notice !== null && (
        <Text c="dimmed" size="sm" role="status">
          {notice}
        </Text>
      )}
      <SignInForm signIn={signIn} />
    </main>
  );
}
