import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BilingualFile, BilingualIssue } from "@/lib/interchange/bilingual/bilingual";
import { segmentsOf, wordsIn } from "@/lib/interchange/bilingual/bilingual";
import { readXliff } from "@/lib/interchange/xliff/read-xliff";
import { writeXliff } from "@/lib/interchange/xliff/write-xliff";

const issue = (
  side: "source" | "target",
  text: string,
  words: string,
  more: Partial<BilingualIssue> = {},
): BilingualIssue => {
  const start = text.indexOf(words);
  return {
    side,
    start,
    end: start + words.length,
    words,
    type: "mistranslation",
    severity: 50,
    comment: "c",
    ...more,
  };
};

const SOURCE = "他昨天走了。";
const TARGET = "He left <today> & then.";

const file = (issues: readonly BilingualIssue[], target: string = TARGET): BilingualFile => ({
  format: "xliff",
  sourceLanguage: "zh-Hans",
  targetLanguage: "en",
  parts: [{ id: "1", original: "t" }],
  problems: [],
  units: [
    {
      id: "u1",
      part: 0,
      name: null,
      isLocked: false,
      notes: [{ text: "note", by: null, at: null }],
      codes: [],
      translator: null,
      reviewer: null,
      issues,
      segments: [
        {
          ...{ id: null, isBetween: false, source: [SOURCE], target: [target] },
          ...{ state: "translated", subState: null, isLocked: false, comments: [] },
        },
      ],
    },
  ],
});

const SCHEMA = join(import.meta.dirname, "../../../../shared/corpora/schemas/xliff-2.1/xliff_core_2.0.xsd");
const hasSchema = existsSync(SCHEMA) && spawnSync("xmllint", ["--version"]).error === undefined;

function read(xml: string) {
  const found = readXliff(xml);
  if (!found.ok) throw new RangeError(found.refusal.code);
  return [...segmentsOf(found.file.units)].map(({ unit, segment }) => ({
    source: segment.source,
    target: segment.target,
    codes: unit.codes.length,
  }));
}

describe("errors in XLIFF 2.1", () => {
  test("stand around their words and refer to what is beside the segment", () => {
    const xml = writeXliff(
      file([
        issue("target", TARGET, "<today>", { comment: 'MQM accuracy/mistranslation, major: "yesterday"' }),
        issue("source", SOURCE, "昨天", { type: "omission", severity: 100 }),
      ]),
    );
    expect(xml).toContain(
      'He left <mrk id="duizhao-lq1" type="its:generic" its:locQualityIssuesRef="#its=duizhao-lqi1">&lt;today&gt;</mrk> &amp; then.',
    );
    expect(xml).toContain(
      '他<mrk id="duizhao-lq2" type="its:generic" its:locQualityIssuesRef="#its=duizhao-lqi2">昨天</mrk>走了。',
    );
    expect(xml).toContain(
      '<its:locQualityIssues xml:id="duizhao-lqi2"><its:locQualityIssue locQualityIssueType="omission"',
    );
    expect(xml.indexOf("<its:locQualityIssues")).toBeLessThan(xml.indexOf("<notes>"));
  });

  test.each([
    ["that overlap", [issue("target", TARGET, "left <today>"), issue("target", TARGET, "<today> & then")]],
    ["of the whole text", [issue("target", TARGET, TARGET)]],
    ["whose words are elsewhere", [issue("target", TARGET, "then", { start: 0, end: 4 })]],
    ["whose words are not there", [issue("target", TARGET, "never", { start: 2, end: 7 })]],
    ["one in another", [issue("target", TARGET, "left <today>"), issue("target", TARGET, "<today>")]],
  ])("%s are read again as no codes", (_, issues) => {
    expect(read(writeXliff(file(issues)))).toEqual([{ source: [SOURCE], target: [TARGET], codes: 0 }]);
  });

  test("change no letter of what is read, wherever they stand", () => {
    const span = fc
      .tuple(fc.nat(TARGET.length - 1), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => {
        const end = Math.min(TARGET.length, start + length);
        return issue("target", TARGET, TARGET.slice(start, end), { start, end });
      });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (issues) => {
        const [back] = read(writeXliff(file(issues)));
        expect(wordsIn(back!.target!)).toBe(TARGET);
        expect(back!.codes).toBe(0);
      }),
    );
  });

  test.skipIf(!hasSchema)("are valid by the schema of XLIFF 2.1", () => {
    const folder = mkdtempSync(join(tmpdir(), "duizhao-its-"));
    try {
      const path = join(folder, "issues.xlf");
      writeFileSync(
        path,
        writeXliff(
          file([
            issue("target", TARGET, "left <today>"),
            issue("target", TARGET, "<today> & then"),
            issue("source", SOURCE, "昨天"),
          ]),
        ),
      );
      const { status, stderr } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", SCHEMA, path], {
        encoding: "utf8",
      });
      expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
