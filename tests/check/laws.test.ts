import fc from "fast-check";
import { expect, test } from "vitest";
import { type CheckPair, DEFAULT_SETTINGS, type Finding } from "../../lib/check/check";
import { CHECKS, checkPair } from "../../lib/check/checks";
import { identitiesOf } from "../../lib/check/identity";

/** Pieces of which rows are put together, clean ones and faulty ones. */
const CHINESE = [
  "公司去年卖出3000台机器。",
  "他打开了微信。",
  "“你好，”她说。",
  "天气很好。",
  "增长了7.2成（约）。",
];
const ENGLISH = [
  "The company sold 300 machines last year.",
  "The company sold 3,000 machines last year.",
  "He opened 微信 .",
  "“Hello, she said.",
  'She said "hello" and left.',
  "The the weather is very  good。",
  "It grew by 72% (about.",
  "it is  fine, fine weather",
  "The weather was good all day. The weather was good all day.",
];
const some = (pieces: readonly string[], joint: string) =>
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((list) => list.join(joint));
const pair: fc.Arbitrary<CheckPair> = fc.record({ source: some(CHINESE, ""), target: some(ENGLISH, " ") });

const checked = (of: CheckPair) => checkPair(of, DEFAULT_SETTINGS);
/** What a finding says, wherever it stands. */
const said = (findings: readonly Finding[]) =>
  findings.map(({ rule, code, parameters }) => JSON.stringify([rule, code, parameters])).toSorted();

test("CHK-2: a mending changes its span alone, and silences its finding", () => {
  fc.assert(
    fc.property(pair, (row) => {
      for (const finding of checked(row)) {
        const { mending } = finding;
        if (!mending) continue;
        const target = row.target.slice(0, mending.start) + mending.text + row.target.slice(mending.end);
        const own = said([finding])[0];
        const count = (of: CheckPair) => said(checked(of)).filter((one) => one === own).length;
        expect(count({ ...row, target })).toBeLessThan(count(row));
        expect(mending.start).toBeLessThanOrEqual(mending.end);
      }
    }),
  );
});

test("CHK-3: findings do not depend on which rules run with them, or in what order", () => {
  fc.assert(
    fc.property(pair, fc.shuffledSubarray(CHECKS.map(({ id }) => id)), (row, rules) => {
      const all = checked(row).filter(({ rule }) => rules.includes(rule));
      expect(checkPair(row, DEFAULT_SETTINGS, rules)).toEqual(all);
      const alone = rules.flatMap((rule) => checkPair(row, DEFAULT_SETTINGS, [rule]));
      expect(said(alone)).toEqual(said(all));
    }),
  );
});

test("CHK-ID-1, CHK-ID-2: each finding of a row has an identity of its own, and the same when it is checked again", () => {
  fc.assert(
    fc.property(pair, (row) => {
      const keys = identitiesOf(checked(row), row).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(identitiesOf(checked(row), row).map(({ key }) => key)).toEqual(keys);
    }),
  );
});

test("CHK-ID-1: words elsewhere in the English do not make another finding of one in the English", () => {
  fc.assert(
    fc.property(fc.constantFrom(...CHINESE), some(ENGLISH, " "), (source, target) => {
      const row = { source, target };
      const found = checked(row);
      const longer = { source, target: `${target} Nobody knew of it.` };
      const again = identitiesOf(checked(longer), longer).map(({ key }) => key);
      const own = identitiesOf(found, row);
      for (const [at, finding] of found.entries())
        if (
          finding.side === "target" &&
          finding.end < target.length - 1 &&
          said(checked(longer)).includes(said([finding])[0]!)
        )
          expect(again.map((key) => key.slice(0, key.lastIndexOf(" ")))).toContain(
            own[at]!.key.slice(0, own[at]!.key.lastIndexOf(" ")),
          );
    }),
  );
});
