/** States as they are shown, in the order of the work: from nothing to signed off. For progress bar, filters and export. */

import type { Shown } from "../../segments/states";

export const SHOWN_STATES = [
  "untranslated",
  "draft",
  "aligned",
  "rejected",
  "translated",
  "reviewed",
  "final",
  "omitted",
] as const satisfies readonly Shown[];
