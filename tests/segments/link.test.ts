import { describe, expect, test } from "vitest";
import {
  deedOfOmission,
  isFixed,
  type Link,
  linkAfter,
  linkAfterText,
  NO_LINK,
  whyNotAccepted,
  whyNotReleased,
} from "@/lib/segments/link";
import { type Standing, UNTRANSLATED } from "@/lib/segments/transitions";

const SHOWN = {
  untranslated: UNTRANSLATED,
  draft: { ...UNTRANSLATED, subState: "draft" },
  aligned: { ...UNTRANSLATED, subState: "aligned" },
  translated: { ...UNTRANSLATED, state: "translated" },
  rejected: { ...UNTRANSLATED, state: "translated", subState: "rejected" },
  reviewed: { ...UNTRANSLATED, state: "reviewed" },
  final: { ...UNTRANSLATED, state: "final" },
  omitted: { ...UNTRANSLATED, state: "final", subState: "omitted", omittedReason: "twice" },
} as const satisfies Record<string, Standing>;
type Shown = keyof typeof SHOWN;

/** "0.4x by ann": how sure, x when crossed, who decided. */
function linkOf(shape: string): Link {
  const [, confidence, crossed, who] = /^(-|[\d.]+)(x?)(?: by (\w+))?$/.exec(shape)!;
  return {
    confidence: confidence === "-" ? null : Number(confidence),
    isCrossed: crossed === "x",
    linkedById: who ?? null,
  };
}

describe("SGM-LINK-1 what is a fixed point", () => {
  test.each<{ shown: Shown; by?: string; fixed: boolean }>([
    { shown: "untranslated", fixed: false },
    { shown: "aligned", fixed: false },
    { shown: "untranslated", by: "ann", fixed: true },
    { shown: "aligned", by: "ann", fixed: true },
    { shown: "draft", fixed: true },
    { shown: "translated", fixed: true },
    { shown: "rejected", fixed: true },
    { shown: "reviewed", fixed: true },
    { shown: "final", fixed: true },
    { shown: "omitted", fixed: true },
  ])("$shown, decided by $by: $fixed", ({ shown, by, fixed }) => {
    expect(isFixed(SHOWN[shown], { linkedById: by ?? null })).toBe(fixed);
  });
});

describe("SGM-LINK-2 SGM-LINK-3 what becomes of a link", () => {
  test.each([
    { was: "0.4x", deed: "made", becomes: "- by bob" },
    { was: "0.4 by ann", deed: "made", becomes: "- by bob" },
    { was: "0.4x", deed: "decided", becomes: "0.4x by bob" },
    { was: "0.4 by ann", deed: "decided", becomes: "0.4 by ann" },
    { was: "0.4x by ann", deed: "released", becomes: "0.4x" },
    { was: "0.4x by ann", deed: "other-source", becomes: "- by ann" },
    { was: "0.4x by ann", deed: "untouched", becomes: "0.4x by ann" },
  ] as const)("$was, $deed by bob: $becomes", ({ was, deed, becomes }) => {
    expect(linkAfter(linkOf(was), deed, "bob")).toEqual(linkOf(becomes));
  });

  test.each<{ was: string; shown: Shown; text: string; becomes: string }>([
    { was: "0.4", shown: "draft", text: "Typed", becomes: "0.4 by bob" },
    { was: "0.4x by ann", shown: "translated", text: "Typed", becomes: "0.4x by ann" },
    { was: "0.4 by ann", shown: "untranslated", text: " ", becomes: "-" },
    { was: "0.4 by ann", shown: "translated", text: "", becomes: "- by ann" },
  ])("SGM-LINK-4 $was, “$text” typed, then $shown: $becomes", ({ was, shown, text, becomes }) => {
    expect(linkAfterText(linkOf(was), SHOWN[shown], text, "bob")).toEqual(linkOf(becomes));
  });

  test.each<{ shown: Shown; deed: string }>([
    { shown: "omitted", deed: "decided" },
    { shown: "untranslated", deed: "released" },
    { shown: "aligned", deed: "released" },
    { shown: "draft", deed: "untouched" },
    { shown: "translated", deed: "untouched" },
  ])("an omission, or one taken back to $shown: $deed", ({ shown, deed }) => {
    expect(deedOfOmission(SHOWN[shown])).toBe(deed);
  });
});

describe("what may be accepted and released", () => {
  test.each<{
    what: string;
    shown: Shown;
    by?: string;
    paragraphs: number;
    text: string;
    says: string | null;
  }>([
    { what: "an aligned row", shown: "aligned", paragraphs: 1, text: "A", says: null },
    { what: "English of its own", shown: "aligned", paragraphs: 0, text: "A", says: null },
    { what: "a confirmed one", shown: "translated", paragraphs: 1, text: "A", says: null },
    { what: "one accepted", shown: "aligned", by: "ann", paragraphs: 1, text: "A", says: "accept.decided" },
    {
      what: "one without English",
      shown: "untranslated",
      paragraphs: 1,
      text: "",
      says: "accept.no-english",
    },
    { what: "an empty one", shown: "untranslated", paragraphs: 0, text: "", says: "accept.empty" },
    { what: "one left out", shown: "omitted", paragraphs: 1, text: "A", says: "accept.omitted" },
  ])("accepting $what: $says", ({ shown, by, paragraphs, text, says }) => {
    const link = { ...NO_LINK, linkedById: by ?? null };
    const why = whyNotAccepted({ standing: SHOWN[shown], link, paragraphs, text });
    if (says === null) expect(why).toBeNull();
    else expect(why?.code).toBe(`segments.${says}`);
  });

  test.each<{ shown: Shown; by?: string; says: string | null }>([
    { shown: "aligned", by: "ann", says: null },
    { shown: "untranslated", by: "ann", says: null },
    { shown: "aligned", says: "release.not-accepted" },
    { shown: "draft", by: "ann", says: "release.held" },
    { shown: "translated", by: "ann", says: "release.held" },
    { shown: "omitted", by: "ann", says: "release.omitted" },
  ])("releasing $shown, decided by $by: $says", ({ shown, by, says }) => {
    const why = whyNotReleased({ standing: SHOWN[shown], link: { ...NO_LINK, linkedById: by ?? null } });
    if (says === null) expect(why).toBeNull();
    else expect(why?.code).toBe(`segments.${says}`);
  });
});
