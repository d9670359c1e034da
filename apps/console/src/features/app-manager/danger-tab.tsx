import { Button, Paper, Stack, Text } from "@mantine/core";
import type { AppDetails } from "@omni/live";
import { useState } from "react";
import { postJson } from "../../lib/api.ts";
import { showError } from "../../ui/show-error.tsx";
import classes from "./app-manager.module.css";
import { appPath, useAppOrder } from "./app-queries.ts";
import { UninstallDialog } from "./uninstall-dialog.tsx";
import type { OpenPage } from "./use-page-address.ts";
import { dangerMessages as text } from "./version-messages.ts";

/** Off, and gone. */
export function DangerTab({ app, open }: { app: AppDetails; open: OpenPage }) {
  const [uninstalling, setUninstalling] = useState(false);
  const { appId, enabled } = app;
  const order = useAppOrder((next: boolean) => postJson(appPath(appId, "/enabled"), { enabled: next }), {
    onFailed: (error) => showError(text.failed, error),
  });
  const name = enabled ? text.disable : text.enable;
  return (
    <Stack gap="sm" maw="46rem">
      <Paper withBorder p="md" component="section" aria-label={name}>
        <h2 className={classes["heading"]}>{name}</h2>
        <Text size="sm" mb="sm">
          {enabled ? text.disableText : text.enableText}
        </Text>
        <Button variant="default" loading={order.isPending} onClick={() => order.mutate(!enabled)}>
          {name}
        </Button>
      </Paper>
      <Paper withBorder p="md" component="section" aria-label={text.uninstall}>
        <h2 className={classes["heading"]}>{text.uninstall}</h2>
        <Text size="sm" mb="sm">
          {text.uninstallText}
        </Text>
        <Button color="red" onClick={() => setUninstalling(true)}>
          {text.uninstall}
        </Button>
      </Paper>
      {uninstalling && <UninstallDialog app={app} onClose={() => setUninstalling(false)} onGone={() => open({})} />}
    </Stack>
  );
}
