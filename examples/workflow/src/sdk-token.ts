import { InjectionToken } from "@angular/core";
import type { Sdk } from "@omni/sdk";

/** The connected SDK, for whatever asks for it. */
export const sdkToken = new InjectionToken<Sdk>("The connected SDK");
