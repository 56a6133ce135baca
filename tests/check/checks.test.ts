import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../lib/check/check";
import { CHECKS, checkPair, checkText, RULES, TEXT_CHECKS } from "../../lib/check/checks";
import { sayIn } from "../../lib/messages/catalogue";
import { mended } from "./cases";

const english = fc
  .array(
    fc.constantFrom(
      ..."the|a|He|said|said|,|.|“|”|‘|’|\"|'|(|)|…|  | | | | |，|。|北京|3|2,000|million|Mr.|—|--|?|!|;|*|[a](b)|colour|color".split(
        "|",
      ),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(""));
const chinese = fc
  .array(fc.constantFrom(..."他说|，|。|“|”|3|万|北京|的|《|》|（|）|\n|一|二".split("|")), { maxLength: 16 })
  .map((parts) => parts.join(""));
const pair = fc.record({ source: chinese, target: english });

test("every rule has a name of its own", () => {
  expect(new Set(RULES).size).toBe(CHECKS.length + TEXT_CHECKS.length + 1);
});

test("findings do not depend on which other rules run", () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 4 }), (pairs) => {
      const all = checkText(pairs, DEFAULT_SETTINGS);
      const single = RULES.map((rule) => checkText(pairs, DEFAULT_SETTINGS, [rule]));
      pairs.forEach((_, at) => {
        for (const [number, rule] of RULES.entries())
          expect(single[number]![at]).toEqual(all[at]!.filter((finding) => finding.rule === rule));
      });
    }),
  );
});

test("a finding lies in its text, has words, and is said once", () => {
  fc.assert(
    fc.property(pair, (texts) => {
      const findings = checkPair(texts, DEFAULT_SETTINGS);
      for (const finding of findings) {
        expect(finding.start).toBeGreaterThanOrEqual(0);
        expect(finding.end).toBeGreaterThanOrEqual(finding.start);
        expect(finding.end).toBeLessThanOrEqual(texts[finding.side].length);
        expect(sayIn("en").code(finding.code, finding.parameters)).not.toBeNull();
      }
      expect(new Set(findings.map((finding) => JSON.stringify(finding))).size).toBe(findings.length);
    }),
  );
});

test("a mending silences its finding and adds none", () => {
  fc.assert(
    fc.property(pair, (texts) => {
      const findings = checkPair(texts, DEFAULT_SETTINGS);
      for (const finding of findings.filter(({ mending }) => mending)) {
        const after = checkPair({ ...texts, target: mended(texts.target, finding) }, DEFAULT_SETTINGS);
        const count = (list: typeof findings) => list.filter(({ rule }) => rule === finding.rule).length;
        expect(count(after)).toBeLessThan(count(findings));
      }
    }),
  );
});
