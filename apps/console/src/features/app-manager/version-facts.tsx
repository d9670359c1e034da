import { Anchor, Badge, Code, Text } from "@mantine/core";
import type { AppVersion } from "@omni/live";
import type { ReactNode } from "react";
import { formatDayAndTime } from "../../lib/format.ts";
import classes from "./app-manager.module.css";
import { formatBytes } from "./format-bytes.ts";
import { messages } from "./messages.ts";

const text = messages.facts;

/** A version as its manifest describes it and its package proves it. */
export function VersionFacts({ version }: { version: AppVersion }) {
  const { vendor, signedBy, manifestUrl } = version;
  return (
    <dl className={classes["facts"]}>
      <Fact name={text.name}>
        {version.title} <Code>{version.appId}</Code>
      </Fact>
      <Fact name={text.version}>{version.version}</Fact>
      <Fact name={text.publisher}>
        {vendor === null ? (
          text.noPublisher
        ) : vendor.url === null ? (
          vendor.name
        ) : (
          <Anchor href={vendor.url} target="_blank" rel="noreferrer noopener" underline="always">
            {vendor.name}
          </Anchor>
        )}
      </Fact>
      {vendor?.supportEmail != null && <Fact name={text.support}>{vendor.supportEmail}</Fact>}
      <Fact name={text.signature}>
        {signedBy === null ? (
          text.unsigned
        ) : (
          <>
            {text.signed} <Code>{signedBy}</Code>
          </>
        )}
      </Fact>
      <AiFact version={version} />
      <Fact name={text.egress}>
        <Reasons
          none={text.egressNone}
          entries={version.egress.map(({ origin, reason, privateNetwork }) => ({
            name: origin,
            reason,
            privateNetwork,
          }))}
        />
      </Fact>
      <Fact name={text.browser}>
        <Reasons none={text.browserNone} entries={version.browserFeatures} />
      </Fact>
      <Fact name={text.scope}>{messages.scopes[version.scope]}</Fact>
      <Fact name={text.pages}>
        {version.pages
          .map(({ title, slots }) => text.page(title, slots.length === 0 ? text.noSlot : slots.join(", ")))
          .join("; ")}
      </Fact>
      <Fact name={text.source}>{messages.source[version.source]}</Fact>
      {manifestUrl !== null && <Fact name={text.manifestUrl}>{manifestUrl}</Fact>}
      <Fact name={text.entry}>{version.entryUrl}</Fact>
      <Fact name={text.size}>{formatBytes(version.bytes)}</Fact>
      <Fact name={text.hash}>
        <Code>{version.sha256}</Code>
      </Fact>
      <Fact name={text.uploaded}>{formatDayAndTime(version.uploadedAt)}</Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

function AiFact({ version: { ai } }: { version: AppVersion }) {
  if (ai === null) return <Fact name={text.ai}>{text.aiUnsaid}</Fact>;
  if (!ai.usesAi) return <Fact name={text.ai}>{text.aiNone}</Fact>;
  return (
    <>
      <Fact name={text.ai}>{text.aiUsed}</Fact>
      {ai.provider !== null && <Fact name={text.aiProvider}>{ai.provider}</Fact>}
      {ai.dataSent !== null && <Fact name={text.aiData}>{ai.dataSent}</Fact>}
      {ai.humanOversight !== null && <Fact name={text.aiHuman}>{ai.humanOversight}</Fact>}
    </>
  );
}

function Reasons({
  none,
  entries,
}: {
  none: string;
  entries: readonly { name: string; reason: string; privateNetwork?: boolean }[];
}) {
  if (entries.length === 0) return none;
  return (
    <ul className={classes["plain"]}>
      {entries.map(({ name, reason, privateNetwork = false }) => (
        <li key={name}>
          <Code>{name}</Code>{" "}
          {privateNetwork && (
            <Badge size="xs" variant="light" color="amber">
              {text.privateNetwork}
            </Badge>
          )}{" "}
          <Text span size="sm" c="dimmed">
            {reason}
          </Text>
        </li>
      ))}
    </ul>
  );
}
