import { expect, test } from "vitest";
import { brackets } from "../../lib/check/brackets";
import { type Check, DEFAULT_SETTINGS } from "../../lib/check/check";
import { fullWidth } from "../../lib/check/full-width";
import { quotationMarks } from "../../lib/check/quotation-marks";
import { repeatedSentences } from "../../lib/check/repeated-sentences";
import { repeatedWords } from "../../lib/check/repeated-words";
import { sentenceForm } from "../../lib/check/sentence-form";
import { spaces } from "../../lib/check/spaces";
import { untranslated } from "../../lib/check/untranslated";
import { marked, mended, shown } from "./cases";

interface Case {
  readonly rule: string;
  readonly check: Check;
  readonly target: string;
  readonly source?: string;
  /** The English after the mending of the first finding. */
  readonly mended?: string;
}

const cases: readonly Case[] = [
  { rule: "CHK-WIDE-1", check: fullWidth, target: "Well⟦，⟧he said.", mended: "Well, he said." },
  { rule: "CHK-WIDE-1", check: fullWidth, target: "It was ⟦１９８９⟧.", mended: "It was 1989." },
  { rule: "CHK-WIDE-3", check: fullWidth, target: "He (Li⟦）⟧ left.", mended: "He (Li) left." },
  { rule: "CHK-WIDE-3", check: fullWidth, target: "He read ⟦《⟧Rickshaw⟦》⟧." },
  { rule: "CHK-WIDE-2", check: fullWidth, target: "The sign says “小心，地滑。”" },
  { rule: "CHK-PROSE-1", check: fullWidth, target: "Type `，` first." },
  { rule: "CHK-SPACE-1", check: spaces, target: "He went⟦  ⟧home.", mended: "He went home." },
  { rule: "CHK-SPACE-1", check: spaces, target: "He went.  She stayed.  They wrote." },
  {
    rule: "CHK-SPACE-1",
    check: spaces,
    target: "He went.⟦  ⟧She stayed. They wrote.",
    mended: "He went. She stayed. They wrote.",
  },
  { rule: "CHK-SPACE-1", check: spaces, target: "| a  |  b |" },
  { rule: "CHK-SPACE-2", check: spaces, target: "He went⟦ ⟧, she stayed.", mended: "He went, she stayed." },
  { rule: "CHK-SPACE-2", check: spaces, target: "I . . . I forgot ... everything about .NET" },
  {
    rule: "CHK-SPACE-3",
    check: spaces,
    target: "He went home.⟦⟧She stayed.",
    mended: "He went home. She stayed.",
  },
  { rule: "CHK-SPACE-3", check: spaces, target: "In Node.js, Form.Item and U.S. papers, 1,024 a.m." },
  { rule: "CHK-TWICE-1", check: repeatedWords, target: "He saw ⟦the the⟧ dog.", mended: "He saw the dog." },
  { rule: "CHK-TWICE-1", check: repeatedWords, target: "⟦The the⟧ dog.", mended: "The dog." },
  {
    rule: "CHK-TWICE-1",
    check: repeatedWords,
    target: "one ⟦of the of the⟧ dogs",
    mended: "one of the dogs",
  },
  { rule: "CHK-TWICE-2", check: repeatedWords, target: "He had had it, and from time to time to spare." },
  { rule: "CHK-TWICE-2", check: repeatedWords, target: "Duran Duran played very very loud; no, no." },
  {
    rule: "CHK-PAIR-1",
    check: brackets,
    target: "He ⟦(⟧and she left.",
  },
  { rule: "CHK-PAIR-1", check: brackets, target: "He and she⟦)⟧ left." },
  { rule: "CHK-PAIR-2", check: brackets, target: "1) one, b) two :-) and (three)" },
  { rule: "CHK-PAIR-2", check: brackets, source: "他（和她", target: "He (and she" },
  {
    rule: "CHK-QUOTE-1",
    check: quotationMarks,
    target: "He said, “Go. ⟦“⟧And stay ‘there’ then.”",
  },
  { rule: "CHK-QUOTE-1", check: quotationMarks, target: "He said, Go.⟦”⟧" },
  { rule: "CHK-QUOTE-1", check: quotationMarks, source: "他说：“走。”", target: "He said, ⟦“⟧Go." },
  { rule: "CHK-QUOTE-2", check: quotationMarks, source: "他说：“走。", target: "He said, “Go." },
  { rule: "CHK-QUOTE-2", check: quotationMarks, target: "“One.\n\n“Two.”" },
  { rule: "CHK-QUOTE-3", check: quotationMarks, target: "“It’s the dogs’ bowl,” she said." },
  {
    rule: "CHK-QUOTE-4",
    check: quotationMarks,
    target: 'He said, "Go." It was ⟦"⟧so late.',
  },
  { rule: "CHK-QUOTE-4", check: quotationMarks, target: 'A 13" screen and a 5\'10" man.' },
  { rule: "CHK-QUOTE-5", check: quotationMarks, target: 'He said ⟦"⟧go" and “stay.”' },
  {
    rule: "CHK-FORM-1",
    check: sentenceForm,
    source: "他回家了。",
    target: "He went home⟦⟧",
    mended: "He went home.",
  },
  { rule: "CHK-FORM-1", check: sentenceForm, source: "他回家了。", target: "He went home.”" },
  { rule: "CHK-FORM-1", check: sentenceForm, source: "新闻中心", target: "News centre of home" },
  {
    rule: "CHK-FORM-2",
    check: sentenceForm,
    source: "他回家了。",
    target: "⟦he⟧ went home.",
    mended: "He went home.",
  },
  { rule: "CHK-FORM-2", check: sentenceForm, source: "iPhone很贵。", target: "iPhone prices are high." },
  { rule: "CHK-FORM-2", check: sentenceForm, source: "- 他回家了。", target: "- he went home." },
  {
    rule: "CHK-DOUBLE-1",
    check: repeatedSentences,
    source: "他昨天很晚才离开家。",
    target: "He left the house late. ⟦He left the house late.⟧",
    mended: "He left the house late.",
  },
  {
    rule: "CHK-DOUBLE-1",
    check: repeatedSentences,
    source: "他很晚才离开家。他很晚才离开家。",
    target: "He left the house late. He left the house late.",
  },
];

test.each(cases)("$rule: $target", ({ check, source = "", target, mended: expected }) => {
  const { text } = marked(target);
  const findings = check.run({ source, target: text }, DEFAULT_SETTINGS);
  expect(shown(text, findings, "target")).toBe(target);
  if (expected !== undefined) expect(mended(text, findings[0]!)).toBe(expected);
});

test.each([
  { rule: "CHK-SAME-1", source: "他走了。", target: " ", codes: ["checks.empty"] },
  { rule: "CHK-SAME-1", source: "——", target: "", codes: [] },
  { rule: "CHK-SAME-2", source: "他走了。", target: "他走了。", codes: ["checks.same-as-source"] },
  { rule: "CHK-SAME-2", source: "React 18", target: "React 18", codes: [] },
])("$rule: $source | $target", ({ source, target, codes }) => {
  expect(untranslated.run({ source, target }, DEFAULT_SETTINGS).map(({ code }) => code)).toEqual(codes);
});
