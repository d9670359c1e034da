import { Alert, Badge, Checkbox, Code, Group, Paper, Stack, Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { AppPermissionAsked, AppVersion } from "@omni/live";
import classes from "./app-manager.module.css";
import { installMessages } from "./install-messages.ts";

const text = installMessages.consent;

/** Each permission with what it lets the app do and why the app wants it. */
export function ConsentStep({
  version,
  isUpdate,
  agreed,
  onAgree,
}: {
  version: AppVersion;
  /** Whether another version of the app is active, whose permissions are known. */
  isUpdate: boolean;
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
}) {
  const { permissions, egress, browserFeatures } = version;
  const fresh = permissions.filter(({ isNew }) => isNew).length;
  return (
    <Stack gap="md">
      <Text>{permissions.length === 0 ? text.none : text.text(version.title)}</Text>
      {isUpdate && (
        <Alert color={fresh > 0 ? "amber" : "green"} icon={<IconInfoCircle size={18} aria-hidden />}>
          {fresh > 0 ? text.newSome(fresh) : text.nothingNew}
        </Alert>
      )}
      {permissions.length > 0 && (
        <Paper withBorder px="md" component="ul" className={classes["plain"]}>
          {permissions.map((permission) => (
            <PermissionItem key={permission.name} permission={permission} isUpdate={isUpdate} />
          ))}
        </Paper>
      )}
      {egress.length + browserFeatures.length > 0 && (
        <div>
          <Text fw={600}>{text.also}</Text>
          <ul>
            {egress.map(({ origin, reason }) => (
              <li key={origin}>
                {text.egress(origin)}. {reason}
              </li>
            ))}
            {browserFeatures.map(({ name, reason }) => (
              <li key={name}>
                {text.browser(name)}. {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Checkbox
        label={text.agree}
        checked={agreed}
        onChange={(event) => onAgree(event.currentTarget.checked)}
        description={agreed ? undefined : text.mustAgree}
      />
    </Stack>
  );
}

function PermissionItem({
  permission: { name, description, reason, isNew },
  isUpdate,
}: {
  permission: AppPermissionAsked;
  isUpdate: boolean;
}) {
  return (
    <li className={classes["permission"]}>
      <Group gap="xs">
        <Text fw={600}>
          {text.lets} {description.charAt(0).toLowerCase()}
          {description.slice(1)}
        </Text>
        {isUpdate && (
          <Badge variant="light" color={isNew ? "amber" : "gray"}>
            {isNew ? text.isNew : text.had}
          </Badge>
        )}
      </Group>
      <Text size="sm">
        {text.reason}: {reason}
      </Text>
      <Code>{name}</Code>
    </li>
  );
}
