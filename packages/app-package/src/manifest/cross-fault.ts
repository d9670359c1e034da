import type { Path } from "./locate.ts";
import type { ManifestRule } from "./problem.ts";

export interface CrossFault {
  rule: ManifestRule;
  path: Path;
  problem: string;
  repair: string;
}
