import { initialize, OmniError, resolveSdkUrl, sdk } from "./index.ts";

// The build for pages that load the SDK by a plain script tag.
Object.assign(globalThis, { AmeyoSdk: { initialize, sdk, default: sdk, resolveSdkUrl, OmniError } });
