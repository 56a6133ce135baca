/**
 * CHK-SAMEAS-1  One Chinese with two Englishes in one text: each that is not the commonest one is a hint, and says what stands elsewhere.
 * CHK-SAMEAS-2  Differences of case, spaces and closing marks do not count, nor do Chinese texts of fewer than four characters.
 */
import type { CheckPair, Finding, TextCheck } from "./check";

const plain = (text: string) =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.。!！?？:：;；,，]+$/u, "")
    .toLowerCase();

export const consistency: TextCheck = {
  id: "consistency",
  runAll(pairs) {
    const groups = new Map<string, Map<string, number[]>>();
    pairs.forEach(({ source, target }, at) => {
      const [chinese, english] = [plain(source), plain(target)];
      if ((chinese.match(/\p{Script=Han}/gu)?.length ?? 0) < 4 || english === "") return;
      const group = groups.get(chinese) ?? new Map<string, number[]>();
      groups.set(chinese, group);
      group.set(english, [...(group.get(english) ?? []), at]);
    });
    const found: Finding[][] = pairs.map(() => []);
    for (const group of groups.values()) {
      if (group.size < 2) continue;
      const [usual = []] = [...group.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
      for (const places of group.values())
        if (places !== usual)
          for (const at of places) found[at] = [finding(pairs[at]!, pairs[usual[0]!]!.target)];
    }
    return found;
  },
};

function finding({ target }: CheckPair, other: string): Finding {
  const end = target.trimEnd().length;
  const start = target.length - target.trimStart().length;
  return {
    rule: "consistency",
    severity: "hint",
    side: "target",
    start,
    end,
    code: "checks.translated-otherwise",
    parameters: { text: other.trim() },
  };
}
