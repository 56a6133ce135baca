import { expect, test } from "vitest";
import { readSubtitles } from "@/lib/interchange/subtitles/read-subtitles";
import { shownText } from "@/lib/interchange/subtitles/shown";

test.each([
  { format: "vtt", written: "声音<i>真</i>大", shown: "声音真大" },
  { format: "vtt", written: "甲&amp;乙&nbsp;&lt;丙&gt;", shown: "甲&乙\u00A0<丙>" },
  { format: "vtt", written: "<c.yellow.bg_blue>黄</c>的<00:00:01.500>字", shown: "黄的字" },
  { format: "vtt", written: "<ruby>骆<rt>luò</rt></ruby>驼", shown: "骆驼" },
  { format: "vtt", written: "一 < 二，三 <3", shown: "一 < 二，三 <3" },
  { format: "srt", written: '<font color="#ff0000">红</font>的{\\i1}字{\\i0}', shown: "红的字" },
  { format: "srt", written: "AT&amp;T", shown: "AT&amp;T" },
  { format: "srt", written: "《<b>钟表匠</b>》", shown: "《钟表匠》" },
] as const)("$format: $written shows $shown", ({ format, written, shown }) =>
  expect(shownText(written, format)).toBe(shown),
);

test("a second voice in a cue is a block of its own, and nothing of the file is lost", () => {
  const file = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v 陈羽北>走吧。</v>\n<v 记者>去哪儿？\n";
  const read = readSubtitles(file, "vtt");
  if (!read.ok) throw new Error(read.message);
  expect(read.blocks.map(({ speaker, text }) => [speaker, text])).toEqual([
    ["陈羽北", "走吧。"],
    ["记者", "去哪儿？"],
  ]);
  expect(read.leading + read.blocks.map(({ text, separator }) => text + separator).join("")).toBe(file);
});

test("a cue of nothing but tags is no block", () => {
  const read = readSubtitles(
    "1\n00:00:01,000 --> 00:00:02,000\n<i></i>\n\n2\n00:00:03,000 --> 00:00:04,000\n好。\n",
    "srt",
  );
  expect(read.ok && read.blocks.map(({ text }) => text)).toEqual(["好。"]);
});
