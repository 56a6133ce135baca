import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database, databaseUrl } from "@/lib/db/client";
import { CHANNEL } from "@/lib/db/events";
import { listPresent } from "@/lib/db/presence/reads";
import { GONE_AFTER_MS, notePresence } from "@/lib/db/presence/writes";
import { createTestDatabase } from "../../support/database";
import { openScene, type Player, type Scene } from "../../support/scene";

let scene: Scene;
let listener: Client;
let told = 0;

beforeAll(async () => {
  await createTestDatabase();
  listener = new Client({ connectionString: databaseUrl() });
  listener.on("notification", ({ payload }) => {
    if (JSON.parse(payload ?? "{}").presence) told += 1;
  });
  await listener.connect();
  await listener.query(`listen ${CHANNEL}`);
});
beforeEach(async () => {
  scene = await openScene([{ zh: ["一。"] }, { zh: ["二。"] }]);
});
afterAll(async () => {
  await listener.end();
  await database().$disconnect();
});

const START = new Date("2026-11-25T12:00:00Z").getTime();

function note(player: Player, tab: string, row: number | "leaving", seconds: number): Promise<boolean> {
  const segmentId = row === "leaving" ? null : scene.rows[row]!;
  const here = {
    clientId: `tab-of-${tab}`,
    segmentId,
    leaving: row === "leaving",
    typing: false,
    takeOver: false,
  };
  const now = new Date(START + seconds * 1_000);
  return notePresence(scene.scope(player, "read"), scene.documentId, here, now);
}

/** Says where somebody's tab is, `seconds` after the start. True when the others were told of it. */
async function say(player: Player, tab: string, row: number | "leaving", seconds: number): Promise<boolean> {
  const before = told;
  await note(player, tab, row, seconds);
  await listener.query("select 1"); // what was notified before this comes before its answer
  return told > before;
}

async function present(seconds: number): Promise<string[]> {
  const now = new Date(START + seconds * 1_000);
  const { here } = await listPresent(scene.scope("owner", "read"), scene.documentId, now);
  return here.map(({ clientId, segmentId }) => `${clientId.slice(7)} ${scene.rows.indexOf(segmentId ?? "")}`);
}

test("others are told when a tab comes, moves, leaves; not when it is where it was", async () => {
  expect(await say("translator", "anna", 0, 0)).toBe(true);
  expect(await say("translator", "anna", 0, 15)).toBe(false);
  expect(await say("translator", "anna", 1, 20)).toBe(true);
  expect(await say("reviewer", "bert", 1, 21)).toBe(true);
  expect(await present(22)).toEqual(["anna 1", "bert 1"]);
  expect(await say("translator", "anna", "leaving", 23)).toBe(true);
  expect(await say("translator", "anna", "leaving", 24)).toBe(false);
  expect(await present(25)).toEqual(["bert 1"]);
});

test("a tab that fell silent is swept by the next that speaks, and told when it comes back", async () => {
  const silent = GONE_AFTER_MS / 1_000 + 1;
  await say("translator", "anna", 0, 0);
  await say("reviewer", "bert", 1, 30);
  expect(await say("reviewer", "bert", 1, silent)).toBe(true);
  expect(await database().presence.count({ where: { documentId: scene.documentId } })).toBe(1);
  expect(await say("translator", "anna", 0, silent + 1)).toBe(true);
  await say("reviewer", "bert", "leaving", silent + 2);
  expect(await say("translator", "anna", 0, 2 * silent + 2)).toBe(true); // silent, and nobody had swept
  expect(await present(2 * silent + 3)).toEqual(["anna 0"]);
});

test("nobody moves or takes away somebody else's tab", async () => {
  await say("translator", "anna", 0, 0);
  expect(await say("reviewer", "anna", 1, 1)).toBe(false);
  expect(await say("reviewer", "anna", "leaving", 2)).toBe(false);
  expect(await present(3)).toEqual(["anna 0"]);
});

test("twenty who come back at once after a silence are all there", async () => {
  const players = ["owner", "translator", "reviewer", "second"] as const;
  const tabs = Array.from({ length: 20 }, (_, number) => ({
    who: players[number % players.length]!,
    tab: `number-${number}`,
  }));
  for (const { who, tab } of tabs) await say(who, tab, 0, 0);
  await Promise.all(tabs.map(({ who, tab }) => note(who, tab, 1, 1_000)));
  await say(tabs[0]!.who, tabs[0]!.tab, 1, 1_001);
  expect(await present(1_002)).toHaveLength(20);
});
