import { Badge, Button, Code, CopyButton, Group, Modal, Table, Text } from "@mantine/core";
import { formatTime } from "../../lib/format.ts";
import type { AppInstance } from "./app-instances.ts";
import { useAppsRuntime } from "./apps-context.tsx";
import { messages } from "./messages.ts";

const colours = { debug: "gray", info: "ink", warn: "amber", error: "red" } as const;

/** What an app logged and what went wrong with it, newest first. */
export function AppLogDialog({ instance, onClose }: { instance: AppInstance; onClose: () => void }) {
  const runtime = useAppsRuntime();
  const { instanceId, app, log } = instance;
  return (
    <Modal opened onClose={onClose} title={messages.openLog(app.name)} size="xl">
      {log.length === 0 ? (
        <Text size="sm" c="dimmed">
          {messages.logTable.empty}
        </Text>
      ) : (
        <>
          <Group gap="xs" mb="sm">
            <CopyButton value={JSON.stringify(log, null, 2)}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" onClick={copy}>
                  {copied ? messages.logTable.copied : messages.logTable.copy}
                </Button>
              )}
            </CopyButton>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => runtime?.instances.change(instanceId, { log: [] })}
            >
              {messages.logTable.clear}
            </Button>
          </Group>
          <Table.ScrollContainer minWidth={480}>
            <Table verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{messages.logTable.time}</Table.Th>
                  <Table.Th>{messages.logTable.level}</Table.Th>
                  <Table.Th>{messages.logTable.code}</Table.Th>
                  <Table.Th>{messages.logTable.message}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {log.toReversed().map(({ at, level, code, message, data }, index) => (
                  <Table.Tr key={`${at} ${log.length - index}`}>
                    <Table.Td className="tabular">{formatTime(at)}</Table.Td>
                    <Table.Td>
                      <Badge size="xs" color={colours[level]}>
                        {level}
                      </Badge>
                    </Table.Td>
                    <Table.Td>
                      <Code>{code}</Code>
                    </Table.Td>
                    <Table.Td>
                      {message}
                      {data !== undefined && <Code block>{JSON.stringify(data)}</Code>}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Modal>
  );
}
