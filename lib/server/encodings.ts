import "server-only";

import { readHead } from "../db/documents/reread";
import type { SourceScope } from "../db/scope";
import { encodingCandidates } from "../interchange/encoding-candidates";
import { encodingOf } from "../interchange/encodings";
import type { EncodingChoices } from "../wire/documents";
import { missing, problem } from "./http/problem";

/** So many bytes of an original are looked at: a moment's work, so it is done here and not by a worker. */
const HEAD_BYTES = 65_536;

/** What the kept bytes of a document would read as. The present encoding is among them, however poor it looks. */
export async function encodingChoices(scope: SourceScope, documentId: string): Promise<EncodingChoices> {
  const { head, encoding } = await headOf(scope, documentId);
  if (encoding === null) return { encoding, candidates: [] };
  const present = encodingOf(encoding);
  return { encoding, candidates: encodingCandidates(head, present === null ? [] : [present]) };
}

/** Throws what is wrong with the wish to read a document in that encoding, before a job is made of it. */
export async function requireReadable(scope: SourceScope, documentId: string, wanted: string): Promise<void> {
  const { encoding } = await headOf(scope, documentId);
  if (encoding === null) {
    throw problem(409, "no-encoding", { code: "problems.no-encoding" });
  }
  if (encodingOf(wanted) === null) {
    throw problem(422, "unknown-encoding", { code: "problems.unknown-encoding", wanted }, "encoding");
  }
}

async function headOf(scope: SourceScope, documentId: string) {
  const original = await readHead(scope, documentId, HEAD_BYTES);
  if (!original) throw missing("document");
  return original;
}
