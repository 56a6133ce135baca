/**
 * Writes down, outside of everything that is faulted, what was acknowledged; afterwards compares that with the
 * database, version by version, and with what is exported.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { Caller } from "../bench/instance";

export interface Acknowledged {
  readonly segmentId: string;
  readonly operationId: string;
  readonly revision: number;
  /** No two saves have the same. */
  readonly text: string;
}

export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged texts that no version of their row has, and last ones that the export does not have. */
  readonly lost: number;
  /** Texts that more than one version has. */
  readonly doubled: number;
  /** Rows whose current text is older than an acknowledged one, or whose revisions are out of order. */
  readonly disordered: number;
}

export class Witness {
  readonly #folder = mkdtempSync(join(tmpdir(), "duizhao-witness-"));
  readonly #file = join(this.#folder, "acknowledged.jsonl");
  count = 0;

  constructor() {
    appendFileSync(this.#file, "");
  }

  saw(one: Acknowledged): void {
    appendFileSync(this.#file, `${JSON.stringify(one)}\n`);
    this.count += 1;
  }

  /** All that was seen so far, in order. */
  all(): readonly Acknowledged[] {
    return readFileSync(this.#file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Acknowledged);
  }

  /** `documents`: those that were written in. Their rows must have been written by nobody else. */
  async compare(databaseUrl: string, caller: Caller, documents: readonly string[]): Promise<Verdict> {
    const all = this.all();
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client
      .query<{ segmentId: string; text: string; revision: number; isCurrent: boolean }>(
        `select t."segmentId", t.text, t.revision, s."currentId" = t.id as "isCurrent"
         from "Translation" t join "Segment" s on s.id = t."segmentId"
         where s."documentId" = any($1::text[])
         order by t."segmentId", t.revision`,
        [documents],
      )
      .finally(() => client.end());
    const stored = by(rows, ({ segmentId }) => segmentId);
    const exported = (await Promise.all(documents.map((id) => exportOf(caller, id)))).join("\n");

    let lost = 0;
    let doubled = 0;
    let disordered = 0;
    for (const [segmentId, saves] of by(all, ({ segmentId }) => segmentId)) {
      const versions = stored.get(segmentId) ?? [];
      const texts = by(versions, ({ text }) => text);
      for (const { text } of saves) if (!texts.has(text)) lost += 1;
      for (const same of texts.values()) doubled += same.length - 1;
      const last = saves.reduce((a, b) => (b.revision > a.revision ? b : a));
      const current = versions.find(({ isCurrent }) => isCurrent);
      if (current?.text !== last.text || current.revision !== last.revision) disordered += 1;
      if (new Set(versions.map(({ revision }) => revision)).size !== versions.length) disordered += 1;
      if (!exported.includes(last.text)) lost += 1;
    }
    return { acknowledged: all.length, lost, doubled, disordered };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function by<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

export async function exportOf(caller: Caller, documentId: string): Promise<string> {
  const address = `${caller.url}/api/v1/documents/${documentId}/export?format=txt&include=all`;
  const answer = await fetch(address, { headers: caller.headers });
  if (!answer.ok) throw new Error(`The export answered ${answer.status}: ${await answer.text()}`);
  return answer.text();
}
