import type { Call } from "./call";
import { ACCOUNT_CALLS } from "./calls-accounts";
import { ALIGNMENT_CALLS } from "./calls-alignments";
import { CORRECTION_CALLS } from "./calls-corrections";
import { DICTIONARY_CALLS } from "./calls-dictionary";
import { FILLING_CALLS } from "./calls-filling";
import { FINDING_CALLS } from "./calls-findings";
import { MEMORY_CALLS } from "./calls-memories";
import { NAME_CALLS } from "./calls-names";
import { PROJECT_CALLS } from "./calls-projects";
import { SCORE_CALLS } from "./calls-score";
import { SEGMENT_CALLS } from "./calls-segments";
import { TERM_CALLS } from "./calls-terms";

/** Every call of the front door. `tests/api/calls.test.ts` holds it against the route files, both ways. */
export const CALLS: readonly Call[] = [
  ...PROJECT_CALLS,
  ...ACCOUNT_CALLS,
  ...SEGMENT_CALLS,
  ...ALIGNMENT_CALLS,
  ...MEMORY_CALLS,
  ...TERM_CALLS,
  ...DICTIONARY_CALLS,
  ...FILLING_CALLS,
  ...CORRECTION_CALLS,
  ...FINDING_CALLS,
  ...NAME_CALLS,
  ...SCORE_CALLS,
];
