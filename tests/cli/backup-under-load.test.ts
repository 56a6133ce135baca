import pg from "pg";
import { expect, test } from "vitest";
import { readBackup } from "@/lib/cli/backup/file";
import { loadBackup } from "@/lib/cli/backup/load";
import { writeBackup } from "@/lib/cli/backup/write";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { saveTarget } from "@/lib/db/segments/save";
import { createTestDatabase } from "../support/database";
import { openScene, type Scene } from "../support/scene";

const WRITERS = 20;

interface Save {
  readonly row: string;
  readonly text: string;
  readonly operationId: string;
}

/** Twenty people, each in a row of their own, save after save. What was begun and what was acknowledged, in order. */
class Writers {
  readonly begun: Save[] = [];
  readonly acknowledged: Save[] = [];
  #isOver = false;
  readonly #all: Promise<unknown>;
  #heard = () => {};

  constructor(scene: Scene) {
    this.#all = Promise.all(scene.rows.slice(0, WRITERS).map((row) => this.#write(scene, row)));
  }

  async #write(scene: Scene, row: string): Promise<void> {
    for (let baseRevision = 1, count = 1; !this.#isOver; count += 1) {
      const save = { row, text: `${row} the ${count}th time`, operationId: newId() };
      this.begun.push(save);
      const { text, operationId } = save;
      const answer = await saveTarget(scope(scene), row, {
        baseRevision,
        text,
        operationId,
        origin: "typed",
      });
      if (!answer.ok) throw new Error(`A save was refused: ${answer.reason}`);
      baseRevision = answer.saved.revision;
      this.acknowledged.push(save);
      this.#heard();
    }
  }

  /** Waits until so many more saves were acknowledged. */
  async more(count: number): Promise<void> {
    const enough = this.acknowledged.length + count;
    while (this.acknowledged.length < enough) {
      await Promise.race([
        new Promise<void>((heard) => {
          this.#heard = heard;
        }),
        this.#all, // a writer that failed ends the wait
      ]);
    }
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#all;
  }
}

const scope = (scene: Scene) => scene.scope("translator", "edit");

test("a backup that is taken while twenty people write is of one moment, and nothing in it is half there", async () => {
  const [there, elsewhere] = [await createTestDatabase(), await createTestDatabase()];
  process.env.DATABASE_URL = there.url;
  const [source, target] = [there, elsewhere].map(({ url }) => new pg.Client({ connectionString: url }));
  await Promise.all([source!.connect(), target!.connect()]);
  try {
    const scene = await openScene(Array.from({ length: WRITERS }, () => ({ zh: ["雨"], en: "Rain" })));
    const writers = new Writers(scene);
    await writers.more(WRITERS * 2);
    const before = [...writers.acknowledged];

    const pieces: Uint8Array[] = [];
    let begunAtOnce: readonly Save[] | undefined;
    for await (const piece of writeBackup(source!, new Date())) {
      begunAtOnce ??= [...writers.begun]; // the moment is past; what begins from here on cannot be in it
      pieces.push(Uint8Array.from(piece));
      // However fast it is, people save between any two tables.
      if (Buffer.from(piece).toString("latin1").startsWith('{"table"')) await writers.more(2);
    }
    await writers.stop();
    await loadBackup(
      target!,
      readBackup(
        (async function* () {
          yield* pieces;
        })(),
      ),
      new Date(),
    );

    const { rows: versions } = await target!.query<{ segmentId: string; text: string; revision: number }>(
      `select "segmentId", text, revision from "Translation" order by "segmentId", revision`,
    );
    const stored = new Set(versions.map(({ text }) => text));
    const known = new Set(begunAtOnce!.map(({ text }) => text));
    expect(before.filter(({ text }) => !stored.has(text))).toEqual([]);
    expect([...stored].filter((text) => text !== "Rain" && !known.has(text))).toEqual([]);
    expect(writers.acknowledged.length).toBeGreaterThan(before.length);

    // A save is a version, the row that points at it and its operation; all of them or none.
    const { rows: heads } = await target!.query<{ id: string; revision: number; current: number }>(
      `select s.id, s.revision, t.revision as current from "Segment" s
       left join "Translation" t on t.id = s."currentId" and t."segmentId" = s.id`,
    );
    for (const { id, revision, current } of heads) {
      const own = versions.filter(({ segmentId }) => segmentId === id).map((version) => version.revision);
      expect({ current, own }).toEqual({ current: revision, own: own.map((_, at) => at + 1) });
      expect(own.at(-1)).toBe(revision);
    }
    const { rows: operations } = await target!.query<{ id: string }>(`select id from "Operation"`);
    const saved = new Set(operations.map(({ id }) => id));
    expect(
      writers.begun.filter(({ text, operationId }) => stored.has(text) !== saved.has(operationId)),
    ).toEqual([]);
  } finally {
    await database().$disconnect();
    await Promise.all([source!.end(), target!.end()]);
    await Promise.all([there.drop(), elsewhere.drop()]);
  }
});
