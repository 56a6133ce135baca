import { BILINGUAL_STATES, type BilingualState } from "../bilingual/bilingual";

/** How far a segment is, in the four states of XLIFF 2 and what a format says beyond them (BI-FILE-4). */
export interface Standing {
  readonly state: BilingualState;
  readonly subState: string | null;
}

const standing = (state: BilingualState, subState: string | null = null): Standing => ({ state, subState });

/** Our own sub-states, as XLIFF 2 has them: `duizhao:aligned`. */
export const OWN_SUB_STATES = ["draft", "aligned", "rejected", "omitted"] as const;
export type OwnSubState = (typeof OWN_SUB_STATES)[number];

function ownSubState(subState: string | null): OwnSubState | null {
  return OWN_SUB_STATES.find((word) => subState === `duizhao:${word}`) ?? null;
}

/**
 * XLIFF 1.2: `state` of the target and its `state-qualifier`. The first word of each state of XLIFF 2 is the one that we write for it; the
 * others come back as they were, by their sub-state.
 */
const WORDS_12: Readonly<Record<string, BilingualState>> = {
  new: "initial",
  "needs-translation": "initial",
  "needs-adaptation": "initial",
  "needs-l10n": "initial",
  translated: "translated",
  "needs-review-translation": "translated",
  "needs-review-adaptation": "translated",
  "needs-review-l10n": "translated",
  "signed-off": "reviewed",
  final: "final",
};

export function standingOf12(
  state: string | undefined,
  qualifier: string | undefined,
  isApproved: boolean,
): Standing {
  const own = ownSubState(qualifier?.replace(/^x-duizhao-/, "duizhao:") ?? null);
  const known = state === undefined ? undefined : WORDS_12[state];
  const base = known ?? "initial";
  const reached: BilingualState = isApproved && BILINGUAL_STATES.indexOf(base) < 2 ? "reviewed" : base;
  if (own) return standing(reached, `duizhao:${own}`);
  if (state === undefined && qualifier === undefined) return standing(reached);
  const isOurs = state !== undefined && known === reached && word12(reached) === state;
  if (isOurs && qualifier === undefined) return standing(reached);
  return standing(reached, `xlf12:${state ?? ""}${qualifier === undefined ? "" : `/${qualifier}`}`);
}

function word12(state: BilingualState): string {
  return Object.entries(WORDS_12).find(([, meaning]) => meaning === state)![0];
}

/** What a target says in XLIFF 1.2. */
export function said12({ state, subState }: Standing): { state: string | null; qualifier: string | null } {
  const own = ownSubState(subState);
  if (own) return { state: word12(state), qualifier: `x-duizhao-${own}` };
  const said = subState?.startsWith("xlf12:") ? subState.slice("xlf12:".length) : null;
  if (said === null) return { state: word12(state), qualifier: null };
  const [word = "", qualifier] = said.split("/");
  const allowed = (known: boolean, text: string) => (known || text.startsWith("x-") ? text : `x-${text}`);
  return {
    state: word === "" ? null : allowed(Object.hasOwn(WORDS_12, word), word),
    qualifier: qualifier === undefined ? null : allowed(QUALIFIERS.has(qualifier), qualifier),
  };
}

/** The qualifiers that XLIFF 1.2 knows; others begin with `x-`. */
const QUALIFIERS: ReadonlySet<string> = new Set([
  "exact-match",
  "fuzzy-match",
  "id-match",
  "leveraged-glossary",
  "leveraged-inherited",
  "leveraged-mt",
  "leveraged-repository",
  "leveraged-tm",
  "mt-suggestion",
  "rejected-grammar",
  "rejected-inaccurate",
  "rejected-length",
  "rejected-spelling",
  "tm-suggestion",
]);

/** XLIFF 2: an authority, one colon, and a word without white space. Other signs are written as in an address. */
export function asSubState(subState: string): string {
  const [, authority = "x", word = subState] = /^([^\s:]+):(.+)$/s.exec(subState) ?? [];
  return `${authority}:${word.replace(/[\s:%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)}`;
}

/** And back, for authorities whose words were written so. */
export function readSubState(written: string | undefined): string | null {
  if (written === undefined) return null;
  if (!/^(?:xlf12|sdl|mq|x):/.test(written)) return written;
  return written.replace(/%(20|09|0A|0D|3A|25)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** What Trados Studio calls them (`conf` of an `sdl:seg`). */
const CONFIRMATIONS: Readonly<Record<string, Standing>> = {
  Unspecified: standing("initial"),
  Draft: standing("initial", "duizhao:draft"),
  Translated: standing("translated"),
  RejectedTranslation: standing("translated", "duizhao:rejected"),
  ApprovedTranslation: standing("reviewed"),
  RejectedSignOff: standing("translated", "sdl:RejectedSignOff"),
  ApprovedSignOff: standing("final"),
};

/** What memoQ calls them (`mq:status`). */
const STATUSES: Readonly<Record<string, Standing>> = {
  NotStarted: standing("initial"),
  PartiallyEdited: standing("initial", "duizhao:draft"),
  Pretranslated: standing("initial", "mq:Pretranslated"),
  AssembledFromFragments: standing("initial", "mq:AssembledFromFragments"),
  MachineTranslated: standing("initial", "mq:MachineTranslated"),
  ManuallyConfirmed: standing("translated"),
  Confirmed: standing("translated"),
  Rejected: standing("translated", "duizhao:rejected"),
  Reviewer1Confirmed: standing("reviewed"),
  Proofread: standing("final"),
};

function foundIn(
  table: Readonly<Record<string, Standing>>,
  word: string | null,
  authority: string,
): Standing {
  if (word === null || word === "") return standing("initial");
  return (Object.hasOwn(table, word) ? table[word] : null) ?? standing("initial", `${authority}:${word}`);
}

/** The word for a state, or null where the file's own word says it already. */
function wordIn(table: Readonly<Record<string, Standing>>, wanted: Standing, authority: string): string {
  const said = wanted.subState?.startsWith(`${authority}:`)
    ? wanted.subState.slice(authority.length + 1)
    : null;
  if (said !== null) return said;
  const own = ownSubState(wanted.subState);
  const sought =
    own === "aligned" ? "duizhao:draft" : own === "omitted" || own === null ? null : wanted.subState;
  const exact = Object.entries(table).find(
    ([, one]) => one.state === wanted.state && one.subState === sought,
  );
  return (exact ??
    Object.entries(table).find(([, one]) => one.state === wanted.state && one.subState === null)!)[0];
}

export const standingOfConfirmation = (word: string | null) => foundIn(CONFIRMATIONS, word, "sdl");
export const confirmationOf = (wanted: Standing) => wordIn(CONFIRMATIONS, wanted, "sdl");
export const standingOfStatus = (word: string | null) => foundIn(STATUSES, word, "mq");
export const statusOf = (wanted: Standing) => wordIn(STATUSES, wanted, "mq");
