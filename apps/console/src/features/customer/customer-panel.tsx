import { isMasked, type Interaction } from "@omni/contract";
import { Anchor, Avatar, Text } from "@mantine/core";
import { IconExternalLink, IconUser } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { CallPhoneButton } from "../calls/index.ts";
import { CopyValue } from "./copy-value.tsx";
import { CustomerActions } from "./customer-actions.tsx";
import classes from "./customer.module.css";
import { CustomerHistory } from "./customer-history.tsx";
import { messages } from "./messages.ts";
import { toFieldLabel } from "./to-field-label.ts";
import { toFieldText } from "./to-field-text.ts";
import { useProcessColumns } from "./use-process-columns.ts";

/** The customer of the interaction that has the focus. */
export function CustomerPanel({ interaction }: { interaction: Interaction | null }) {
  const columns = useProcessColumns(interaction?.processId ?? null);
  const labelOf = (field: string): string =>
    columns.find(({ name: column }) => column === field)?.label ?? toFieldLabel(field);
  if (interaction === null) {
    return (
      <EmptyNote icon={<IconUser size={28} />} title={messages.none.title}>
        {messages.none.text}
      </EmptyNote>
    );
  }
  const { customerDetails, channelDetails, data, interactionId } = interaction;
  const { customerId, name, phones, email, fields, crmRecord } = customerDetails;
  return (
    <div className={classes["panel"]} key={interactionId}>
      <div className={classes["who"]}>
        <Avatar name={name} size={40} color="ink" aria-hidden />
        <div className={classes["whoText"]}>
          <h3 className={classes["name"]}>{name}</h3>
          <Text size="xs" c="dimmed">
            {customerId === null ? messages.unidentified : `${messages.customerId} ${customerId}`}
          </Text>
        </div>
      </div>

      <CustomerActions interaction={interaction} />

      <dl className={classes["facts"]}>
        {phones.map((phone, index) => (
          <Fact key={`${index} ${phone}`} label={messages.phone}>
            <CopyValue value={phone} what={messages.phone} />
            {/* A number of which only a part is known is called by its place in the record. */}
            {(customerId !== null || !isMasked(phone)) && (
              <CallPhoneButton
                phone={phone}
                {...(isMasked(phone) && { hidden: `phones[${index}]` })}
                {...(customerId !== null && { customer: { customerId, name } })}
              />
            )}
          </Fact>
        ))}
        {email !== null && (
          <Fact label={messages.email}>
            <CopyValue value={email} what={messages.email} />
          </Fact>
        )}
        {Object.entries(fields).map(([field, value]) => (
          <Fact key={field} label={labelOf(field)}>
            {toFieldText(value)}
          </Fact>
        ))}
        {crmRecord !== null && (
          <Fact label={messages.record}>
            {crmRecord.url === undefined ? (
              `${crmRecord.recordName} (${crmRecord.recordType})`
            ) : (
              <Anchor
                href={crmRecord.url}
                target="_blank"
                rel="noopener"
                inherit
                aria-label={messages.openRecord(crmRecord.recordName)}
              >
                {crmRecord.recordName} <IconExternalLink size={12} aria-hidden />
              </Anchor>
            )}
          </Fact>
        )}
      </dl>

      <h3 className={classes["heading"]}>{messages.contact}</h3>
      <dl className={classes["facts"]}>
        {channelDetails.queueName !== null && <Fact label={messages.queue}>{channelDetails.queueName}</Fact>}
        {channelDetails.from !== "" && <Fact label={messages.from}>{channelDetails.from}</Fact>}
        {channelDetails.to !== "" && <Fact label={messages.to}>{channelDetails.to}</Fact>}
        {Object.entries(data).map(([field, value]) => (
          <Fact key={field} label={toFieldLabel(field)}>
            {toFieldText(value)}
          </Fact>
        ))}
      </dl>

      <h3 className={classes["heading"]}>{messages.history}</h3>
      {customerId === null ? (
        <Text size="sm" c="dimmed">
          {messages.noHistory}
        </Text>
      ) : (
        <CustomerHistory customerId={customerId} except={interactionId} />
      )}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes["fact"]}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
