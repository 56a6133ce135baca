import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { segmentsOf, wordsIn } from "@/lib/interchange/bilingual/bilingual";
import {
  documentSegments,
  type ExchangeDocument,
  standingOf,
} from "@/lib/interchange/bilingual/document-units";
import { readBilingual } from "@/lib/interchange/bilingual/read-bilingual";
import { typedTarget } from "@/lib/interchange/bilingual/tags";
import { writeOriginal } from "@/lib/interchange/bilingual/write-original";
import { replaceParts } from "@/lib/interchange/zip/replace-parts";

function xliff(
  units: readonly (readonly [id: string, zh: string, en?: string])[],
  target = "en-US",
  source = "zh-CN",
) {
  const body = units
    .map(
      ([id, zh, en]) =>
        `   <trans-unit id="${id}">\r\n    <source>${zh}</source>${en === undefined ? "" : `\r\n    <target state="translated">${en}</target>`}\r\n   </trans-unit>`,
    )
    .join("\r\n");
  return `<?xml version="1.0" encoding="utf-8"?>\r\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\r\n <file original="x.docx" source-language="${source}" target-language="${target}" datatype="plaintext">\r\n  <body>\r\n${body}\r\n  </body>\r\n </file>\r\n</xliff>\r\n`;
}

const zip = (parts: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name, typeof text === "string" ? strToU8(text) : text]),
    ),
    { mtime: new Date(2020, 4, 3, 10, 11, 12) },
  );

async function read(bytes: Uint8Array, name = "job.sdlppx") {
  const found = await readBilingual(bytes, name);
  if (!found?.ok) throw new Error(JSON.stringify(found));
  return found.file;
}

const pairs = (file: Awaited<ReturnType<typeof read>>) =>
  [...segmentsOf(file.units)].map(({ unit, segment }) => [
    file.parts[unit.part]?.original,
    wordsIn(segment.source),
    segment.target && wordsIn(segment.target),
  ]);

/** The document that a file becomes, its English changed. */
function documentOf(
  file: Awaited<ReturnType<typeof read>>,
  english: (index: number, was: string) => string,
): ExchangeDocument {
  return {
    title: "Job",
    sourceLanguage: "zh-Hans",
    isMarked: true,
    rows: documentSegments(file).map(({ unit, segment }, index) => {
      const was = typedTarget(segment.target ?? [], unit.codes);
      const target = english(index, was);
      const standing = standingOf(segment);
      return {
        id: `r${index}`,
        ...(target === was ? standing : { state: "translated", subState: null }),
        source: [{ position: index + 1, text: wordsIn(segment.source), marks: [] }],
        target,
        isLocked: false,
        comments: [],
        translator: null,
        reviewer: null,
      };
    }),
  };
}

const TWO = {
  "job.sdlproj": "<PackageProject/>",
  "zh-CN/a.docx.sdlxliff": xliff([["1", "雨停了。"]]),
  "en-US/a.docx.sdlxliff": xliff([
    ["1", "雨停了。"],
    ["2", "河很清。", "The river was clear."],
  ]),
  "en-US/b.docx.sdlxliff": xliff([["1", "没有译。"]]),
  "de-DE/b.docx.sdlxliff": xliff([["1", "没有译。"]], "de-DE"),
  "Reports/count.xml": "<x/>",
};

describe("what is in a package", () => {
  test("files from Chinese to English are one document; what was not read is said by its name", async () => {
    const file = await read(zip(TWO));
    expect(file.format).toBe("package");
    expect(pairs(file)).toEqual([
      ["en-US/a.docx.sdlxliff", "雨停了。", null],
      ["en-US/a.docx.sdlxliff", "河很清。", "The river was clear."],
      ["en-US/b.docx.sdlxliff", "没有译。", null],
    ]);
    expect(file.units.map(({ id }) => id)).toEqual([
      "en-US/a.docx.sdlxliff#1",
      "2",
      "en-US/b.docx.sdlxliff#1",
    ]);
    expect(file.problems).toEqual([
      { code: "part-not-read", name: "Reports/count.xml" },
      { code: "part-other-languages", name: "de-DE/b.docx.sdlxliff" },
      { code: "part-not-read", name: "job.sdlproj" },
      { code: "part-not-read", name: "zh-CN/a.docx.sdlxliff" },
    ]);
  });

  test.each([
    ["memoQ", "document.mqxliff"],
    ["Phrase", "chapter one-en-T.mxliff"],
    ["Okapi", "content.xlf"],
  ])("%s", async (_, name) => {
    const file = await read(
      zip({ [name]: xliff([["1", "雨停了。", "It stopped."]]), "skeleton.skl": "x" }),
      "x.zip",
    );
    expect(pairs(file)).toEqual([[name, "雨停了。", "It stopped."]]);
  });

  test("an OmegaT project: paragraphs of its files, with the English that it has, whole or in part", async () => {
    const tmx = `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header srclang="ZH-CN" adminlang="EN" creationtool="OmegaT" creationtoolversion="6" segtype="sentence" o-tmf="x" datatype="plaintext"/><body>
<tu><tuv xml:lang="ZH-CN"><seg>雨停了。</seg></tuv><tuv xml:lang="EN-US"><seg>The rain stopped.</seg></tuv></tu>
<tu><tuv xml:lang="ZH-CN"><seg>船夫把竹篙插进河底，向岸上的人招了招手。</seg></tuv><tuv xml:lang="EN-US"><seg>The ferryman waved.</seg></tuv></tu></body></tmx>`;
    const file = await read(
      zip({
        "book/omegat.project": "<omegat/>",
        "book/omegat/project_save.tmx": tmx,
        "book/source/one.txt":
          "雨停了。船夫把竹篙插进河底，向岸上的人招了招手。\n\n雨停了。没有人说话。\n\n没有译。\n",
        "book/source/two/poster.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
        "book/glossary/glossary.txt": "船\tboat",
      }),
      "book.zip",
    );
    expect(file.format).toBe("omegat");
    expect(pairs(file)).toEqual([
      [
        "one.txt",
        "雨停了。船夫把竹篙插进河底，向岸上的人招了招手。",
        "The rain stopped. The ferryman waved.",
      ],
      ["one.txt", "雨停了。没有人说话。", "The rain stopped."],
      ["one.txt", "没有译。", null],
    ]);
    expect([...segmentsOf(file.units)].map(({ segment }) => [segment.state, segment.subState])).toEqual([
      ["translated", null],
      ["initial", "duizhao:draft"],
      ["initial", null],
    ]);
    expect(file.problems).toEqual([
      { code: "part-not-read", name: "book/glossary/glossary.txt" },
      { code: "part-not-read", name: "book/source/two/poster.png" },
    ]);
  });

  test("a package without a file from Chinese to English is refused", async () => {
    const bytes = zip({ "a.sdlxliff": xliff([["1", "Guten Tag."]], "en-US", "de-DE") });
    expect(await readBilingual(bytes, "a.sdlppx")).toEqual({ ok: false, refusal: { code: "not-bilingual" } });
  });
});

describe("it goes back as it came", () => {
  test("with nothing changed, byte for byte", async () => {
    const bytes = zip(TWO);
    const file = await read(bytes);
    const back = await writeOriginal(
      bytes,
      "package",
      documentOf(file, (_, was) => was),
      { include: "all" },
    );
    expect(Buffer.from(back!).equals(bytes)).toBe(true);
  });

  test("only the file with another English is another one, and of it only the target", async () => {
    const bytes = zip(TWO);
    const file = await read(bytes);
    const english = documentOf(file, (index, was) => (index === 2 ? "Not translated." : was));
    const back = await writeOriginal(bytes, "package", english, { include: "all" });
    const [before, after] = [unzipSync(bytes), unzipSync(back!)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const differing = Object.keys(before).filter(
      (name) => strFromU8(after[name]!) !== strFromU8(before[name]!),
    );
    expect(differing).toEqual(["en-US/b.docx.sdlxliff"]);
    expect(strFromU8(after[differing[0]!]!)).toContain("Not translated.</target>");
    expect(pairs(await read(back!))[2]).toEqual(["en-US/b.docx.sdlxliff", "没有译。", "Not translated."]);
    // And once more it is a fixed point.
    const again = await writeOriginal(
      back!,
      "package",
      documentOf(await read(back!), (_, was) => was),
      { include: "all" },
    );
    expect(Buffer.from(again!).equals(back!)).toBe(true);
  });

  test("parts are replaced one by one: every other one stays as it was packed", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}(?:\/[a-z]{1,6})?\.[a-z]{3}$/), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        names,
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(),
        (all, was, now, pick) => {
          const bytes = zipSync(
            Object.fromEntries(all.map((name, at) => [name, [was, { level: at % 2 ? 0 : 6 }]])),
          );
          const name = all[pick % all.length]!;
          const made = unzipSync(replaceParts(bytes, new Map([[name, now]]))!);
          expect(Object.keys(made)).toEqual(all);
          for (const one of all) expect(Buffer.from(made[one]!).equals(one === name ? now : was)).toBe(true);
          expect(Buffer.from(replaceParts(bytes, new Map())!).equals(bytes)).toBe(true);
        },
      ),
    );
  });

  test("what is no container, or cut off, is not written", () => {
    const bytes = zip(TWO);
    const wanted = new Map([["job.sdlproj", strToU8("x")]]);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (length) => {
        expect(replaceParts(bytes.slice(0, length), wanted)).toBeNull();
      }),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
        const changed = bytes.slice();
        changed[at] = byte;
        expect(() => replaceParts(changed, wanted)).not.toThrow();
      }),
    );
  });
});

describe("hostile packages", () => {
  test("a bomb is refused", async () => {
    const bytes = zip({ "a.sdlxliff": new Uint8Array(60 * 1024 * 1024) });
    expect(await readBilingual(bytes, "a.sdlppx")).toEqual({ ok: false, refusal: { code: "damaged" } });
  });

  test("entities and damage in one file leave the others", async () => {
    const evil = `<!DOCTYPE x [<!ENTITY a "雨">]>${xliff([["1", "&a;"]]).slice(40)}`;
    const file = await read(zip({ "a.xlf": evil, "b.xlf": xliff([["1", "雨停了。"]]), "c.xlf": "<xliff" }));
    expect(pairs(file)).toEqual([["b.xlf", "雨停了。", null]]);
    expect(file.problems).toMatchObject([{ name: "a.xlf" }, { name: "c.xlf" }]);
  });
});
