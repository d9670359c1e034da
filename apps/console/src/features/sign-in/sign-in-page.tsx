import { Paper, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { Brand } from "../../ui/brand.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";
import { messages } from "./messages.ts";
import { SignInForm } from "./sign-in-form.tsx";
import classes from "./sign-in.module.css";
import { useSignIn } from "./use-sign-in.ts";

/** The first page of somebody who is not signed in. `notice` says why, when there is a reason. */
export function SignInPage({ notice, onSignedIn }: { notice: string | null; onSignedIn: () => void }) {
  const info = useQuery({ queryKey: ["public-info"], queryFn: ({ signal }) => api.publicInfo(signal), retry: 2 });
  const signIn = useSignIn(onSignedIn);
  const accounts = info.data?.demo === true ? (info.data.demoAccounts ?? []) : [];
  return (
    <main className={classes["page"]}>
      <div className={classes["column"]}>
        <Brand />
        <Paper withBorder p="xl" radius="lg" className={classes["card"]}>
          <Title order={1} size="h2" mb={4}>
            {info.data === undefined ? messages.title : messages.centre(info.data.name)}
          </Title>
          {notice !== null && (
            <Text c="dimmed" size="sm" role="status">
              {notice}
            </Text>
          )}
          <SignInForm signIn={signIn} />
        </Paper>
        {accounts.length > 0 && (
          <DemoAccounts
            accounts={accounts}
            demoUrl={info.data?.demoUrl ?? null}
            busy={signIn.busy}
            onChoose={(account) => signIn.submit({ username: account.username, password: account.password })}
          />
        )}
      </div>
    </main>
  );
}
