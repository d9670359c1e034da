import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { LiveProvider } from "../lib/live-context.tsx";
import type { LiveStore } from "../lib/live-store.ts";
import { Announcer } from "../ui/announcer.tsx";
import { FloatingToasts } from "../ui/toasts.tsx";
import { useKeptFocus } from "../ui/use-kept-focus.ts";
import { router } from "./router.tsx";
import { theme, toCssVariables } from "./theme.ts";

const colorSchemeManager = localStorageColorSchemeManager({ key: "omni.colour-scheme" });

export function App({ live }: { live: LiveStore }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } }),
  );
  useKeptFocus();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={toCssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <LiveProvider live={live}>
          <RouterProvider router={router} />
          <Announcer />
          <FloatingToasts />
        </LiveProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
