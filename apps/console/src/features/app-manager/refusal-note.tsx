import { Alert, Badge, Code, Group, Text } from "@mantine/core";
import { IconShieldX } from "@tabler/icons-react";
import { ErrorNote } from "../../ui/error-note.tsx";
import classes from "./app-manager.module.css";
import { installMessages as text } from "./install-messages.ts";
import { toRefusal, type RefusalProblem } from "./to-refusal.ts";

/** Why an app was refused: rule, place, problem and repair, all of them. */
export function RefusalNote({ error }: { error: unknown }) {
  const refusal = toRefusal(error);
  if (refusal === null) return <ErrorNote title={text.refused} error={error} />;
  const { rule, file, problem, repair, problems } = refusal;
  return (
    <Alert color="red" variant="light" icon={<IconShieldX size={18} aria-hidden />} title={text.refused}>
      <Text size="sm" fw={600}>
        {problem}
      </Text>
      {repair !== null && (
        <Text size="sm">
          {text.repair}: {repair}
        </Text>
      )}
      <Group gap="xs" mt={4}>
        {rule !== null && (
          <Text size="xs" component="span">
            {text.rule} <Code>{rule}</Code>
          </Text>
        )}
        {file !== null && (
          <Text size="xs" component="span">
            {text.where} <Code>{file}</Code>
          </Text>
        )}
      </Group>
      {problems.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {text.problems(problems.length)}
          </Text>
          <ul className={classes["plain"]}>
            {problems.map((each) => (
              <ProblemItem
                key={`${each.rule} ${each.path} ${each.line} ${each.column} ${each.problem}`}
                problem={each}
              />
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}

function ProblemItem({ problem: { rule, path, line, column, problem, repair } }: { problem: RefusalProblem }) {
  return (
    <li className={classes["permission"]}>
      <Group gap="xs">
        <Code>{path === "" ? text.wholeDocument : path}</Code>
        {line !== null && column !== null && (
          <Text size="xs" span>
            {text.at(line, column)}
          </Text>
        )}
        {rule !== null && (
          <Badge variant="outline" color="red" size="sm" tt="none">
            {rule}
          </Badge>
        )}
      </Group>
      <Text size="sm">{problem}</Text>
      {repair !== null && (
        <Text size="sm">
          {text.repair}: {repair}
        </Text>
      )}
    </li>
  );
}
