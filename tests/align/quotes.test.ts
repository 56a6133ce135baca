import fc from "fast-check";
import { expect, test } from "vitest";
import { quotedAfter } from "../../lib/align/features/quotes";

/** `1` after an item in whose end a quotation is open; the first figure is the start of the text. */
const open = (...texts: string[]) => [...quotedAfter(texts)].join("");

test.each([
  { rule: "ALN-QUOTE-1", texts: ["“Go.", "Run.", "Hide.” He ran."], after: "0110" },
  { rule: "ALN-QUOTE-1", texts: ["他说：“你好。", "再见。”", "他走了。"], after: "0100" },
  { rule: "ALN-QUOTE-1", texts: ["他说「你好。", "再见。」"], after: "010" },
  { rule: "ALN-QUOTE-1", texts: ["『你好。", "再见。』"], after: "010" },
  { rule: "ALN-QUOTE-1", texts: ["He said, “Go.”", "He went."], after: "000" },
  { rule: "ALN-QUOTE-2", texts: ['"Go.', 'Run," he said.', "He ran."], after: "0100" },
  { rule: "ALN-QUOTE-2", texts: ['He said, "Go.', 'Run."'], after: "010" },
  { rule: "ALN-QUOTE-2", texts: ['He whispered—"Go.', 'Run."'], after: "010" },
  { rule: "ALN-QUOTE-2", texts: ['Nobody heard ("Go.', 'Run.")'], after: "010" },
  { rule: "ALN-QUOTE-2", texts: ["‘Go.", "Run,’ he said."], after: "010" },
  { rule: "ALN-QUOTE-2", texts: ["'I went,' he said. 'It was late.", "So I slept.'"], after: "010" },
  { rule: "ALN-QUOTE-2", texts: ["‘I don’t know,’ he said. ‘It’s late.", "Go.’"], after: "010" },
  { rule: "ALN-QUOTE-2", texts: ["‘I don’t know. It’s five o’clock.", "Go.’"], after: "010" },
  { rule: "ALN-QUOTE-2", texts: ["'I don't know. It's five o'clock.", "Go.'"], after: "010" },
  { rule: "ALN-QUOTE-2", texts: ["I don’t know.", "It's five o'clock."], after: "000" },
  { rule: "ALN-QUOTE-2", texts: ["The dogs’ bones.", "The cats' milk."], after: "000" },
  { rule: "ALN-QUOTE-2", texts: ["“‘Go,’ she said.", "So I went.”"], after: "010" },
  { rule: "ALN-QUOTE-3", texts: ["“The first.", "“The second.", "“The last.”", "He ended."], after: "01100" },
  { rule: "ALN-QUOTE-3", texts: ["“Forgotten. “Closed.”", "Said."], after: "000" },
  { rule: "ALN-QUOTE-3", texts: ["Closed twice.””", "Said."], after: "000" },
])("$rule: $texts is open as $after", ({ texts, after }) => {
  expect(open(...texts)).toBe(after);
});

test("there is one figure for each end of an item and one for the start, whatever the texts", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
      const after = quotedAfter(texts);
      expect(after).toHaveLength(texts.length + 1);
      expect(after[0]).toBe(0);
      expect(after.every((figure) => figure === 0 || figure === 1)).toBe(true);
    }),
  );
});

test("between an opening and its closing mark every end is open, and none outside", () => {
  const calm = fc.array(fc.constantFrom("He went.", "It's late.", "他走了。", "I don’t know.", "", "𠮷"), {
    maxLength: 4,
  });
  const marks = fc.constantFrom(["“", "”"], ["「", "」"], ["『", "』"], ["‘", "’"], ['"', '"']);
  fc.assert(
    fc.property(calm, calm, calm, marks, (before, inside, behind, [opening, closing]) => {
      const texts = [...before, `${opening}So.`, ...inside, `So.${closing}`, ...behind];
      const from = before.length;
      const to = from + inside.length + 1;
      expect([...quotedAfter(texts)].slice(1)).toEqual(texts.map((_, at) => (at >= from && at < to ? 1 : 0)));
    }),
  );
});
