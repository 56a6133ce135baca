/** The front door under the load of a hundred people, with one app process. */
import { randomUUID } from "node:crypto";
import type { EventData } from "../../lib/wire/events";
import type { History, SegmentList, TargetSaved } from "../../lib/wire/segments";
import { type Book, listAll, makeBook } from "./book";
import { kilobytes, ms, print, spread } from "./figures";
import { addTranslators, type Caller, type Instance } from "./instance";
import { type Listener, listenTo } from "./listener";
import { makePairs } from "./text";

const PEOPLE = 100;
const SECONDS = 30;
const EVERY_MS = 2_000;

export async function measureList({ owner }: Instance, { documentId, segments }: Book): Promise<void> {
  const took: number[] = [];
  let after = "";
  let bytes = 0;
  for (let page = 0; page < 30; page += 1) {
    const path = `/documents/${documentId}/segments?limit=2000${after}`;
    const { body, took: one } = await owner.timed<SegmentList>("GET", path);
    took.push(one);
    bytes = Math.max(bytes, Buffer.byteLength(JSON.stringify(body)));
    after = body.next === null ? "" : `&after=${encodeURIComponent(body.next)}`;
  }
  print({
    what: `list 2,000 rows of ${segments}, all pages in turn`,
    value: `${spread(took)}, ${kilobytes(bytes)}`,
  });
}

export async function measureSaves(instance: Instance): Promise<void> {
  const book = await makeBook(instance, 2_000, 5);
  const since = performance.now();
  const people = await addTranslators(instance, book.projectId, PEOPLE);
  print({
    what: `${PEOPLE} newcomers accept an invitation and make a token`,
    value: ms(performance.now() - since),
  });
  await together("save", book, people, []);

  const screens = await Promise.all(people.map((person) => listenTo(person, book.documentId)));
  await together(`save, with ${screens.length} open screens on the same document`, book, people, screens);
  for (const screen of screens) screen.close();

  await seenByOne(book, people);
}

/** Everybody saves their own row every 2 s, beginning at different moments; then it is asked whether all is there. */
async function together(
  what: string,
  book: Book,
  people: readonly Caller[],
  screens: readonly Listener[],
): Promise<void> {
  const rows = await listAll(instanceOf(people), book.documentId);
  const words = makePairs(400, 6).flatMap(({ english }) => english.split(" "));
  const took: number[] = [];
  const sentAt = new Map<string, number>();
  const last = new Map<string, { text: string; revision: number; saves: number }>();
  const until = performance.now() + SECONDS * 1_000;
  const refused: string[] = [];
  let late = 0;

  await Promise.all(
    people.map(async (person, number) => {
      const row = rows[number * 17 + 3];
      if (!row) throw new RangeError(`${rows.length} rows are too few`);
      let { revision } = row;
      let text = row.target;
      let saves = 0;
      for (let at = performance.now() + (number / people.length) * EVERY_MS; at < until; at += EVERY_MS) {
        late = Math.max(late, performance.now() - at);
        await new Promise((resolve) => setTimeout(resolve, at - performance.now()));
        text = `${text} ${words[(number * 31 + saves) % words.length]}`;
        try {
          sentAt.set(`${row.id} ${revision + 1}`, performance.now());
          const edit = { baseRevision: revision, text, operationId: randomUUID() };
          const { body, took: one } = await person.timed<TargetSaved>(
            "PUT",
            `/segments/${row.id}/target`,
            edit,
          );
          took.push(one);
          revision = body.revision;
          saves += 1;
          last.set(row.id, { text, revision, saves });
        } catch (error) {
          refused.push(String(error));
        }
      }
    }),
  );
  print({
    what: `${what}: ${people.length} people every 2 s for ${SECONDS} s`,
    value: spread(took),
    budget: "100 ms p95",
  });
  print({ what: "  begun later than planned by at most", value: ms(late) });

  const now = new Map((await listAll(instanceOf(people), book.documentId)).map((row) => [row.id, row]));
  let lost = 0;
  let versionsMissing = 0;
  for (const [id, { text, revision, saves }] of last) {
    const row = now.get(id);
    if (row?.target !== text || row.revision !== revision) lost += 1;
    const history = await instanceOf(people).call<History>("GET", `/segments/${id}/history?limit=200`);
    versionsMissing += Math.max(0, saves - history.versions.length);
  }
  print({
    what: "  acknowledged and lost; refused",
    value: `${lost} rows of ${last.size} not as last saved, ${versionsMissing} of ${took.length} versions missing; ${refused.length} refused${refused[0] ? ` (${refused[0]})` : ""}`,
    budget: "none lost",
  });
  if (screens.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const seen = screens.flatMap((screen) => delays(screen, sentAt));
    print({
      what: "  from sending a save to its event on another screen",
      value: spread(seen),
      budget: "300 ms p95",
    });
    print({ what: "  events that should have come", value: String(took.length * screens.length) });
  }
}

function instanceOf(people: readonly Caller[]): Caller {
  const [first] = people;
  if (!first) throw new RangeError("Nobody is there");
  return first;
}

/** Two people and nobody else: one saves every 200 ms, the other watches. */
async function seenByOne(book: Book, people: readonly Caller[]): Promise<void> {
  const [writer, reader] = people;
  const row = (await listAll(instanceOf(people), book.documentId))[1_000];
  if (!writer || !reader || !row) throw new RangeError("Two people and a row are needed");
  const screen = await listenTo(reader, book.documentId);
  const sentAt = new Map<string, number>();
  let { revision } = row;
  for (let save = 0; save < 150; save += 1) {
    sentAt.set(`${row.id} ${revision + 1}`, performance.now());
    const edit = { baseRevision: revision, text: `${row.target} ${save}`, operationId: randomUUID() };
    ({ revision } = await writer.call<TargetSaved>("PUT", `/segments/${row.id}/target`, edit));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  screen.close();
  print({
    what: "another person's save on a second screen, two people",
    value: spread(delays(screen, sentAt)),
    budget: "300 ms p95",
  });
}

function delays(screen: Listener, sentAt: ReadonlyMap<string, number>): number[] {
  return screen.heard.flatMap(({ at, data }) =>
    (data as EventData<"segments">).segments.flatMap(({ id, revision }) => {
      const sent = sentAt.get(`${id} ${revision}`);
      return sent === undefined ? [] : [at - sent];
    }),
  );
}
