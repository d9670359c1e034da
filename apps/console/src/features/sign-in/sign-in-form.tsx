import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle, IconDevices } from "@tabler/icons-react";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { messages } from "./messages.ts";
import type { SignIn } from "./use-sign-in.ts";

export function SignInForm({ signIn }: { signIn: SignIn }) {
  const firstField = useFirstFocus<HTMLInputElement>();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { username: "", password: "" },
    validate: {
      username: (value) => (value.trim() === "" ? messages.required.username : null),
      password: (value) => (value === "" ? messages.required.password : null),
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ username, password }) => signIn.submit({ username: username.trim(), password }))}
    >
      <Stack gap="sm" mt="md">
        {signIn.problem !== null && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} title={messages.failed}>
            {signIn.problem}
          </Alert>
        )}
        <TextInput
          label={messages.username}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          ref={firstField}
          key={form.key("username")}
          {...form.getInputProps("username")}
        />
        <PasswordInput
          label={messages.password}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": messages.showPassword }}
          key={form.key("password")}
          {...form.getInputProps("password")}
        />
        {signIn.elsewhere === null ? (
          <Button type="submit" loading={signIn.busy} mt={4}>
            {messages.signIn}
          </Button>
        ) : (
          <Alert role="alert" icon={<IconDevices size={18} aria-hidden />} title={messages.elsewhere.title}>
            <Text size="sm" mb="sm">
              {messages.elsewhere.text}
            </Text>
            <Group gap="xs">
              <Button size="xs" onClick={signIn.elsewhere.takeOver}>
                {messages.elsewhere.confirm}
              </Button>
              <Button size="xs" variant="default" onClick={signIn.elsewhere.cancel}>
                {messages.elsewhere.cancel}
              </Button>
            </Group>
          </Alert>
        )}
      </Stack>
    </form>
  );
}
