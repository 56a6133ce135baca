/**
 * What a memory is worth on real texts: the second half of the interview translated with the memory of its first half, and TICO-19's
 * TMX (CC0) imported, found, exported, and held against the format's own DTD.
 *
 *     node --conditions=react-server --import tsx tests/bench/run.ts memory --proof
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readTmx } from "../../../lib/interchange/tmx/read-tmx";
import { sidesOf, wordsOfPieces } from "../../../lib/interchange/tmx/sides";
import type { Match, MemoryImported, Phrases } from "../../../lib/wire/memories";
import type { Segment } from "../../../lib/wire/segments";
import { makeProject } from "../book";
import { ms, percentile, print } from "../figures";
import type { Instance } from "../instance";
import { chanceOf } from "./units";

const SHARED = resolve(import.meta.dirname, "../../../../shared");
const INTERVIEW = {
  chinese: join(SHARED, "samples/interview.zh.txt"),
  english: join(SHARED, "samples/interview.en.txt"),
};
const TICO = join(SHARED, "corpora/tico-19/all.en-zh.tmx");
const DTD = join(SHARED, "corpora/schemas/tmx-srx/tmx14.dtd");

export async function proveMemory(instance: Instance): Promise<void> {
  if (existsSync(INTERVIEW.chinese)) await translateSecondHalf(instance);
  else console.log("skipped: the interview is not here");
  if (existsSync(TICO)) await goAround(instance);
  else console.log("skipped: TICO-19 is not here");
}

async function translateSecondHalf({ owner }: Instance): Promise<void> {
  const projectId = await makeProject(owner, "Interview");
  const text = readFileSync(INTERVIEW.chinese, "utf8");
  const { id } = await settled<{ id: string }>(
    owner,
    await owner.call("POST", `/projects/${projectId}/documents`, { title: "Interview", text }),
  );
  const draft = { text: readFileSync(INTERVIEW.english, "utf8") };
  await settled(owner, await owner.call("POST", `/documents/${id}/draft`, draft));
  const rows: Segment[] = [];
  for (let after = ""; ; ) {
    const page = await owner.call<{ segments: Segment[]; next: string | null }>(
      "GET",
      `/documents/${id}/segments?limit=2000${after}`,
    );
    rows.push(...page.segments);
    if (page.next === null) break;
    after = `&after=${page.next}`;
  }
  const half = Math.floor(rows.length / 2);
  const first = rows.slice(0, half).filter(({ target, source }) => target !== "" && source.length > 0);
  const items = first.map(({ id: row, revision }) => ({ id: row, revision }));
  await owner.call("POST", `/documents/${id}/segments/confirm`, { items });
  const second = rows.slice(half).filter(({ source }) => source.length > 0);
  const found = { exact: 0, high: 0, low: 0, sentences: 0, phrases: 0, covered: 0, letters: 0 };
  const took: number[] = [];
  for (const row of second) {
    const source = row.source.map(({ text: line }) => line).join("\n");
    // Of the paragraph, and of each of its sentences, as one who translates it would look.
    const sentences = source.match(/[^。！？\n]+[。！？]?/gu) ?? [];
    const since = performance.now();
    const { matches } = await owner.call<{ matches: Match[][] }>("POST", `/projects/${projectId}/matches`, {
      sources: [source, ...sentences.slice(0, 40)].filter((one) => one.trim() !== ""),
      minimum: 50,
      limit: 1,
    });
    took.push(performance.now() - since);
    const best = matches[0]?.[0]?.score ?? 0;
    if (best >= 100) found.exact += 1;
    else if (best >= 75) found.high += 1;
    else if (best >= 50) found.low += 1;
    if (matches.slice(1).some(([match]) => (match?.score ?? 0) >= 50)) found.sentences += 1;
    const { phrases } = await owner.call<Phrases>("POST", `/projects/${projectId}/phrases`, { source });
    if (phrases.length > 0) found.phrases += 1;
    found.letters += source.length;
    found.covered += phrases.reduce((sum, { start, end }) => sum + end - start, 0);
  }
  print({ what: `interview: rows of the first half confirmed`, value: String(first.length) });
  print({ what: "  rows of the second half", value: String(second.length) });
  print({ what: "  with the same Chinese, 100 and more", value: String(found.exact) });
  print({ what: "  with a match of 75 to 99", value: String(found.high) });
  print({ what: "  with a match of 50 to 74", value: String(found.low) });
  print({ what: "  with a sentence that has a match of 50 and more", value: String(found.sentences) });
  print({ what: "  with a phrase that was translated before", value: String(found.phrases) });
  print({
    what: "  letters that lie in such phrases",
    value: `${((100 * found.covered) / found.letters).toFixed(1)} %`,
  });
  print({ what: "  a paragraph with its sentences looked up, p95", value: ms(percentile(took, 0.95)) });
}

async function goAround({ owner, url }: Instance): Promise<void> {
  const projectId = await makeProject(owner, "TICO-19");
  const { id } = await owner.call<{ id: string }>("POST", `/projects/${projectId}/memories`, {
    name: "TICO-19",
  });
  const bytes = readFileSync(TICO);
  const form = new FormData();
  form.set("file", new Blob([bytes]), "all.en-zh.tmx");
  const result = await settled<MemoryImported>(
    owner,
    await owner.call("POST", `/memories/${id}/import`, form),
  );
  const { units, taken, folded, refused } = result;
  print({
    what: "TICO-19: units, taken, folded, refused",
    value: [units, taken, folded, refused].join(", "),
  });
  const sources = readTmx(bytes.toString("utf8")).units.flatMap((unit) => {
    const sides = sidesOf(unit);
    return sides ? [wordsOfPieces(sides.source.content)] : [];
  });
  const chance = chanceOf(19);
  let exact = 0;
  let changed = 0;
  const asked = Array.from({ length: 300 }, () => sources[Math.floor(chance() * sources.length)]!);
  for (const source of asked) {
    const letters = Array.from(source);
    for (let at = 2; at < letters.length; at += 5) letters[at] = "某";
    const { matches } = await owner.call<{ matches: Match[][] }>("POST", `/projects/${projectId}/matches`, {
      sources: [source, letters.join("")],
      minimum: 50,
    });
    if (matches[0]?.[0]?.score === 100) exact += 1;
    if (matches[1]?.some((match) => match.source === source)) changed += 1;
  }
  print({ what: "  of 300 units found as they are", value: String(exact) });
  print({ what: "  found with one character in five changed", value: String(changed) });
  const response = await fetch(`${url}/api/v1/memories/${id}/export?format=tmx`, { headers: owner.headers });
  const out = await response.text();
  const again = readTmx(out);
  print({
    what: "  units in the export, problems",
    value: `${again.units.length}, ${again.problems.length}`,
  });
  if (!existsSync(DTD)) return console.log("  skipped: the DTD is not here");
  const folder = mkdtempSync(join(tmpdir(), "duizhao-tmx-"));
  try {
    const file = join(folder, "out.tmx");
    writeFileSync(file, out);
    execFileSync("xmllint", ["--noout", "--nonet", "--dtdvalid", DTD, file], { stdio: "pipe" });
    print({ what: "  xmllint --dtdvalid", value: "valid" });
  } catch (error) {
    print({
      what: "  xmllint --dtdvalid",
      value: String((error as { stderr?: Buffer }).stderr ?? error).slice(0, 400),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An answer, or the result of the job that it names. */
async function settled<Value>(owner: Instance["owner"], answer: unknown): Promise<Value> {
  const { job } = answer as { job?: string };
  if (job === undefined) return answer as Value;
  for (;;) {
    const { state, result } = await owner.call<{ state: string; result: Value }>("GET", `/jobs/${job}`);
    if (state === "done") return result;
    if (state !== "queued" && state !== "running") throw new Error(`The job ended as ${state}`);
    await new Promise((later) => setTimeout(later, 200));
  }
}
