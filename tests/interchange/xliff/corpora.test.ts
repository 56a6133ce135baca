import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { BilingualFile } from "@/lib/interchange/bilingual/bilingual";
import { editXliff } from "@/lib/interchange/xliff/edit-xliff";
import { readXliff } from "@/lib/interchange/xliff/read-xliff";
import { writeXliff } from "@/lib/interchange/xliff/write-xliff";
import { writeXliff12 } from "@/lib/interchange/xliff/write-xliff12";
import { decodeXml } from "@/lib/interchange/xml/xml-bytes";

/** Files of other makers, not part of the repository: what was written is read as it was, valid, and nothing is lost in place. */
const CORPORA = "../shared/corpora";
const SCHEMAS = {
  xliff: `${CORPORA}/schemas/xliff-2.1/xliff_core_2.0.xsd`,
  xliff12: `${CORPORA}/schemas/xliff-1.2/xliff-core-1.2-strict.xsd`,
};
const WRITERS = { xliff: writeXliff, xliff12: writeXliff12 };
const hasLint = spawnSync("xmllint", ["--version"]).status === 0;

const paths = ["xliff-oasis", "xliff-okapi", "cat-files"].flatMap((name) => {
  const folder = `${CORPORA}/${name}`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:xlf|xliff|sdlxliff|mqxliff)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
});

const folder = mkdtempSync(join(tmpdir(), "duizhao-xliff-"));
afterAll(() => rmSync(folder, { recursive: true }));

function textOf(path: string): string {
  const xml = decodeXml(new Uint8Array(readFileSync(path)));
  if (!xml) throw new Error(`${path} is in no encoding`);
  return xml.text;
}

function read(text: string): BilingualFile {
  const result = readXliff(text);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.file;
}

/** What an element or attribute is called, of those that a text has. */
function namesIn(xml: string): Set<string> {
  const names = new Set<string>();
  for (const [, element = "", attributes = ""] of xml.matchAll(/<([A-Za-z][\w:.-]*)((?:\s+[^<>]*)?)>/g)) {
    names.add(element);
    for (const [, name = ""] of attributes.matchAll(/([\w:.-]+)\s*=\s*["']/g))
      names.add(`${element}@${name}`);
  }
  return names;
}

describe.skipIf(paths.length === 0)("corpora", { timeout: 300_000 }, () => {
  test.each(["xliff", "xliff12"] as const)(
    "%s: written, read and written again is the same, and valid",
    (format) => {
      const wrong: string[] = [];
      for (const path of paths) {
        const one = WRITERS[format](read(textOf(path)));
        if (WRITERS[format](read(one)) !== one) wrong.push(`${path}: not the same`);
        if (!hasLint) continue;
        const file = join(folder, "out.xlf");
        writeFileSync(file, one);
        try {
          execFileSync("xmllint", ["--nonet", "--noout", "--schema", SCHEMAS[format], file], {
            stdio: "pipe",
          });
        } catch (error) {
          wrong.push(`${path}: ${String((error as { stderr: unknown }).stderr).split("\n")[0]}`);
        }
      }
      console.log(
        `${format}: ${paths.length} files, ${wrong.length} wrong${hasLint ? "" : "; xmllint is not here"}`,
      );
      expect(wrong).toEqual([]);
    },
  );

  test("in place nothing is lost; what a new file of the same format has no place for is told", () => {
    const lost = new Map<string, number>();
    for (const path of paths) {
      const text = textOf(path);
      const edited = editXliff(text, (unit, index) => ({ ...unit.segments[index]!, comments: [] }));
      expect(edited, path).toEqual({ ok: true, text });
      const file = read(text);
      const there = namesIn(file.format === "xliff" ? writeXliff(file) : writeXliff12(file));
      const inside = [...text.matchAll(/<(?:trans-)?unit[\s>][\s\S]*?<\/(?:trans-)?unit>/g)].join("");
      for (const name of namesIn(inside)) if (!there.has(name)) lost.set(name, (lost.get(name) ?? 0) + 1);
    }
    const told = [...lost]
      .sort(([, one], [, other]) => other - one)
      .map(([name, files]) => `${name} (${files})`);
    console.log(
      `Written anew, units lose these elements and attributes (files): ${told.slice(0, 40).join(", ")}`,
    );
  });
});
