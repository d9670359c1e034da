import { Component, type ReactNode } from "react";
import { ErrorNote } from "../../ui/error-note.tsx";
import { messages } from "./messages.ts";

interface State {
  failed: boolean;
  error: unknown;
}

/** A page that fails, or whose files are gone after an update, leaves the navigation standing. */
export class PageBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false, error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: true, error };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <ErrorNote title={messages.failed} error={this.state.error} onRetry={() => window.location.reload()} />;
  }
}
