import { createRootRoute, createRoute, createRouter, Outlet } from "@tanstack/react-router";
import { IconMapOff, IconRefreshAlert } from "@tabler/icons-react";
import { MessageScreen } from "../ui/message-screen.tsx";
import { Home } from "./home.tsx";
import { messages } from "./messages.ts";

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <MessageScreen
      icon={<IconMapOff size={40} />}
      {...messages.notFound}
      onAction={() => void router.navigate({ to: "/" })}
    />
  ),
  errorComponent: () => (
    <MessageScreen
      icon={<IconRefreshAlert size={40} />}
      {...messages.crashed}
      onAction={() => window.location.reload()}
    />
  ),
});

/** Without a path, so that the workspace stays mounted when an app takes the page: its frames would load anew. */
const home = createRoute({ getParentRoute: () => root, id: "home", component: Home });
const workspace = createRoute({ getParentRoute: () => home, path: "/" });
const fullPageApp = createRoute({ getParentRoute: () => home, path: "/apps/$instanceId" });
/** Everything else is read by `useStaffPage`: who is signed in decides which page stands at an address. */
const anyPage = createRoute({ getParentRoute: () => home, path: "$" });

export const router = createRouter({
  routeTree: root.addChildren([home.addChildren([workspace, fullPageApp, anyPage])]),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
