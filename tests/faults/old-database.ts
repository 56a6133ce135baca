/**
 * A database that was made with the code of an earlier commit is opened by this one: its exports are the same bytes, and
 * rows, versions, comments, corrections and earlier alignments are all there.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Caller } from "../bench/instance";
import { House } from "./house";
import { atLeast, figure, none, type Trial } from "./trial";

const TEXTS = join(import.meta.dirname, "..", "fixtures", "aligned");

/** Formats that there have been since the first version. */
const FORMATS = ["md", "html", "docx", "txt"] as const;
const INCLUDE = ["all", "approved"] as const;

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly target: string;
  readonly source: readonly { readonly paragraphId: string; readonly text: string }[];
}

/** What stands in a database, by what it is called in every version of the front door. */
interface Seen {
  readonly exports: ReadonlyMap<string, string>;
  readonly counts: Readonly<Record<"rows" | "versions" | "comments" | "corrections" | "alignments", number>>;
}

export const oldDatabase: Trial = {
  name: "old-database",
  does: "a database of an earlier commit is opened by this one",
  rounds: 1,
  quick: 0,
  onBoth: false,
  hindered: () => {
    const old = process.env.DUIZHAO_OLD;
    if (old === undefined) return "DUIZHAO_OLD names no checkout of an earlier commit";
    return existsSync(join(old, "lib", "cli", "start.mjs")) ? null : `${old} is no checkout of Duizhao`;
  },
  run: async ({ on }) => {
    const dataDir = mkdtempSync(join(tmpdir(), "duizhao-old-"));
    try {
      const { documents, token, before } = await made(dataDir, resolve(process.env.DUIZHAO_OLD ?? ""));
      const house = await House.make({ on, dataDir });
      try {
        await house.start();
        const after = await seen(new Caller(house.url, { authorization: token }), documents);
        const other = [...before.exports].filter(([name, hash]) => after.exports.get(name) !== hash);
        return [
          figure("rows", before.counts.rows),
          ...Object.entries(before.counts).map(([what, count]) =>
            atLeast(`${what} that were there`, count, 1),
          ),
          atLeast(
            "exports compared",
            before.exports.size,
            documents.length * FORMATS.length * INCLUDE.length,
          ),
          none("exports of other bytes", other.length, other.map(([name]) => name).join(", ")),
          ...Object.entries(before.counts).map(([what, count]) =>
            none(`${what} that are missing, or too many`, Math.abs(after.counts[what as "rows"] - count)),
          ),
        ];
      } finally {
        await house.stop();
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Two projects of people who have worked in them, made through the front door of the old code. */
async function made(dataDir: string, root: string) {
  const house = await House.make({ on: "embedded", dataDir, root });
  try {
    await house.start();
    const owner = await house.setUp();
    const documents: string[] = [];
    for (const name of ["orchard", "radio"]) {
      const { id: project } = await owner.call<{ id: string }>("POST", "/projects", { name });
      const reviewer = await joined(house.url, owner, project, name);
      documents.push(await worked(owner, reviewer, project, name));
    }
    const token = owner.headers.authorization ?? "";
    return { documents, token, before: await seen(owner, documents) };
  } finally {
    await house.stop();
  }
}

async function worked(owner: Caller, reviewer: Caller, project: string, name: string): Promise<string> {
  const text = (side: string) => readFileSync(join(TEXTS, name, side), "utf8");
  const patient = new Caller(owner.url, { ...owner.headers, prefer: "wait=120" });
  const { id } = await patient.call<{ id: string }>("POST", `/projects/${project}/documents`, {
    title: name,
    text: text("zh.txt"),
  });
  await patient.call("POST", `/documents/${id}/draft`, { text: text("en.txt") });
  const rows = await rowsOf(owner, id);
  const at = (index: number) => rows[index % rows.length]!;

  for (const [index, row] of rows.slice(0, 6).entries()) {
    const words = `${row.target}\n\nWritten by hand: ${index}.`.trim();
    const saved = await owner.call<{ revision: number }>("PUT", `/segments/${row.id}/target`, {
      baseRevision: row.revision,
      text: words,
      operationId: crypto.randomUUID(),
    });
    if (index === 5) continue; // one stays as it was typed
    const { revision } = await owner.call<{ revision: number }>("POST", `/segments/${row.id}/confirm`, saved);
    if (index < 3) await reviewer.call("POST", `/segments/${row.id}/approve`, { revision });
    if (index === 3) {
      const comment = "Read the last sentence again.";
      await reviewer.call("POST", `/segments/${row.id}/reject`, { revision, reason: "style", comment });
    }
  }
  await reviewer.call("POST", `/segments/${at(1).id}/comments`, { body: "Is the name right?" });
  await corrected(owner, at(6));
  await patient.call("POST", `/documents/${id}/align`, {});
  return id;
}

/** Corrections were called emendations before. */
async function corrected(owner: Caller, row: Row): Promise<void> {
  const [paragraph] = row.source;
  if (!paragraph) throw new Error("The row has no Chinese to correct");
  const [first = ""] = paragraph.text;
  const correction = { start: 0, end: first.length, old: first, new: `${first}${first}`, reason: "A test." };
  await either(owner, "POST", (noun) => `/paragraphs/${paragraph.paragraphId}/${noun}`, correction);
}

async function either<Body>(caller: Caller, method: string, path: (noun: string) => string, data?: unknown) {
  try {
    return await caller.call<Body>(method, path("corrections"), data);
  } catch (error) {
    if (!/answered 40[45]/.test(String(error))) throw error;
    return caller.call<Body>(method, path("emendations"), data);
  }
}

async function joined(url: string, owner: Caller, project: string, name: string): Promise<Caller> {
  const { url: invitation } = await owner.call<{ url: string }>("POST", `/projects/${project}/invitations`, {
    role: "reviewer",
  });
  const account = {
    name: `Reviewer of ${name}`,
    email: `${name}@example.org`,
    password: "a lamp in the window",
  };
  const response = await fetch(`${url}/api/v1/invitations/accept`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify({ secret: new URL(invitation).pathname.split("/").at(-1), account }),
  });
  if (!response.ok) throw new Error(`POST /invitations/accept answered ${response.status}`);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return new Caller(url, { cookie, origin: url });
}

async function rowsOf(caller: Caller, documentId: string): Promise<readonly Row[]> {
  const { segments } = await caller.call<{ segments: readonly Row[] }>(
    "GET",
    `/documents/${documentId}/segments?limit=500`,
  );
  return segments;
}

async function seen(caller: Caller, documents: readonly string[]): Promise<Seen> {
  const exports = new Map<string, string>();
  const counts = { rows: 0, versions: 0, comments: 0, corrections: 0, alignments: 0 };
  for (const [index, id] of documents.entries()) {
    for (const format of FORMATS)
      for (const include of INCLUDE) {
        const path = `/api/v1/documents/${id}/export?format=${format}&include=${include}`;
        const response = await fetch(`${caller.url}${path}`, { headers: caller.headers });
        if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
        const bytes = new Uint8Array(await response.arrayBuffer());
        exports.set(`${index} ${format} ${include}`, createHash("sha256").update(bytes).digest("hex"));
      }
    const rows = await rowsOf(caller, id);
    counts.rows += rows.length;
    for (const { id: row } of rows) {
      const { versions } = await caller.call<{ versions: readonly unknown[] }>(
        "GET",
        `/segments/${row}/history?limit=200`,
      );
      counts.versions += versions.length;
    }
    const { comments } = await caller.call<{ comments: readonly unknown[] }>(
      "GET",
      `/documents/${id}/comments?limit=200`,
    );
    counts.comments += comments.length;
    const listed = await either<Readonly<Record<string, unknown>>>(
      caller,
      "GET",
      (noun) => `/documents/${id}/${noun}?limit=200`,
    );
    counts.corrections += lengthOf(listed.corrections ?? listed.emendations);
    const { alignments } = await caller.call<{ alignments: readonly unknown[] }>(
      "GET",
      `/documents/${id}/alignments`,
    );
    counts.alignments += alignments.length;
  }
  return { exports, counts };
}

const lengthOf = (list: unknown) => (Array.isArray(list) ? list.length : 0);
