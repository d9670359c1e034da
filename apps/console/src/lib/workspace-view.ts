import { createStore, useStore, type Store } from "./store.ts";

/** Which pane a narrow screen shows; wide screens show all. */
export type Pane = "interactions" | "conversation" | "details";

export interface WorkspaceView {
  pane: Pane;
  /** The tab of the right panel: `customer`, or the place of an app. */
  detailsTab: string;
  paletteOpen: boolean;
  helpOpen: boolean;
}

export const customerTab = "customer";
export const crmTab = "crm-page";

export const workspaceView: Store<WorkspaceView> = createStore<WorkspaceView>({
  pane: "interactions",
  detailsTab: customerTab,
  paletteOpen: false,
  helpOpen: false,
});

export const useWorkspaceView = <Selected>(select: (view: WorkspaceView) => Selected): Selected =>
  useStore(workspaceView, select);

export const showInWorkspace = (change: Partial<WorkspaceView>): void =>
  workspaceView.update((view) => ({ ...view, ...change }));
