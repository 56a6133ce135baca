import { database } from "@/lib/db/client";
import { mergeSegments, moveParagraphs, splitSegment } from "@/lib/db/structure/writes";
import type { StructureChanged } from "@/lib/wire/segments";
import type { Scene } from "../../support/scene";

/** The commands of structure as their tests give them: by the numbers of rows and the words to cut before. */

export const NOW = new Date("2026-11-23T12:00:00Z");
type Result = Awaited<ReturnType<typeof splitSegment>>;

export function changed(result: Result): StructureChanged {
  if (!result.ok) throw new Error(`${result.reason}: ${result.code}`);
  return result.changed;
}

export const edit = (scene: Scene) => scene.scope("translator", "edit");

export async function row(scene: Scene, index: number) {
  const found = (await scene.read())[index];
  if (!found) throw new RangeError(`No row ${index}`);
  return found;
}

/** Splits row `index` before `zh` in its first paragraph that holds it, and before `en` in its English. */

export async function split(scene: Scene, index: number, zh: string | null, en: string | null) {
  const { id, revision, source, target } = await row(scene, index);
  const paragraph = zh === null ? undefined : source.find(({ text }) => text.includes(zh));
  const cut = paragraph
    ? { paragraphId: paragraph.paragraphId, offset: paragraph.text.indexOf(zh ?? "") }
    : null;
  const at = en === null ? null : target.indexOf(en);
  return splitSegment(edit(scene), scene.documentId, id, { revision, source: cut, target: at }, NOW);
}

export async function merge(scene: Scene, index: number, side: "next" | "previous" = "next") {
  const one = await row(scene, index);
  const other = (await scene.read())[index + (side === "next" ? 1 : -1)];
  const body = { revision: one.revision, with: side, otherRevision: other?.revision ?? 0 };
  return mergeSegments(edit(scene), scene.documentId, one.id, body, NOW);
}

export async function move(scene: Scene, index: number, direction: "up" | "down", paragraph: number) {
  const one = await row(scene, index);
  const other = (await scene.read())[index + (direction === "up" ? -1 : 1)];
  const body = { revision: one.revision, direction, paragraph, otherRevision: other?.revision ?? 0 };
  return moveParagraphs(edit(scene), scene.documentId, one.id, body, NOW);
}

export async function original(scene: Scene): Promise<string> {
  const paragraphs = await database().paragraph.findMany({
    where: { documentId: scene.documentId, retiredAt: null },
    orderBy: { position: "asc" },
  });
  return paragraphs.map(({ text, separator }) => text + separator).join("");
}
