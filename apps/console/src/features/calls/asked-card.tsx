import type { Interaction } from "@omni/contract";
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconUsersGroup } from "@tabler/icons-react";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import classes from "./calls.module.css";
import { messages } from "./messages.ts";
import { useUnderWay } from "./order-state.ts";
import type { Situation } from "./situation.ts";
import { useCallOrders, type PlainControl } from "./use-call-orders.ts";
import { useSituation } from "./use-situation.ts";

const text = messages.consult;

/** Somebody is asked in, consulted, or this agent is: what that means for the customer, and what comes next. */
export function AskedCard({ interaction }: { interaction: Interaction }) {
  const situation = useSituation(interaction);
  const owner = interaction.participants.find(({ participantId }) => participantId === interaction.agentId);
  const told = describe(situation, owner?.name ?? "");
  if (situation.isOver || told === null) return null;
  const ringing = situation.asked !== null || situation.consulted?.state === "RINGING";
  return (
    <section className={classes["asked"]} aria-label={told.title} data-ringing={ringing || undefined}>
      <div className={classes["askedText"]} role="status">
        <h3 className={classes["askedTitle"]}>{told.title}</h3>
        {told.note !== null && <p className={classes["askedNote"]}>{told.note}</p>}
      </div>
      <AskedButtons interaction={interaction} situation={situation} />
    </section>
  );
}

function describe(
  { part, asked, consulted, isCall }: Situation,
  owner: string,
): { title: string; note: string | null } | null {
  if (part === "CONSULT")
    return { title: messages.states.CONSULTED, note: (isCall ? text.guest : text.guestText)(owner) };
  if (part === "CONFERENCE") return { title: text.guestConference, note: null };
  if (consulted?.state === "RINGING")
    return { title: text.asking(consulted.name), note: isCall ? text.ringing : text.ringingText };
  if (consulted !== null) return { title: text.title(consulted.name), note: isCall ? text.private : text.privateText };
  if (asked === null) return null;
  const { name } = asked.participant;
  return asked.kind === "TRANSFER"
    ? { title: text.transferring(name), note: isCall ? text.transferNote : text.transferNoteText }
    : { title: text.adding(name), note: text.addingNote };
}

const consultButtons = [
  { control: "consultTransfer", shortcut: "consultTransfer", icon: <IconArrowForwardUp size={14} aria-hidden /> },
  { control: "consultConference", shortcut: "consultConference", icon: <IconUsersGroup size={14} aria-hidden /> },
  { control: "consultCancel", shortcut: "consultCancel", icon: <IconArrowBackUp size={14} aria-hidden /> },
] as const satisfies readonly { control: PlainControl; shortcut: string; icon: unknown }[];

function AskedButtons({ interaction, situation }: { interaction: Interaction; situation: Situation }) {
  const { interactionId } = interaction;
  const { controls, asked } = situation;
  const orders = useCallOrders();
  const isUnderWay = useUnderWay(interactionId);
  return (
    <div className={classes["askedButtons"]}>
      {consultButtons
        .filter(({ control }) => controls.has(control))
        .map(({ control, shortcut, icon }, index) => (
          <Button
            key={control}
            size="xs"
            variant={index === 0 && control !== "consultCancel" ? "filled" : "default"}
            leftSection={icon}
            loading={isUnderWay(control)}
            aria-keyshortcuts={toAriaShortcut(shortcuts[shortcut])}
            onClick={() => orders.order(control, interaction)}
          >
            {messages.controls[control]}
          </Button>
        ))}
      {asked !== null && controls.has("takeBack") && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          loading={isUnderWay(`drop ${asked.participant.participantId}`)}
          onClick={() => orders.drop(interactionId, asked.participant.participantId)}
        >
          {messages.controls.takeBack}
        </Button>
      )}
    </div>
  );
}
