/** What is asked of an alignment while somebody works: through the front door, in a document of 20,000 rows. */
import { randomUUID } from "node:crypto";
import type {
  AlignmentList,
  AlignmentRestored,
  LinkDetail,
  LinksAccepted,
  Realigned,
} from "../../lib/wire/alignments";
import type { BatchDone, Segment, Sentences, StructureChanged, TargetSaved } from "../../lib/wire/segments";
import { type Book, fill, finished, listAll } from "./book";
import { ms, print, spread } from "./figures";
import type { Instance } from "./instance";

const ROWS = 300;

export async function measureAlignments(
  { owner, databaseUrl }: Instance,
  { documentId, segments }: Book,
): Promise<void> {
  const rows = await listAll(owner, documentId);
  const some = rows.slice(0, ROWS);

  const sentences: number[] = [];
  for (const row of some) {
    const text = `${row.target} And so on.`;
    const edit = { baseRevision: row.revision, text, operationId: randomUUID(), origin: "typed" };
    await owner.call<TargetSaved>("PUT", `/segments/${row.id}/target`, edit);
    sentences.push((await owner.timed<Sentences>("GET", `/segments/${row.id}/sentences`)).took);
  }
  print({ what: "a row's sentences after an edit", value: spread(sentences), budget: "50 ms" });

  const items = (part: readonly Segment[]) => part.map(({ id, revision }) => ({ id, revision }));
  const confirmed = rows.slice(1_000, 3_000);
  await owner.call<BatchDone>("POST", `/documents/${documentId}/segments/confirm`, {
    items: items(confirmed),
  });
  const reasons: number[] = [];
  for (const row of some)
    reasons.push((await owner.timed<LinkDetail>("GET", `/segments/${row.id}/link`)).took);
  print({ what: "why a row is held together, 2,000 rows confirmed", value: spread(reasons) });

  const run = rows.slice(3_000, 5_000);
  const accepted = await owner.timed<LinksAccepted>("POST", `/documents/${documentId}/segments/link`, {
    items: items(run),
  });
  print({ what: "accept 2,000 rows", value: ms(accepted.took) });
  const { change } = accepted.body;
  const undone = await owner.timed<StructureChanged>("POST", `/changes/${change}/undo`, {});
  print({ what: "undo that", value: ms(undone.took) });

  const since = performance.now();
  const from = rows.at(-500)!.id;
  await finished<Realigned>(owner, await owner.call("POST", `/documents/${documentId}/align`, { from }));
  print({
    what: `align the last 500 rows of ${segments} again`,
    value: ms(performance.now() - since),
  });
  const list = await owner.timed<AlignmentList>("GET", `/documents/${documentId}/alignments`);
  print({ what: "list the versions of the alignment", value: ms(list.took) });
  // Every second row loses its English to the one above, as an alignment that slips would have it.
  const tangled = rows.slice(-10_000);
  const english = tangled.map(({ target }) => target);
  await fill(
    databaseUrl,
    tangled.map(({ id }) => id),
    english.map((text, at) => (at % 2 === 0 ? `${text}\n\n${english[at + 1] ?? ""}` : "")),
  );
  const first = list.body.alignments.at(-1)!.id;
  const path = `/documents/${documentId}/alignments/${first}/restore`;
  const back = await owner.timed<AlignmentRestored>("POST", path, {});
  print({
    what: `go back to the first, ${back.body.restored} rows other than before`,
    value: ms(back.took),
  });
}
