import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { writeSrx } from "@/lib/interchange/srx/write-srx";
import { CHINESE_CASES } from "../../segmentation/sentence-cases";

const srx = writeSrx();

interface Rule {
  readonly isBreak: boolean;
  readonly before: RegExp;
  readonly after: RegExp;
}

/** A program that reads SRX, as the specification says: at each place the first rule that fits decides. */
function readSrx(text: string, language: string): (paragraph: string) => string[] {
  const { document } = parseHTML(text.replace(/<\?xml[^>]*\?>/, ""));
  const names = [...document.querySelectorAll("languagemap")]
    .filter((map) => new RegExp(`^(?:${map.getAttribute("languagepattern")})$`).test(language))
    .map((map) => map.getAttribute("languagerulename"));
  const rules = names.flatMap((name) =>
    [...document.querySelectorAll(`languagerule[languagerulename="${name}"] rule`)].map((rule): Rule => {
      const part = (tag: string) => rule.querySelector(tag)?.textContent ?? "";
      return {
        isBreak: rule.getAttribute("break") === "yes",
        before: new RegExp(`(?:${part("beforebreak")})$`, "u"),
        after: new RegExp(`(?:${part("afterbreak")})`, "uy"),
      };
    }),
  );
  return (paragraph) => {
    const pieces: string[] = [];
    let start = 0;
    for (let at = 1; at < paragraph.length; at += 1) {
      const head = paragraph.slice(0, at);
      const rule = rules.find(({ before, after }) => {
        after.lastIndex = at;
        return before.test(head) && after.test(paragraph);
      });
      if (!rule?.isBreak) continue;
      pieces.push(paragraph.slice(start, at));
      start = at;
    }
    return [...pieces, paragraph.slice(start)];
  };
}

test("on the hard Chinese cases a reader of SRX agrees with us in most", () => {
  const split = readSrx(srx, "zh-CN");
  const cases = CHINESE_CASES.flatMap(({ rule, cases }) => cases.map((marked) => ({ rule, marked })));
  const missed = cases.filter(({ marked }) => split(marked.replaceAll("|", "")).join("|") !== marked);
  console.log(
    `SRX: ${cases.length - missed.length} of ${cases.length} hard Chinese cases; missed by rule: ${missed.map(({ rule }) => rule).join(" ")}`,
  );
  // SRX cannot say that marks of a list count on (SEG-ZH-10).
  const sayable = cases.filter(({ rule }) => rule !== "SEG-ZH-10");
  expect(missed.filter(({ rule }) => rule !== "SEG-ZH-10").length / sayable.length).toBeLessThan(0.1);
});

const GOLDEN = "../shared/corpora/segmentation/golden_rules.json";

test.skipIf(!existsSync(GOLDEN))("on the English golden rules too", () => {
  const split = readSrx(srx, "en-GB");
  const seen = (sentence: string) => sentence.replace(/\s+/gu, " ").trim();
  const rules = (
    JSON.parse(readFileSync(GOLDEN, "utf8")) as {
      lang: string;
      golden: boolean;
      text: string;
      expected: string[];
    }[]
  ).filter(({ lang, golden }) => lang === "en" && golden);
  const right = rules.filter(
    ({ text, expected }) =>
      JSON.stringify(split(text).map(seen).filter(Boolean)) === JSON.stringify(expected.map(seen)),
  );
  console.log(`SRX: ${right.length} of ${rules.length} English golden rules`);
  expect(right.length).toBeGreaterThan(38);
});

const SCHEMA = "../shared/corpora/schemas/tmx-srx/srx20.xsd";
const XML_SCHEMA = "../shared/corpora/schemas/xliff-1.2/xml.xsd";
const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;

describe.skipIf(!existsSync(SCHEMA) || !existsSync(XML_SCHEMA) || !hasXmllint)(
  "by the schema of SRX 2.0",
  () => {
    test("it is valid", () => {
      const folder = mkdtempSync(join(tmpdir(), "duizhao-srx-"));
      const schema = join(folder, "srx20.xsd");
      // The schema asks the web for xml.xsd; a copy lies beside it.
      writeFileSync(join(folder, "xml.xsd"), readFileSync(XML_SCHEMA));
      writeFileSync(
        schema,
        readFileSync(SCHEMA, "utf8").replace("http://www.w3.org/2001/xml.xsd", "xml.xsd"),
      );
      const file = join(folder, "duizhao.srx");
      writeFileSync(file, srx);
      const { status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, file], {
        encoding: "utf8",
      });
      expect({ status, stderr: stderr.replaceAll(file, "file") }).toEqual({
        status: 0,
        stderr: "file validates\n",
      });
    });
  },
);
