import { expect, test } from "vitest";
import { piecesOf } from "@/lib/interchange/bilingual/tags";
import { editXliff, type WantedSegment } from "@/lib/interchange/xliff/edit-xliff";

/** The wish for segment n of the file, its target as it would be typed. */
interface Wish {
  readonly target: string | null;
  readonly state?: WantedSegment["state"];
  readonly subState?: string | null;
  readonly comment?: string;
}

function edit(text: string, wishes: readonly (Wish | null)[]): string {
  let at = 0;
  const edited = editXliff(text, (unit, index) => {
    const wish = wishes[at++];
    if (!wish) return null;
    const own = unit.segments[index]!;
    return {
      target: wish.target === null ? null : piecesOf(wish.target, unit.codes),
      state: wish.state ?? own.state,
      subState: wish.subState === undefined ? own.subState : wish.subState,
      comments:
        wish.comment === undefined ? [] : [{ text: wish.comment, by: "Li", at: "2026-05-01T00:00:00Z" }],
    };
  });
  if (!edited.ok) throw new Error(edited.refusal.code);
  return edited.text;
}

interface Case {
  readonly what: string;
  readonly before: string;
  readonly wishes: readonly (Wish | null)[];
  readonly after: string;
}

test.each<Case>([
  {
    what: "XLIFF 2: a target and its state; comments, spaces and order of attributes stay",
    before: `<xliff version='2.0' srcLang="zh"><file id="f"><unit  id='u'><!-- mine --><segment\n  state = 'initial' id="s"><source>一</source><target xml:lang="en">One</target></segment></unit></file></xliff>`,
    wishes: [{ target: "A < B", state: "reviewed" }],
    after: `<xliff version='2.0' srcLang="zh"><file id="f"><unit  id='u'><!-- mine --><segment\n  state="reviewed" id="s"><source>一</source><target xml:lang="en">A &lt; B</target></segment></unit></file></xliff>`,
  },
  {
    what: "XLIFF 2: a target where there was none, with the source's codes; one pair that crosses another is said by its ends",
    before: `<xliff version="2.0"><file id="f"><unit id="u"><segment><source><pc id="1">一</pc><pc id="2">二</pc></source></segment></unit></file></xliff>`,
    wishes: [{ target: "{1}a{2}b{/1}c{/2}", state: "translated" }],
    after: `<xliff version="2.0"><file id="f"><unit id="u"><segment state="translated"><source><pc id="1">一</pc><pc id="2">二</pc></source><target><sc id="1"/>a<pc id="2">b<ec startRef="1"/>c</pc></target></segment></unit></file></xliff>`,
  },
  {
    what: "XLIFF 1.2: the target that closed itself, its state, and a note",
    before: `<xliff version="1.2"><file><body><trans-unit id="1"><source>一</source><target/><note>n</note></trans-unit></body></file></xliff>`,
    wishes: [{ target: "One", state: "final", comment: "Sure?" }],
    after: `<xliff version="1.2"><file><body><trans-unit id="1" approved="yes"><source>一</source><target state="final">One</target><note from="Li">Sure?</note><note>n</note></trans-unit></body></file></xliff>`,
  },
  {
    what: "Trados Studio: one segment of two, its confirmation beside it, a comment by reference",
    before: `<xliff version="1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file><body><trans-unit id="1"><source>甲乙</source><seg-source><g id="4"><mrk mtype="seg" mid="1">甲</mrk><mrk mtype="seg" mid="2">乙</mrk></g></seg-source><target><g id="4"><mrk mtype="seg" mid="1">A</mrk><mrk mtype="seg" mid="2"/></g></target><sdl:seg-defs><sdl:seg id="1" conf="Translated" /><sdl:seg id="2" origin="not-translated"></sdl:seg></sdl:seg-defs></trans-unit></body></file></xliff>`,
    wishes: [null, { target: "B", state: "translated", comment: "B?" }],
    after: `<xliff version="1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="00000000-0000-4000-8000-000000000001"><Comments xmlns=""><Comment severity="Low" user="Li" date="2026-05-01T00:00:00Z" version="1.0">B?</Comment></Comments></cmt-def></cmt-defs></doc-info><file><body><trans-unit id="1"><source>甲乙</source><seg-source><g id="4"><mrk mtype="seg" mid="1">甲</mrk><mrk mtype="seg" mid="2">乙</mrk></g></seg-source><target><g id="4"><mrk mtype="seg" mid="1">A</mrk><mrk mtype="seg" mid="2"><mrk mtype="x-sdl-comment" sdl:cid="00000000-0000-4000-8000-000000000001">B</mrk></mrk></g></target><sdl:seg-defs><sdl:seg id="1" conf="Translated" /><sdl:seg id="2" origin="interactive" conf="Translated"></sdl:seg></sdl:seg-defs></trans-unit></body></file></xliff>`,
  },
  {
    what: "Trados Studio: no target yet, so the codes around the segments come from the source",
    before: `<xliff version="1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file><body><trans-unit id="1"><source>甲乙</source><seg-source><g id="4"><mrk mtype="seg" mid="1">甲</mrk> <x id="5"/><mrk mtype="seg" mid="2">乙</mrk></g></seg-source></trans-unit></body></file></xliff>`,
    wishes: [{ target: "A" }, null],
    after: `<xliff version="1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file><body><trans-unit id="1"><source>甲乙</source><seg-source><g id="4"><mrk mtype="seg" mid="1">甲</mrk> <x id="5"/><mrk mtype="seg" mid="2">乙</mrk></g></seg-source><target><g id="4"><mrk mtype="seg" mid="1">A</mrk> <x id="5"/><mrk mtype="seg" mid="2"></mrk></g></target></trans-unit></body></file></xliff>`,
  },
  {
    what: "memoQ: status and target; a native code comes back as it was",
    before: `<xliff version="1.2" xmlns:mq="MQXliff"><file><body><trans-unit id="3" mq:status="PartiallyEdited"><source>第<ph id="1">&lt;mq:rxt val="{0}" /&gt;</ph>枚</source><target>x</target></trans-unit></body></file></xliff>`,
    wishes: [{ target: "Badge {1/}", state: "translated", subState: null }],
    after: `<xliff version="1.2" xmlns:mq="MQXliff"><file><body><trans-unit id="3" mq:status="ManuallyConfirmed"><source>第<ph id="1">&lt;mq:rxt val="{0}" /&gt;</ph>枚</source><target>Badge <ph id="1">&lt;mq:rxt val="{0}" /&gt;</ph></target></trans-unit></body></file></xliff>`,
  },
])("$what", ({ before, wishes, after }) => {
  expect(edit(before, wishes)).toBe(after);
});

test("a file in which nothing is wished for comes back letter for letter", () => {
  const before = `\uFEFF<?xml version="1.0"?>\r\n<xliff version="1.2"><file><body><trans-unit\r\n id="1"><source>一</source><target>One</target></trans-unit></body></file></xliff>\r\n`;
  expect(edit(before, [null])).toBe(before);
  expect(edit(before, [{ target: "One" }])).toBe(before);
});
