import { expect, test } from "vitest";
import type { GluedTurn } from "@/lib/segmentation/proposal";
import { asideInRow, joinRows, Planned, partTurns } from "@/lib/segments/answered-proposals";
import type { PlacedParagraph, Row } from "@/lib/segments/structure";
import { UNTRANSLATED } from "@/lib/segments/transitions";
import { placed } from "../workbench/rows-made";

function row(id: string, paragraphs: readonly PlacedParagraph[], text = ""): Row {
  const standing = text === "" ? UNTRANSLATED : { ...UNTRANSLATED, subState: "draft" as const };
  return { id, rank: Number(id.slice(1)), paragraphs, text, standing, isRetired: false };
}

const shape = (planned: Planned) =>
  planned
    .plan()
    .rows.filter(({ isRetired }) => !isRetired)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ paragraphs, text }) => {
      const zh = paragraphs.map(
        (one) => `${one.kind === "turn" ? `<${one.speaker}>` : ""}${one.text.slice(one.bodyStart)}`,
      );
      return `${zh.join("·")}|${text.replaceAll("\n\n", "¶")}`;
    })
    .join("  ");

/** Marks the turns of `问：一。‖答：二。` */
function glued(marked: string): PlacedParagraph {
  const turns: GluedTurn[] = [];
  const text = marked.replaceAll("‖", "");
  for (let at = marked.indexOf("‖"); at !== -1; at = marked.indexOf("‖", at + 1)) {
    const start = at - turns.length;
    turns.push({ at: start, speaker: text[start]!, bodyStart: 2 });
  }
  const isTurn = text[1] === "：";
  return placed(1, text, {
    ...(isTurn ? { kind: "turn", speaker: text[0]!, bodyStart: 2 } : {}),
    proposal: { kind: "turns", reason: "Two turns.", confidence: 0.95, turns },
  });
}

const ROOM = {
  rowIds: ["r1.2", "r1.4"],
  ranks: [1.2, 1.4],
  paragraphIds: ["a", "b", "c", "d"],
  positions: [1.2, 1.4],
};

test.each([
  { zh: "问：一。‖答：二。", en: "", after: "<问>一。|  <答>二。|" },
  { zh: "问：一。‖答：二。", en: "Q: One.\n\nA: Two.", after: "<问>一。|Q: One.  <答>二。|A: Two." },
  {
    zh: "问：一。‖答：二。",
    en: "Q: One.\n\nMore.\n\nA: Two.\n\nAnd.",
    after: "<问>一。|Q: One.¶More.  <答>二。|A: Two.¶And.",
  },
  { zh: "问：一。‖答：二。", en: "One and two.", after: "<问>一。|One and two.  <答>二。|" },
  {
    zh: "问：一。‖答：二。‖问：三。",
    en: "Q: 1\n\nA: 2\n\nQ: 3",
    after: "<问>一。|Q: 1  <答>二。|A: 2  <问>三。|Q: 3",
  },
  { zh: "零。‖答：二。", en: "Zero.\n\nA: Two.", after: "零。|Zero.  <答>二。|A: Two." },
])("$zh beside $en parts into $after", ({ zh, en, after }) => {
  const whole = glued(zh);
  const planned = new Planned([row("r1", [whole], en), row("r2", [placed(2, "后")])]);
  expect(partTurns(planned, "r1", whole, ROOM)).toBe(true);
  expect(shape(planned)).toBe(`${after}  后|`);
  const pieces = planned.plan().rows.flatMap(({ paragraphs }) => paragraphs);
  expect(pieces.filter(({ proposal }) => proposal !== null)).toEqual([]);
  expect(
    pieces
      .toSorted((a, b) => a.position - b.position)
      .map(({ text, separator }) => text + separator)
      .join(""),
  ).toBe(`${whole.text}\n后\n`);
});

test("lines go into the first row, English and all; an omitted one keeps its shape", () => {
  const rows = [
    row("r1", [placed(1, "甲")], "A"),
    row("r2", [placed(2, "乙")]),
    row("r3", [placed(3, "丙")], "C"),
  ];
  const planned = new Planned(rows);
  expect(joinRows(planned, ["r1", "r2", "r3"])).toBe(true);
  expect(shape(planned)).toBe("甲·乙·丙|A¶C");
  expect(planned.plan().words).toEqual({ r1: ["r1", "r3"] });

  const omitted: Row = { ...rows[1]!, standing: { ...UNTRANSLATED, state: "final", subState: "omitted" } };
  const kept = new Planned([rows[0]!, omitted]);
  expect(joinRows(kept, ["r1", "r2"])).toBe(false);
  expect(kept.plan().rows).toEqual([rows[0], omitted]);
});

test("several paragraphs of one row are set aside one upon the other", () => {
  const planned = new Planned([row("r1", [placed(1, "甲"), placed(2, "乙"), placed(3, "丙")])]);
  expect([
    asideInRow(planned, "r1", "p1"),
    asideInRow(planned, "r1", "p3"),
    asideInRow(planned, "r1", "p1"),
  ]).toEqual([true, true, false]);
  expect(shape(planned)).toBe("乙|");
});
