import { expect, test } from "vitest";
import { wordsIn } from "@/lib/interchange/bilingual/bilingual";
import { typedPlain } from "@/lib/interchange/bilingual/tags";
import { readXliff, XliffReader } from "@/lib/interchange/xliff/read-xliff";

const xliff2 = (inside: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-CN" trgLang="en-US"><file id="f1" original="报告.docx">${inside}</file></xliff>`;
const xliff12 = (inside: string, root = "") =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"${root}><file original="a.txt" source-language="zh-CN" target-language="en-US" datatype="x"><body>${inside}</body></file></xliff>`;
const SDL = ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"';
const MEMOQ = ' xmlns:mq="MQXliff"';

function read(text: string) {
  const result = readXliff(text);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.file;
}

/** Each segment as `id source = target (state, sub-state, locked)`, its codes as people type them. */
function shape(text: string): string[] {
  return read(text).units.flatMap((unit) =>
    unit.segments
      .filter(({ isBetween }) => !isBetween)
      .map(({ id, source, target, state, subState, isLocked }) => {
        const said = [state, subState, isLocked ? "locked" : null].filter((word) => word !== null).join(", ");
        const side = target === null ? "∅" : typedPlain(target, unit.codes);
        return `${unit.id}/${id ?? ""} ${typedPlain(source, unit.codes)} = ${side} (${said})`;
      }),
  );
}

test.each([
  {
    what: "XLIFF 2: states, sub-states, several segments, what stands between them",
    text: xliff2(
      `<unit id="u1"><segment id="a" state="translated"><source>你好。</source><target>Hello.</target></segment><ignorable><source> </source></ignorable><segment id="b" state="initial" subState="duizhao:aligned"><source>再见。</source><target>Bye.</target></segment></unit>`,
    ),
    gives: ["u1/a 你好。 = Hello. (translated)", "u1/b 再见。 = Bye. (initial, duizhao:aligned)"],
  },
  {
    what: "codes: a pair, one that stands alone, one without its other end, a character that XML cannot hold",
    text: xliff2(
      `<unit id="u1"><segment><source><pc id="1">重</pc>点<ph id="2"/><sc id="3" isolated="yes"/><cp hex="0001"/></source><target><ph id="2"/><pc id="1">Key</pc></target></segment></unit>`,
    ),
    gives: ["u1/ {1}重{/1}点{2/}{3/}{4/} = {2/}{1}Key{/1} (initial)"],
  },
  {
    what: "braces that are letters are told from tags",
    text: xliff2(`<unit id="u1"><segment><source>第{0}章<ph id="7"/>{1/}</source></segment></unit>`),
    gives: ["u1/ 第{0}章{1/}\\{1/} = ∅ (initial)"],
  },
  {
    what: "translate=no is handed down, and taken back",
    text: xliff2(
      `<group id="g" translate="no"><unit id="u1"><segment><source>一</source></segment></unit><unit id="u2" translate="yes"><segment><source>二</source></segment></unit></group>`,
    ),
    gives: ["u1/ 一 = ∅ (initial, locked)", "u2/ 二 = ∅ (initial)"],
  },
  {
    what: "XLIFF 1.2: the state of the target, approved units, native codes",
    text: xliff12(
      `<trans-unit id="1" approved="yes"><source><bpt id="1">&lt;b&gt;</bpt>一<ept id="1">&lt;/b&gt;</ept></source><target state="translated"><bpt id="1">&lt;b&gt;</bpt>One<ept id="1">&lt;/b&gt;</ept></target></trans-unit><trans-unit id="2"><source>二</source><target state="needs-adaptation" state-qualifier="fuzzy-match">Two</target></trans-unit>`,
    ),
    gives: [
      "1/ {1}一{/1} = {1}One{/1} (reviewed, xlf12:translated)",
      "2/ 二 = Two (initial, xlf12:needs-adaptation/fuzzy-match)",
    ],
  },
  {
    what: "XLIFF 1.2 with segments, a code around two of them, and one without a target",
    text: xliff12(
      `<trans-unit id="1"><source>甲。乙。</source><seg-source><g id="1"><mrk mtype="seg" mid="1">甲。</mrk> <mrk mtype="seg" mid="2">乙。</mrk></g></seg-source><target><g id="1"><mrk mtype="seg" mid="2">B.</mrk></g></target></trans-unit>`,
    ),
    gives: ["1/1 甲。 = ∅ (initial)", "1/2 乙。 = B. (initial)"],
  },
  {
    what: "Trados Studio: confirmations and locks of segments",
    text: xliff12(
      `<trans-unit id="t"><source>甲。乙。丙。</source><seg-source><mrk mtype="seg" mid="1">甲。</mrk><mrk mtype="seg" mid="2">乙。</mrk><mrk mtype="seg" mid="3">丙。</mrk></seg-source><target><mrk mtype="seg" mid="1">A.</mrk><mrk mtype="seg" mid="2">B.</mrk><mrk mtype="seg" mid="3"/></target><sdl:seg-defs><sdl:seg id="1" conf="ApprovedTranslation" locked="true"/><sdl:seg id="2" conf="RejectedTranslation"/><sdl:seg id="3"/></sdl:seg-defs></trans-unit>`,
      SDL,
    ),
    gives: [
      "t/1 甲。 = A. (reviewed, locked)",
      "t/2 乙。 = B. (translated, duizhao:rejected)",
      "t/3 丙。 =  (initial)",
    ],
  },
  {
    what: "memoQ: status, lock, codes that are pairs by their places alone",
    text: xliff12(
      `<trans-unit id="1" mq:status="ManuallyConfirmed" mq:locked="locked"><source><bpt id="1">x</bpt>甲<ept id="2">y</ept></source><target><bpt id="1">x</bpt>A<ept id="2">y</ept></target></trans-unit><trans-unit id="2" mq:status="Pretranslated"><source>乙</source><target>B</target></trans-unit>`,
      MEMOQ,
    ),
    gives: ["1/ {1/}甲{2/} = {1/}A{2/} (translated, locked)", "2/ 乙 = B (initial, mq:Pretranslated)"],
  },
])("$what", ({ text, gives }) => {
  expect(shape(text)).toEqual(gives);
});

test("languages, documents and notes with who and when", () => {
  const file = read(
    xliff2(
      `<unit id="u" xmlns:duizhao="urn:duizhao:exchange:1"><notes><note category="comment" duizhao:by="李" duizhao:at="2026-05-01">好</note></notes><segment><source>一</source></segment></unit>`,
    ),
  );
  expect(file).toMatchObject({
    format: "xliff",
    sourceLanguage: "zh-CN",
    targetLanguage: "en-US",
    parts: [{ id: "f1", original: "报告.docx" }],
  });
  expect(file.units[0]?.notes).toEqual([{ text: "好", by: "李", at: "2026-05-01", category: "comment" }]);
});

test("comments of Trados Studio and of memoQ", () => {
  const studio = read(
    `<xliff version="1.2"${SDL}><doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c1"><Comments><Comment user="Li" date="2026-01-02">Why?</Comment></Comments></cmt-def></cmt-defs></doc-info><file original="a" source-language="zh" target-language="en"><body><trans-unit id="t"><source>甲</source><seg-source><mrk mtype="seg" mid="1">甲</mrk></seg-source><target><mrk mtype="seg" mid="1"><mrk mtype="x-sdl-comment" sdl:cid="c1">A</mrk></mrk></target></trans-unit></body></file></xliff>`,
  );
  expect(studio.format).toBe("sdlxliff");
  expect(studio.units[0]?.segments[0]).toMatchObject({
    target: ["A"],
    comments: [{ text: "Why?", by: "Li", at: "2026-01-02" }],
  });
  const memoq = read(
    xliff12(
      `<trans-unit id="1"><source>甲</source><mq:comments><mq:comment creatoruser="Wang" time="2026-01-02T00:00:00Z">Hm</mq:comment></mq:comments></trans-unit>`,
      MEMOQ,
    ),
  );
  expect(memoq.format).toBe("mqxliff");
  expect(memoq.units[0]?.notes).toEqual([
    { text: "Hm", by: "Wang", at: "2026-01-02T00:00:00Z", category: "comment" },
  ]);
});

test("a damaged unit is told with its line, and the others are read", () => {
  const file = read(
    xliff2(
      `<unit id="u1"><segment><source>一</source></segment></unit>\n<unit id="u2"><segment><source>二 &nope; </source></segment></unit>\n<unit id="u3"><segment></segment></unit>\n<unit id="u4"><notes><note>&nope;</note></notes><segment><source>四</source></segment></unit>`,
    ),
  );
  expect(file.units.map(({ id }) => id)).toEqual(["u1", "u4"]);
  expect(file.problems).toEqual([
    { code: "unit-damaged", line: 2, unit: "u2" },
    { code: "unit-without-source", line: 3, unit: "u3" },
    { code: "unit-repaired", line: 4, unit: "u4" },
  ]);
});

test.each([
  { what: "another XML", text: "<html><body/></html>", code: "not-bilingual" },
  { what: "no XML", text: "你好", code: "not-bilingual" },
  {
    what: "entities of its own",
    text: `<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${xliff2("")}`,
    code: "entities",
  },
  {
    what: "an entity from outside",
    text: `<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xliff2("")}`,
    code: "entities",
  },
  {
    what: "elements nested without end",
    text: xliff2(`<unit id="u"><segment><source>${"<pc id='1'>".repeat(5_000)}</source></segment></unit>`),
    code: "too-deep",
  },
])("$what is refused", ({ text, code }) => {
  expect(readXliff(text)).toEqual({ ok: false, refusal: { code } });
});

test("a file in pieces, cut anywhere, is the same file", () => {
  const text = xliff2(
    `<unit id="u1"><segment state="final"><source>𠮷 <pc id="1">好</pc>&amp;</source><target>Good</target></segment></unit>`,
  );
  const whole = read(text).units;
  for (let size = 1; size < 40; size += 7) {
    const units: unknown[] = [];
    const reader = new XliffReader({ unit: (unit) => units.push(unit) });
    for (let at = 0; at < text.length; at += size) expect(reader.write(text.slice(at, at + size))).toBeNull();
    expect(reader.end().ok).toBe(true);
    expect(units).toEqual(whole);
  }
  expect(wordsIn(whole[0]!.segments[0]!.source)).toBe("𠮷 好&");
});
