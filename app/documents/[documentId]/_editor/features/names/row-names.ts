import type { NameChanges, RecognisedNames } from "@/lib/wire/names";
import type { Segment } from "@/lib/wire/segments";
import { type Answer, ask } from "../../front-door";
import { projectOf, sourceOf } from "../memory/find-matches";

export type RowName = RecognisedNames["names"][number];

/** A row's longest Chinese that names are asked for, as the front door has it. */
const LONGEST = 20_000;

/** The names in a row's Chinese, with how they stand in the English of the project by now. */
export async function namesOf(documentId: string, row: Segment): Promise<Answer<readonly RowName[]>> {
  const source = sourceOf(row).slice(0, LONGEST).toWellFormed();
  if (source.trim() === "") return { ok: true, value: [] };
  const project = await projectOf(documentId);
  if (!project.ok) return project;
  const answer = await ask<RecognisedNames>("POST", `/projects/${project.value}/names/recognise`, {
    source,
    segmentId: row.id,
  });
  return answer.ok ? { ok: true, value: answer.value.names } : answer;
}

/** Puts a name that was only recognised into the ledger. */
export async function addName(documentId: string, { zh, kind, insert }: RowName): Promise<Answer<unknown>> {
  const project = await projectOf(documentId);
  if (!project.ok) return project;
  const now = { kind, zh, aliases: [], first: insert, later: "", allowed: [], surnameFirst: null, note: "" };
  const sent: NameChanges = { names: [{ zh, was: null, now }] };
  return ask("PUT", `/projects/${project.value}/names`, sent);
}
