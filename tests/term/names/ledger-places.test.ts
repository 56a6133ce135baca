import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerName } from "@/lib/term/names/ledger";
import { formPlaces, ledgerFinder } from "@/lib/term/names/ledger-places";
import { mergeNames } from "@/lib/term/names/merge";

const name = (zh: string, first: string, more: Partial<LedgerName> = {}): LedgerName & { note: string } => ({
  kind: "person",
  zh,
  aliases: [],
  first,
  later: "",
  allowed: [],
  surnameFirst: true,
  note: "",
  ...more,
});
const ren = name("任正非", "Ren Zhengfei", { later: "Ren", aliases: ["任总"], allowed: ["Mr. Ren"] });

describe("names of a ledger in a Chinese text (NAM-PLACE-1)", () => {
  const ledger = [
    ren,
    name("北京", "Beijing", { kind: "place" }),
    name("北京大学", "Peking University", { kind: "organisation" }),
    name("高兴", "", { kind: "none" }),
  ];
  test.each([
    { text: "任正非和任总", found: "任正非 任正非" },
    { text: "北京大学在北京", found: "北京大学 北京" },
    { text: "他很高兴", found: "" },
    { text: "任正非於北京", found: "任正非 北京" },
  ])("$text: $found", ({ text, found }) => {
    expect(
      ledgerFinder(ledger)(text)
        .map(({ entry }) => entry.zh)
        .join(" "),
    ).toBe(found);
  });
});

describe("forms of a name in an English text (NAM-PLACE-2)", () => {
  test.each([
    { english: "Ren Zhengfei said. Then Ren left.", forms: ["Ren Zhengfei", "Ren"] },
    { english: "Mr. Ren’s firm", forms: ["Mr. Ren"] },
    { english: "children and rent and Rensselaer", forms: [] },
    { english: "*Ren  Zhengfei* spoke", forms: ["Ren Zhengfei"] },
    { english: "ren is a virtue", forms: [] },
  ])("$english: $forms", ({ english, forms }) => {
    expect(formPlaces(ren, english).map(({ form }) => form)).toEqual(forms);
  });

  test("places lie apart and in order, whatever stands in the ledger", () => {
    const text = fc.string({ unit: fc.constantFrom(..."Ren Z'-.*(a)[?") });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (english, allowed) => {
        let end = 0;
        for (const place of formPlaces(
          { ...ren, allowed: allowed.filter((one) => one.trim() !== "") },
          english,
        )) {
          expect(place.start).toBeGreaterThanOrEqual(end);
          expect(place.end).toBeGreaterThan(place.start);
          end = place.end;
        }
      }),
    );
  });
});

test("of two entries one is made and no form is lost (NAM-MERGE-1)", () => {
  const words = fc.array(fc.constantFrom("甲甲", "乙乙", "丙丙"), { maxLength: 3 });
  const english = fc.constantFrom("", "A", "B", "C");
  const entry = fc
    .record({ zh: fc.constantFrom("甲甲", "丁丁", "戊戊"), aliases: words, first: english, later: english })
    .map(({ zh, first, ...more }) => name(zh, first, more));
  fc.assert(
    fc.property(entry, entry, (kept, other) => {
      const merged = mergeNames(kept, other);
      expect(merged.zh).toBe(kept.zh);
      const chinese = [merged.zh, ...merged.aliases];
      expect(new Set(chinese).size).toBe(chinese.length);
      expect(new Set(chinese)).toEqual(new Set([kept.zh, ...kept.aliases, other.zh, ...other.aliases]));
      const all = [kept, other].flatMap(({ first, later }) => [first, later]).filter(Boolean);
      expect(new Set([merged.first, merged.later, ...merged.allowed].filter(Boolean))).toEqual(new Set(all));
    }),
  );
});
