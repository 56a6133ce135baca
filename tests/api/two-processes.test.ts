import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/documents/[documentId]/events/route";
import { database } from "@/lib/db/client";
import { closeLive } from "@/lib/server/live/live";
import { ask, ORIGIN, openInstance } from "../support/front-door";
import type { Call } from "../support/other-process";
import { openScene, type Player, type Scene } from "../support/scene";

/** This test's own process is one app process on the database; a child is another. Neither knows of the other. */
let other: ChildProcess;
let heardThere = "";
let heardHere = "";
const statuses: number[] = [];

beforeAll(async () => {
  await openInstance();
  const file = join(import.meta.dirname, "../support/other-process.ts");
  other = fork(file, { execArgv: ["--conditions=react-server", "--import", "tsx"], env: { ...process.env } });
  await new Promise<void>((resolve, reject) => {
    other.once("message", () => resolve());
    other.once("exit", () => reject(new Error("The other process has ended before it was up")));
  });
  other.on("message", (said: { readonly heard?: string; readonly status?: number }) => {
    heardThere += said.heard ?? "";
    if (said.status !== undefined) statuses.push(said.status);
  });
});
afterAll(async () => {
  other.kill();
  await closeLive();
  await database().$disconnect();
});

const there = (call: Call) => other.send(call);

async function until<Value>(look: () => Value | null | undefined | false): Promise<Value> {
  for (let round = 0; round < 400; round += 1) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`Nothing came within 10 s. Here: ${heardHere}. There: ${heardThere}`);
}

async function listenHere(scene: Scene, who: Player, after: string | null = null): Promise<void> {
  const headers = { authorization: `Bearer ${scene.people[who].token}`, host: new URL(ORIGIN).host };
  const query = after === null ? "" : `?after=${after}`;
  const request = new Request(`${ORIGIN}/api/v1/documents/${scene.documentId}/events${query}`, { headers });
  const { body } = await GET(request, { params: Promise.resolve({ documentId: scene.documentId }) });
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  void (async () => {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) heardHere += piece.value;
  })();
  await until(() => heardHere.includes("event: presence"));
}

const saveAs = (scene: Scene, who: Player, row: number, text: string): Call => ({
  call: "target",
  path: `/segments/${scene.rows[row]}/target`,
  params: { segmentId: scene.rows[row]! },
  token: scene.people[who].token,
  json: { baseRevision: 1, text, operationId: `two-${text.replaceAll(" ", "-")}` },
});
const typesAs = (scene: Scene, who: Player, more: object = {}): Call => ({
  call: "presence",
  path: `/documents/${scene.documentId}/presence`,
  params: { documentId: scene.documentId },
  token: scene.people[who].token,
  json: { clientId: `tab-of-${who}`, segmentId: scene.rows[0], typing: true, ...more },
});
const here = ({ call, path, token, json }: Call) =>
  ask(call === "target" ? "PUT" : "POST", `/v1${path}`, { token, json });

test("two app processes on one database: each hears what was done through the other, and who types where", async () => {
  const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }, { zh: ["丙"] }]);
  await listenHere(scene, "reviewer");
  there({
    call: "events",
    path: `/documents/${scene.documentId}/events`,
    params: { documentId: scene.documentId },
    token: scene.people.second.token,
  });
  await until(() => heardThere.includes("event: presence"));

  there(saveAs(scene, "second", 0, "Saved there"));
  await until(() => heardHere.includes('"Saved there"'));
  expect((await here(saveAs(scene, "translator", 1, "Saved here"))).status).toBe(200);
  await until(() => heardThere.includes('"Saved here"'));

  // The one who began first holds the row, whichever process was asked; taking over counts everywhere.
  type Present = { holds: boolean; tookOver: boolean; person: { name: string } };
  const present = (heard: string): Present[] => {
    const told = heard.split("\n").findLast((line) => line.startsWith('data: {"here"'));
    return told ? (JSON.parse(told.slice(6)) as { here: Present[] }).here : [];
  };
  const holder = (heard: string) => {
    const held = present(heard).find(({ holds }) => holds);
    return held && `${held.person.name}${held.tookOver ? ", taken over" : ""}`;
  };
  await here(typesAs(scene, "translator"));
  await until(() => holder(heardThere) === "translator");
  there(typesAs(scene, "second"));
  await until(() => present(heardHere).length === 2 && holder(heardHere) === "translator");
  there(typesAs(scene, "second", { takeOver: true }));
  await until(
    () => holder(heardHere) === "second, taken over" && holder(heardThere) === "second, taken over",
  );

  // A screen that comes to this process with a number that the other gave it hears what it missed, and no more.
  const last = [...heardThere.matchAll(/^id: (\d+)$/gm)].at(-1)![1]!;
  heardHere = "";
  there(saveAs(scene, "second", 2, "While nobody listened"));
  await until(() => statuses.length === 5);
  await listenHere(scene, "owner", last);
  await until(() => heardHere.includes('"While nobody listened"'));
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
});
