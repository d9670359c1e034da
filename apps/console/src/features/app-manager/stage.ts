import type { AppRollOutStage } from "@omni/live";

/** Whether a stage says who gets the version. */
export const isWholeStage = (stage: AppRollOutStage): boolean => stage.kind !== "USERS" || stage.userIds.length > 0;
