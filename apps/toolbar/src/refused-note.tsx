import { Alert } from "@mantine/core";
import { IconShieldX } from "@tabler/icons-react";
import { messages } from "./messages.ts";

/** Instead of a sign-in form: nobody should type a password into a page that an administrator did not list. */
export function RefusedNote({ origin }: { origin: string }) {
  return (
    <Alert m="md" color="red" role="alert" title={messages.refusedTitle} icon={<IconShieldX size={18} aria-hidden />}>
      {messages.refused(origin)}
    </Alert>
  );
}
