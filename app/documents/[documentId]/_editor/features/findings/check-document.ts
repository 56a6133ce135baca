import type { Checked } from "@/lib/wire/findings";
import type { Bench } from "../../bench";
import { type Answer, ask } from "../../front-door";
import { untilDone } from "../../job";
import { list } from "./follow";

/** Has the server check every row that has changed, as a job, and reads what it found. */
export async function checkDocument(
  bench: Bench,
  hear: (share: number | null) => void,
  stop: AbortSignal,
): Promise<Answer<Checked>> {
  const { documentId } = bench.cell.get();
  const done = await untilDone(await ask("POST", `/documents/${documentId}/checks`), hear, stop);
  if (done.ok) await list(bench, stop);
  return done as Answer<Checked>;
}
