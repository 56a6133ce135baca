/**
 * What a check is given and what it says. A check is a pure function of one pair of texts and the settings; the same
 * pair gives the same findings, in the browser and on the server.
 *
 * CHK-1  A finding points at a span of one side (UTF-16, end left out; an empty span is a place) and carries a code with
 *        parameters. The words for people are in the catalogue.
 * CHK-2  A mending is offered only where it is certain. Applied to the target, it silences its finding and changes nothing else.
 * CHK-3  Checks know nothing of each other: findings do not depend on which other checks run, or in what order.
 * CHK-4  What a check cannot be sure of in nine cases of ten is a hint; what it cannot be sure of in one of two is not said.
 */
import type { Lexicon } from "../align/lexicon/lexicon";
import type { Message } from "../messages/keys";
import type { KnownNames } from "../term/names/known-names";
import type { LedgerName } from "../term/names/ledger";
import type { HouseStyle } from "./style/house-style";

/** UTF-16 offsets, `end` left out. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of sentences beside the run that answers it; either span may be empty, not both. */
export interface SentenceBead {
  readonly source: Span;
  readonly target: Span;
  /** 0 to 1: how sure the aligner is of it. */
  readonly confidence: number;
}

/** A segment: its Chinese and its English. */
export interface CheckPair {
  readonly source: string;
  readonly target: string;
  /** The sentences, aligned; without them a check takes the pair as one bead. */
  readonly beads?: readonly SentenceBead[] | undefined;
}

export type Severity = "hint" | "warning" | "stop";
export type Side = "source" | "target";

export interface Finding {
  /** The `id` of its check. */
  readonly rule: string;
  readonly severity: Severity;
  readonly side: Side;
  readonly start: number;
  readonly end: number;
  /** Its words in the catalogue. */
  readonly code: Message<"checks">["code"];
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Replaces this span of the target. */
  readonly mending?: Mending;
}

export interface Mending extends Span {
  readonly text: string;
}

export interface CheckTerm {
  readonly source: string;
  readonly target: string;
  readonly status: "preferred" | "allowed" | "forbidden";
}

/** What is known of names. */
export interface CheckNames {
  readonly known: KnownNames;
  /** English words that are a known name by themselves. */
  readonly proper: ReadonlySet<string>;
  readonly ledger: readonly LedgerName[];
  /** Names of either language of which nothing is said (lib/term/names/usual.ts). */
  readonly usual: ReadonlySet<string>;
}

/** What a person wrote to be looked for, made ready (pattern.ts). */
export interface Pattern {
  /** Places in UTF-16 units, the first hundred; null where the text is too long for the pattern (CHK-OWN-2). */
  find(text: string): readonly Span[] | null;
}

/** A pattern of the project's own (CHK-OWN-1). */
export interface CheckPattern {
  readonly id: string;
  readonly side: Side;
  readonly message: string;
  readonly severity: Severity;
  readonly pattern: Pattern;
}

/** What a project has decided, and what it leans on. */
export interface CheckSettings {
  readonly terms: readonly CheckTerm[];
  /** Without it, checks that compare meanings say nothing. */
  readonly lexicon?: Lexicon | undefined;
  /** Without it, names are not compared. */
  readonly names?: CheckNames | undefined;
  /** Without it, nothing is said of style. */
  readonly style?: HouseStyle | undefined;
  readonly patterns?: readonly CheckPattern[] | undefined;
}

export const DEFAULT_SETTINGS: CheckSettings = { terms: [] };

export interface Check {
  /** Names the rule in commands, settings and findings. */
  readonly id: string;
  /** It looks at what a project has settled, which the browser does not have: its findings come from the server alone. */
  readonly needsProject?: boolean;
  run(pair: CheckPair, settings: CheckSettings): readonly Finding[];
}

/** A check that compares the pairs of a whole text with each other. Answers one list for each pair. */
export interface TextCheck {
  readonly id: string;
  runAll(pairs: readonly CheckPair[], settings: CheckSettings): readonly (readonly Finding[])[];
}
