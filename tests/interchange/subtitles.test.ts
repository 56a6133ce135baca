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
  { format: "vtt", written: "<em>慢</em>一点<br>走", shown: "慢一点走" },
  { format: "vtt", written: "<三>与<b.loud>四</b>", shown: "<三>与四" },
  { format: "srt", written: "<em>慢</em><STRONG>走</STRONG>", shown: "慢走" },
  { format: "srt", written: '<span class="x">茶</span><p>凉</p>', shown: "茶凉" },
  { format: "srt", written: "上<br>中 <BR/> 下", shown: "上\n中\n下" },
  { format: "srt", written: "上\\N下，写着 \\n", shown: "上\n下，写着 \\n" },
  { format: "srt", written: "空\\h格，C:\\home", shown: "空\u00A0格，C:\\home" },
  { format: "srt", written: "{Y:i}斜{y:b}{i}", shown: "斜{i}" },
  { format: "srt", written: "a < b 且 c > d，<三>", shown: "a < b 且 c > d，<三>" },
  { format: "srt", written: "<blink>闪</blink>，<key>", shown: "闪，<key>" },
] as const)("$format: $written shows $shown", ({ format, written, shown }) =>
  expect(shownText(written, format)).toBe(shown),
);

test("a second voice in a cue is a block of its own, and nothing of the file is lost", () => {
  const file = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v 陈羽北>走吧。</v>\n<v 记者>去哪儿？\n";
  const read = readSubtitles(file, "vtt");
  if (!read.ok) throw new Error(read.message.code);
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

const timed = (cues: readonly string[], blank = "\n") =>
  cues.map((cue, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${cue}\n`).join(blank);

test.each([
  {
    what: "a line of times right under a text",
    file: `WEBVTT\n\n${timed(["早。", "晚。"], "")}`,
    texts: ["早。", "晚。"],
  },
  {
    what: "a text of two lines, too",
    file: `WEBVTT\n\n${timed(["早。\n你好。", "晚。"], "")}`,
    texts: ["早。\n你好。", "晚。"],
  },
  {
    what: "a name after a blank line",
    file: "WEBVTT\n\n00:01.000 --> 00:02.000\n早。\n\n第二幕\n00:02.000 --> 00:03.000\n晚。\n",
    texts: ["早。", "晚。"],
  },
  {
    what: "the next number of a file without blank lines",
    file: "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n早。\n2\n00:02.000 --> 00:03.000\n晚。\n",
    texts: ["早。", "晚。"],
  },
  {
    what: "a number that somebody says",
    file: "WEBVTT\n\n00:01.000 --> 00:02.000\n1949\n00:02.000 --> 00:03.000\n那一年。\n",
    texts: ["1949", "那一年。"],
  },
  {
    what: "captions that roll up, one line",
    file: `WEBVTT\n\n${timed([" \n桥<00:00:00.500><c>断了</c>", "桥断了\n ", "桥断了\n人<c>都</c>来看", "人都来看", "人都来看\n没人说话"])}`,
    texts: ["桥断了", "人都来看", "没人说话"],
  },
  {
    what: "captions that roll up, two lines",
    file: `WEBVTT\n\n${timed(["桥断了", "桥断了\n人来看", "桥断了\n人来看\n没人说话", "人来看\n没人说话\n天黑了"])}`,
    texts: ["桥断了", "人来看", "没人说话", "天黑了"],
  },
  {
    what: "a line that grows",
    file: `WEBVTT\n\n${timed(["桥", "桥断", "桥断了", "桥断了。", "人来看"])}`,
    texts: ["桥断了。", "人来看"],
  },
  {
    what: "somebody who says a thing three times",
    file: `WEBVTT\n\n${timed(["快跑！", "快跑！", "快跑！", "桥断了。"])}`,
    texts: ["快跑！", "快跑！", "快跑！", "桥断了。"],
  },
])("SUB-1, SUB-7 $what", ({ file, texts }) => {
  const read = readSubtitles(file, "vtt");
  if (!read.ok) throw new Error(read.message.code);
  expect(read.blocks.map(({ text }) => text)).toEqual(texts);
  const words = (text: string) => text.replace(/<[^>]*>/g, "");
  const sum = read.leading + read.blocks.map(({ text, separator }) => text + separator).join("");
  expect(words(sum)).toBe(words(file));
});
