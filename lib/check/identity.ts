/**
 * When two findings are the same, so that what somebody said of one holds for it when the row is checked again.
 *
 * CHK-ID-1  A finding is the same as long as it says the same (rule, code, parameters) of the same words: those of its span, and in the
 *           other text those of the sentences that answer it. Where its span has no words, the word before and the word after stand
 *           for it. Case, spaces and punctuation of the other text do not count; other words of its own sentence do not either.
 * CHK-ID-2  Of findings of one pair that are alike in all this, the first is the first one's and the second the second's.
 * CHK-ID-3  The word of a finding, by which a rule is ignored for that word, is what its span has, in small letters; none where that
 *           has no letter or digit, or is longer than a phrase.
 */
import type { CheckPair, Finding, SentenceBead } from "./check";

export interface Identity {
  /** Equal for equal findings; as long as the words are. */
  readonly key: string;
  readonly word: string | null;
}

const WORD = /[\p{L}\p{N}]/u;
const LONGEST_WORD = 120;

/** One for each of a pair's findings, in their order. */
export function identitiesOf(findings: readonly Finding[], pair: CheckPair): readonly Identity[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify([
      finding.rule,
      finding.code,
      Object.entries(finding.parameters).sort(([a], [b]) => (a < b ? -1 : 1)),
      finding.side,
      ownWords(finding, pair),
      otherWords(finding, pair),
    ]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return { key: `${key} ${number}`, word: wordOf(finding, pair) };
  });
}

function wordOf({ side, start, end }: Finding, pair: CheckPair): string | null {
  const text = pair[side].slice(start, end).replace(/\s+/gu, " ").trim().toLowerCase();
  return WORD.test(text) && text.length <= LONGEST_WORD ? text : null;
}

function ownWords({ side, start, end }: Finding, pair: CheckPair): string {
  const text = pair[side];
  const own = text.slice(start, end);
  if (WORD.test(own)) return own.replace(/\s+/gu, " ");
  const before = /[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? "";
  const after = /^[^\p{L}\p{N}]*[\p{L}\p{N}]+/u.exec(text.slice(end, end + 60))?.[0] ?? "";
  return before + own + after;
}

function otherWords({ side, start, end }: Finding, pair: CheckPair): string {
  const other = side === "source" ? "target" : "source";
  const { beads } = pair;
  const touches = (bead: SentenceBead) =>
    bead[side].start <= end && bead[side].end >= start && bead[side].start < bead[side].end;
  const answering = beads
    ?.filter(touches)
    .map((bead) => pair[other].slice(bead[other].start, bead[other].end));
  return (
    (answering?.join(" ") ?? pair[other])
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? ""
  );
}
