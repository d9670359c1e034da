/** Every code an OmniError can carry. `retryable`: the same call may succeed later without a change. */
export const errors = {
  NOT_IN_CONSOLE: {
    message: "This page does not run inside an Omni console.",
    retryable: false,
    repair: "Open the app from the console, or start a local console with the dev kit.",
  },
  ORIGIN_MISMATCH: {
    message: "The origin passed to initialize is not the console's origin.",
    retryable: false,
    repair: "Pass the `origin` query parameter of the app's URL unchanged.",
  },
  HANDSHAKE_TIMEOUT: {
    message: "The console did not answer in time.",
    retryable: true,
    repair: "Check that the app's origin is registered for this console.",
  },
  ALREADY_INITIALIZED: {
    message: "initialize was called before with other arguments.",
    retryable: false,
    repair: "Initialize once and keep the returned instance.",
  },
  NOT_INITIALIZED: {
    message: "The SDK is not initialized yet.",
    retryable: false,
    repair: "Await initialize before any other call.",
  },
  VERSION_UNSUPPORTED: {
    message: "The console does not speak this version of the protocol.",
    retryable: false,
    repair: "Load the SDK from the console's own base URL.",
  },
  UNKNOWN_EVENT: {
    message: "No event has this name.",
    retryable: false,
    repair: "Use a name from events().",
  },
  UNKNOWN_METHOD: {
    message: "No method has this name.",
    retryable: false,
    repair: "Use a name from methods().",
  },
  INVALID_ARGUMENT: {
    message: "An argument does not have the documented shape.",
    retryable: false,
    repair: "Compare the argument with the method's parameters.",
  },
  PERMISSION_DENIED: {
    message: "The app or the user may not do this.",
    retryable: false,
    repair: "Ask an administrator for the permission named in details.",
  },
  NOT_LOGGED_IN: {
    message: "Nobody is signed in.",
    retryable: false,
    repair: "Call session.login first, or wait for loginStatusChanged.",
  },
  ALREADY_LOGGED_IN: {
    message: "Somebody is signed in already.",
    retryable: false,
    repair: "Call session.logout, or session.forceLogin to end the other session.",
  },
  INVALID_CREDENTIALS: {
    message: "User name or password is wrong.",
    retryable: false,
    repair: "Check both and try again.",
  },
  ACCOUNT_LOCKED: {
    message: "The account is locked after too many failed attempts.",
    retryable: true,
    repair: "Wait until the time in details.lockedUntil, or ask an administrator.",
  },
  INTERACTION_NOT_FOUND: {
    message: "No live interaction of this agent has this id.",
    retryable: false,
    repair: "Use an id from getInteractions() or from an event.",
  },
  INVALID_STATE: {
    message: "The interaction or session is not in a state that allows this.",
    retryable: false,
    repair: "Read the state in details and wait for the event that changes it.",
  },
  CAMPAIGN_NOT_ASSIGNED: {
    message: "The campaign is not assigned to or selected by this agent.",
    retryable: false,
    repair: "Use a campaign from getAssignedCampaigns() and select it.",
  },
  CHANNEL_UNAVAILABLE: {
    message: "The channel is not available here.",
    retryable: true,
    repair: "Use a channel that the campaign offers.",
  },
  TARGET_UNAVAILABLE: {
    message: "The target cannot take the interaction now.",
    retryable: true,
    repair: "Choose another from getTransferTargets().",
  },
  INVALID_DISPOSITION: {
    message: "The disposition is not part of the campaign's plan, or lacks what it requires.",
    retryable: false,
    repair: "Use a code from getDispositionCodes() and give what it requires.",
  },
  DISPOSITION_REQUIRED: {
    message: "The interaction must be disposed first.",
    retryable: false,
    repair: "Call disposeInteraction with a code of the campaign.",
  },
  CUSTOMER_NOT_FOUND: {
    message: "No customer has this id.",
    retryable: false,
    repair: "Use an id from findCustomers() or from an event.",
  },
  STORAGE_QUOTA: {
    message: "The app's storage is full.",
    retryable: false,
    repair: "Delete keys, or ask an administrator for a larger quota.",
  },
  PAYLOAD_TOO_LARGE: {
    message: "The message is larger than the console accepts.",
    retryable: false,
    repair: "Send less than the limit in details.limitBytes.",
  },
  RATE_LIMITED: {
    message: "Too many calls in a short time.",
    retryable: true,
    repair: "Wait details.retryAfterMs milliseconds.",
  },
  TIMEOUT: {
    message: "The call was not answered in time.",
    retryable: true,
    repair: "Try again, or pass a larger timeoutMs.",
  },
  ABORTED: {
    message: "The call was aborted by its signal.",
    retryable: false,
    repair: "Call again when the result is wanted.",
  },
  HOST_GONE: {
    message: "The console closed this app's connection.",
    retryable: false,
    repair: "Reload the page to connect again.",
  },
  OFFLINE: {
    message: "The console has no connection to the server.",
    retryable: true,
    repair: "Wait for connectionChanged with state ONLINE.",
  },
  NOT_SUPPORTED: {
    message: "This host does not offer the capability.",
    retryable: false,
    repair: "Ask supports(name) before the call.",
  },
  INTERNAL: {
    message: "Something failed inside the console or the server.",
    retryable: false,
    repair: "Report the correlationId to your administrator.",
  },
} as const;
