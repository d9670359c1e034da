import { Button, Group, Paper } from "@mantine/core";
import type { AppVersion } from "@omni/live";
import { useEffect, useRef } from "react";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { ActivateStep } from "./activate-step.tsx";
import classes from "./app-manager.module.css";
import { ConsentStep } from "./consent-step.tsx";
import { installMessages as text } from "./install-messages.ts";
import { InstalledNote } from "./installed-note.tsx";
import { messages } from "./messages.ts";
import { PlaceStep } from "./place-step.tsx";
import { StepList } from "./step-list.tsx";
import { UploadStep } from "./upload-step.tsx";
import { installSteps, useInstall, type Install } from "./use-install.ts";
import type { OpenPage } from "./use-page-address.ts";
import { VersionFacts } from "./version-facts.tsx";

/** Upload, review, consent, place, activate: nothing of the app runs before the last. */
export function InstallFlow({
  appId,
  start,
  open,
  onAgain,
}: {
  /** Of the app that gets another version, or null. */
  appId: string | null;
  start: AppVersion | null;
  open: OpenPage;
  onAgain: () => void;
}) {
  const install = useInstall(start);
  const { version, step } = install;
  const panel = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    panel.current?.focus({ preventScroll: true });
    panel.current?.closest("main")?.scrollTo({ top: 0 });
  }, [step]);
  if (install.done !== null && version !== null)
    return (
      <InstalledNote
        version={version}
        stage={install.done}
        onOpen={() => open({ appId: version.appId })}
        onAgain={onAgain}
      />
    );
  return (
    <>
      <PageHead title={version === null ? text.title : text.updateTitle(version.title)} text={text.text}>
        <Button variant="default" onClick={() => open(appId === null ? {} : { appId, tab: "versions" })}>
          {messages.cancel}
        </Button>
      </PageHead>
      <StepList step={step} />
      <div
        ref={panel}
        tabIndex={-1}
        className={classes["panel"]}
        role="group"
        aria-label={text.steps[installSteps[step] ?? "upload"]}
      >
        <StepPanel install={install} />
      </div>
    </>
  );
}

function StepPanel({ install }: { install: Install }) {
  const { version, step, isUpdate, agreed } = install;
  if (version === null) return <UploadStep onUploaded={install.setVersion} />;
  const isLast = step === installSteps.length - 1;
  return (
    <>
      <Paper withBorder p="md">
        {step === 1 && <VersionFacts version={version} />}
        {step === 2 && (
          <ConsentStep version={version} isUpdate={isUpdate} agreed={agreed} onAgree={install.setAgreed} />
        )}
        {step === 3 && <PlaceStep version={version} install={install} />}
        {isLast && <ActivateStep install={install} />}
      </Paper>
      {install.error !== null && <ErrorNote title={text.activate.failed} error={install.error} />}
      <Group justify="space-between" className={classes["end"]}>
        <Button variant="default" onClick={install.back} disabled={install.isActivating}>
          {messages.back}
        </Button>
        <Button
          disabled={!install.mayGoOn}
          loading={install.isActivating}
          onClick={isLast ? install.activate : install.next}
        >
          {isLast ? text.activate.button : messages.next}
        </Button>
      </Group>
    </>
  );
}
