import { expect, test } from "vitest";
import { speakerMarks } from "@/lib/workbench/state/speakers";
import { paragraph } from "./rows-made";

const chen = paragraph(1, "陈羽北：是的。", { kind: "turn", speaker: "陈羽北", bodyStart: 4 });
const host = paragraph(2, "主持人：为什么？", { kind: "turn", speaker: "主持人", bodyStart: 4 });
const plain = paragraph(3, "他说：是的。");

/** Names in ⟨⟩, as they are set off. */
function shown(source: Parameters<typeof speakerMarks>[0], target: string): string {
  return speakerMarks(source, target).reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}⟨${text.slice(start, end)}⟩${text.slice(end)}`,
    target,
  );
}

test.each([
  { source: [chen], shows: "⟨Yubei Chen: ⟩Yes." },
  { source: [chen], shows: "⟨**Yubei Chen:** ⟩Yes." },
  { source: [chen], shows: "⟨陈羽北：⟩Yes." },
  { source: [chen], shows: "Yes, and no: both." },
  { source: [chen], shows: "" },
  { source: [chen, host], shows: "⟨Yubei Chen: ⟩Yes.\n\n⟨Host: ⟩Why?" },
  { source: [chen, host], shows: "Yes.\n\n⟨Host: ⟩Why?" },
  // A second paragraph goes on with the speech; a colon in it is no name.
  { source: [chen], shows: "⟨Yubei Chen: ⟩Yes.\n\nWell: no." },
  { source: [plain, chen], shows: "Note: he said.\n\n⟨Yubei Chen: ⟩Yes." },
  { source: [plain], shows: "Yubei Chen: Yes." },
  { source: [], shows: "Note: by the translator." },
])("sets off the names in $shows", ({ source, shows }) => {
  expect(shown(source, shows.replaceAll(/[⟨⟩]/g, ""))).toBe(shows);
});
