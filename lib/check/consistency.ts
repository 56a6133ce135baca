/**
 * CHK-SAMEAS-1  One Chinese with two Englishes in one text: each that is not the commonest one is a hint, and says what stands elsewhere.
 * CHK-SAMEAS-2  Differences of case, spaces and closing marks do not count, nor do Chinese texts of fewer than four characters.
 * CHK-SAMEAS-3  One English of four words and more for two Chineses likewise.
 */
import type { CheckPair, Finding, TextCheck } from "./check";

const plain = (text: string) =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.。!！?？:：;；,，]+$/u, "")
    .toLowerCase();

/** By what a pair is compared with others: its Chinese and its English; null where there is too little to go by. */
export interface ComparedBy {
  readonly source: string | null;
  readonly target: string | null;
}

export function comparedBy({ source, target }: CheckPair): ComparedBy {
  const [chinese, english] = [plain(source), plain(target)];
  const has = (chinese.match(/\p{Script=Han}/gu)?.length ?? 0) >= 4 && english !== "";
  return {
    source: has ? chinese : null,
    target: has && (english.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 4 ? english : null,
  };
}

export const consistency: TextCheck = {
  id: "consistency",
  runAll(pairs) {
    const found: Finding[][] = pairs.map(() => []);
    const keys = pairs.map(comparedBy);
    const unusual = (
      by: keyof ComparedBy,
      others: (at: number) => string,
      say: typeof translatedOtherwise,
    ) => {
      const groups = new Map<string, Map<string, number[]>>();
      keys.forEach((key, at) => {
        const own = key[by];
        if (own === null) return;
        const group = groups.get(own) ?? new Map<string, number[]>();
        groups.set(own, group);
        const other = others(at);
        group.set(other, [...(group.get(other) ?? []), at]);
      });
      for (const group of groups.values()) {
        if (group.size < 2) continue;
        const [usual = []] = [...group.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
        for (const places of group.values())
          if (places !== usual) for (const at of places) found[at]!.push(say(pairs[at]!, pairs[usual[0]!]!));
      }
    };
    unusual("source", (at) => plain(pairs[at]!.target), translatedOtherwise);
    unusual("target", (at) => plain(pairs[at]!.source), sourceOtherwise);
    return found;
  },
};

function translatedOtherwise(pair: CheckPair, other: CheckPair): Finding {
  return finding(pair, "checks.translated-otherwise", other.target);
}

function sourceOtherwise(pair: CheckPair, other: CheckPair): Finding {
  return finding(pair, "checks.source-otherwise", other.source);
}

function finding({ target }: CheckPair, code: Finding["code"], text: string): Finding {
  const end = target.trimEnd().length;
  const start = target.length - target.trimStart().length;
  return {
    rule: "consistency",
    severity: "hint",
    side: "target",
    start,
    end,
    code,
    parameters: { text: text.trim() },
  };
}
