/** What goes on beside the typing: a book comes in and another goes out, once a minute each, whether or not the last has ended. */
import { setTimeout as wait } from "node:timers/promises";
import { ms } from "../figures";
import { makeChinese } from "../text";
import type { Library } from "./library";
import { ask } from "./line";

const EVERY_MS = 60_000;
const FIRST_IMPORT_MS = 20_000;
const FIRST_EXPORT_MS = 45_000;
const CHARACTERS = 1_000_000;
/** The document that is exported: nobody's, 20,000 rows. */
const EXPORTED_ROWS = 20_000;

export interface Took {
  readonly what: string;
  readonly each: readonly string[];
}

/** Settles when everything that was begun before `until` has ended. */
export async function longWork(url: string, library: Library, until: number): Promise<readonly Took[]> {
  const { owner, projectId, documents } = library;
  const exported = documents.filter(({ rows }) => rows === EXPORTED_ROWS).at(-1)!;
  const imports = every(FIRST_IMPORT_MS, until, async (time) => {
    const data = { title: `A book, ${new Date().toISOString()}`, text: makeChinese(CHARACTERS, time + 11) };
    const { status, body } = await ask("POST", `${url}/api/v1/projects/${projectId}/documents`, owner, data);
    if (status === 201) return;
    if (status !== 202) throw new Error(`The import answered ${status}: ${body.slice(0, 200)}`);
    const { job } = JSON.parse(body) as { job: string };
    for (;;) {
      const { state } = JSON.parse((await ask("GET", `${url}/api/v1/jobs/${job}`, owner)).body);
      if (state === "done") return;
      if (state !== "queued" && state !== "running") throw new Error(`The import ${state}`);
      await wait(100);
    }
  });
  const exports = every(FIRST_EXPORT_MS, until, async () => {
    const address = `${url}/api/v1/documents/${exported.id}/export?format=docx&include=all`;
    const { status, body } = await ask("GET", address, owner);
    if (status !== 200) throw new Error(`The export answered ${status}: ${body.slice(0, 200)}`);
  });
  return [
    { what: `imports of ${CHARACTERS} characters`, each: await imports },
    { what: `exports of ${EXPORTED_ROWS} rows`, each: await exports },
  ];
}

async function every(
  first: number,
  until: number,
  begin: (time: number) => Promise<void>,
): Promise<readonly string[]> {
  const began: Promise<string>[] = [];
  await wait(first);
  for (let time = 0; performance.now() < until; time += 1) {
    const since = performance.now();
    began.push(
      begin(time).then(
        () => ms(performance.now() - since),
        (error) => String(error instanceof Error ? error.message : error),
      ),
    );
    await wait(EVERY_MS);
  }
  return Promise.all(began);
}
