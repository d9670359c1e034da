/** What the toolbar's page needs before anybody has signed in to it, for it loads beside somebody else's page. */
export { theme, toCssVariables } from "./app/theme.ts";
export { SignInForm, useSignIn, type Credentials } from "./features/sign-in/index.ts";
export { api } from "./lib/api.ts";
export { LiveProvider, useLive, useLiveStore, useWorld } from "./lib/live-context.tsx";
export { connectLiveStore, type LiveStore } from "./lib/live-store.ts";
export { createStore, useStore, type Store } from "./lib/store.ts";
export { until } from "./lib/until.ts";
export { Announcer } from "./ui/announcer.tsx";
export { lazyPart } from "./ui/lazy-part.tsx";
export { LoadingScreen } from "./ui/loading-screen.tsx";
export { showError } from "./ui/show-error.tsx";
export { useKeptFocus } from "./ui/use-kept-focus.ts";
