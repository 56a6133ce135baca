import { joinLines } from "@/lib/segmentation/structure/joint";
import type { Document } from "@/lib/wire/documents";
import type { Match } from "@/lib/wire/memories";
import type { Segment } from "@/lib/wire/segments";
import { type Answer, ask } from "../../front-door";

/**
 * Matches of rows, asked for ahead: with the row in use those of the next ones come along, so that they are there when
 * somebody goes on. What was found is believed for a while, because others confirm meanwhile.
 */
export interface Around {
  readonly row: Segment;
  readonly before: Segment | undefined;
  readonly after: Segment | undefined;
}

const KEPT_MS = 20_000;
const found = new Map<string, { readonly at: number; readonly matches: Promise<Answer<readonly Match[]>> }>();

export function matchesFor(
  documentId: string,
  wanted: Around,
  ahead: readonly Around[],
): Promise<Answer<readonly Match[]>> {
  const now = Date.now();
  for (const [key, { at }] of found) if (now - at > KEPT_MS) found.delete(key);
  const asked = [wanted, ...ahead].filter(
    (around) => !found.has(keyOf(around)) && sourceOf(around.row) !== "",
  );
  if (asked.some(({ row }) => row.id === wanted.row.id)) {
    const answer = askFor(documentId, asked);
    for (const [index, around] of asked.entries()) {
      const matches = answer.then((all) =>
        all.ok ? { ok: true as const, value: all.value[index] ?? [] } : all,
      );
      found.set(keyOf(around), { at: now, matches });
    }
    void answer.then((all) => {
      if (!all.ok) for (const around of asked) found.delete(keyOf(around));
    });
  }
  return found.get(keyOf(wanted))?.matches ?? Promise.resolve({ ok: true, value: [] });
}

async function askFor(
  documentId: string,
  asked: readonly Around[],
): Promise<Answer<readonly (readonly Match[])[]>> {
  const project = await projectOf(documentId);
  if (!project.ok) return project;
  const sources = asked.map(({ row, before, after }) => ({
    source: sourceOf(row),
    before: before ? sourceOf(before) : null,
    after: after ? sourceOf(after) : null,
    except: row.id,
  }));
  const answer = await ask<{ matches: Match[][] }>("POST", `/projects/${project.value}/matches`, {
    sources,
    limit: 9,
    minimum: 50,
  });
  return answer.ok ? { ok: true, value: answer.value.matches } : answer;
}

let known: { readonly documentId: string; readonly projectId: string } | null = null;

export async function projectOf(documentId: string): Promise<Answer<string>> {
  if (known?.documentId === documentId) return { ok: true, value: known.projectId };
  const answer = await ask<Document>("GET", `/documents/${documentId}`);
  if (!answer.ok) return answer;
  known = { documentId, projectId: answer.value.projectId };
  return { ok: true, value: known.projectId };
}

export function sourceOf({ source }: Segment): string {
  return joinLines(source);
}

function keyOf({ row, before, after }: Around): string {
  return [row.id, sourceOf(row), before?.id ?? "", after?.id ?? ""].join("\u0000");
}
