import { type BilingualFile, wordsIn } from "@/lib/interchange/bilingual/bilingual";
import { documentSegments } from "@/lib/interchange/bilingual/document-units";
import { readBilingual } from "@/lib/interchange/bilingual/read-bilingual";
import {
  BILINGUAL_EXPORTS,
  type BilingualExport,
  writeBilingual,
} from "@/lib/interchange/bilingual/write-bilingual";
import type { Sample } from "./files";

/** What of a segment a format may lose. */
const ASPECTS = ["source", "target", "state", "sub-state", "comments", "locked"] as const;
type Aspect = (typeof ASPECTS)[number];
type Facts = Readonly<Record<Aspect, string>>;

/** Exports each file, reads that, exports again: whether the two are the same, and what the first export lost. */
export async function measureFixedPoints(samples: readonly Sample[], isListed: boolean): Promise<void> {
  for (const format of BILINGUAL_EXPORTS) {
    const lost = new Map<Aspect, { files: number; segments: number }>();
    const moved: string[] = [];
    let without = 0;
    const lossy: string[] = [];
    for (const { name, file } of samples) {
      const once = writeBilingual(file, format, "Sample").bytes;
      const read = await readBilingual(once, `sample.${extensionOf(format)}`);
      if (!read?.ok) {
        // A format of pairs has nothing to hold where no segment has both.
        if (format === "tmx" && !factsOf(file).some(({ target }) => target.trim() !== "")) without += 1;
        else moved.push(`${name}: ${read ? read.refusal.code : "not read"}`);
        continue;
      }
      const twice = writeBilingual(read.file, format, "Sample").bytes;
      if (!Buffer.from(once).equals(twice)) moved.push(`${name}: not the same`);
      const differing = lostIn(factsOf(file), factsOf(read.file));
      for (const [aspect, segments] of differing) {
        const sum = lost.get(aspect) ?? { files: 0, segments: 0 };
        lost.set(aspect, { files: sum.files + 1, segments: sum.segments + segments });
      }
      if (differing.size > 0)
        lossy.push(`${name}: ${[...differing].map(([aspect, count]) => `${aspect} ${count}`).join(", ")}`);
    }
    const losses = [...lost].map(
      ([aspect, { files, segments }]) => `${aspect} of ${segments} segments in ${files} files`,
    );
    console.log(
      `${format}: ${samples.length - moved.length - without} of ${samples.length - without} files are fixed points${without > 0 ? `, ${without} have no pair` : ""}; lost: ${losses.join("; ") || "nothing"}`,
    );
    for (const line of isListed ? [...moved, ...lossy] : moved.slice(0, 10)) console.log(`    ${line}`);
  }
}

function extensionOf(format: BilingualExport): string {
  return format === "docx-bilingual" ? "docx" : format.startsWith("xliff") ? "xlf" : format;
}

function factsOf(file: BilingualFile): Facts[] {
  return documentSegments(file).map(({ unit, segment }) => ({
    source: letters(wordsIn(segment.source)),
    target: letters(wordsIn(segment.target)),
    state: segment.state,
    "sub-state": segment.subState ?? "",
    comments: [...unit.notes, ...segment.comments].map(({ text }) => text).join("\n"),
    locked: String(segment.isLocked || unit.isLocked),
  }));
}

/** In a table tags are letters until a document says which it has: `{1}`. */
function letters(text: string): string {
  return text.replace(/\\*\{\/?\d+\/?\}/g, "");
}

/**
 * Words are lost where they stand nowhere in what was read again; the rest of a segment is compared with the one at its place, where there are as
 * many (tables and TMX put the segments of a unit together).
 */
function lostIn(before: readonly Facts[], after: readonly Facts[]): Map<Aspect, number> {
  const lost = new Map<Aspect, number>();
  const add = (aspect: Aspect) => lost.set(aspect, (lost.get(aspect) ?? 0) + 1);
  for (const side of ["source", "target"] as const) {
    const all = after.map((facts) => facts[side]).join("\n");
    for (const facts of before) if (!all.includes(facts[side].trim())) add(side);
  }
  if (before.length !== after.length) return lost;
  for (const [index, facts] of before.entries())
    for (const aspect of ASPECTS.slice(2)) if (facts[aspect] !== after[index]![aspect]) add(aspect);
  return lost;
}
