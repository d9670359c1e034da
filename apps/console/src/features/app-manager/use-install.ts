import type { AppDetails, AppMapping, AppRollOutStage, AppVersion } from "@omni/live";
import { useState } from "react";
import { getJson, postJson, putJson } from "../../lib/api.ts";
import { appPath, useAppDetails, useAppOrder, usePlaces, useSlots } from "./app-queries.ts";
import { isComplete, proposeMappings, sameMappings } from "./mapping-draft.ts";
import { isWholeStage } from "./stage.ts";

export const installSteps = ["upload", "review", "consent", "place", "activate"] as const;

const everybody: AppRollOutStage = { kind: "ALL" };

export type Install = ReturnType<typeof useInstall>;

/** An installation as far as it has come. All that it decides is sent at its end, so that leaving it changes nothing. */
export function useInstall(start: AppVersion | null) {
  const [version, setVersion] = useState(start);
  const [step, setStep] = useState(start === null ? 0 : 1);
  const [agreed, setAgreed] = useState(false);
  const [changed, setChanged] = useState<AppMapping[] | null>(null);
  const [stage, setStage] = useState<AppRollOutStage>(everybody);
  const [done, setDone] = useState<AppRollOutStage | null>(null);
  const details = useInstalledApp(version);
  const slots = useSlots().data;
  const scopes = usePlaces().data?.scopes;
  const isUpdate = details !== undefined && details.activeVersion !== null;
  const stored = details?.mappings ?? [];
  const proposed =
    version === null || slots === undefined || scopes === undefined ? [] : proposeMappings(version, slots, scopes);
  const mappings = changed ?? (stored.length > 0 ? stored : proposed);
  const send = useAppOrder(() => activateVersion(version, mappings, stage), { onDone: () => setDone(stage) });
  const stepName = installSteps[step];
  return {
    version,
    setVersion: (uploaded: AppVersion) => {
      setVersion(uploaded);
      setStep(1);
    },
    step,
    /** Whether the app has an active version, so that it is placed and this one can be rolled out step by step. */
    isUpdate,
    activeVersion: details?.activeVersion ?? null,
    agreed,
    setAgreed,
    mappings,
    setMappings: setChanged,
    stage,
    setStage,
    done,
    error: send.error,
    isActivating: send.isPending,
    mayGoOn:
      stepName === "consent"
        ? agreed
        : stepName === "place"
          ? scopes !== undefined && isComplete(mappings, version?.scope === "BACKGROUND")
          : stepName !== "activate" || (details !== undefined && isWholeStage(stage)),
    next: () => setStep(step + 1),
    back: () => {
      setStep(step - 1);
      if (step === 1) setVersion(null);
    },
    activate: () => send.mutate(undefined),
  };
}

const useInstalledApp = (version: AppVersion | null): AppDetails | undefined =>
  useAppDetails(version?.appId ?? null).data;

/** Places first: they show nothing without consent, and an app's first version is everybody's as soon as it has that. */
async function activateVersion(
  version: AppVersion | null,
  mappings: AppMapping[],
  stage: AppRollOutStage,
): Promise<void> {
  if (version === null) return;
  const { appId, permissions } = version;
  const asked = permissions.map(({ name }) => name);
  const before = await getJson<AppDetails>(appPath(appId));
  if (!sameMappings(before.mappings, mappings)) await putJson(appPath(appId, "/mappings"), { mappings });
  const path = appPath(appId, `/versions/${encodeURIComponent(version.version)}/consent`);
  const after = await postJson<AppDetails>(path, { permissions: asked });
  if (after.activeVersion !== version.version)
    await postJson(appPath(appId, "/activate"), { version: version.version, stage });
}
