import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, test } from "vitest";
import { everythingOf } from "@/app/_unsaved/everything";
import { earlierPrefix, linePrefix, makeKeeper } from "@/app/_unsaved/keeper";
import type { Lines } from "@/app/_unsaved/lines";
import { openShelf, type Shelf } from "@/app/_unsaved/shelf";
import { barred, type Entry, writeEntry } from "@/lib/workbench/outbox/outbox";
import { entry } from "./entry";

// The list on the account page: what a person typed in this browser and no server has, wherever they typed it.

let map: Map<string, string>;
let shelf: Shelf;
let there: Set<string>;

const lines: Lines = {
  get: (key) => map.get(key) ?? null,
  set: (key, line) => {
    map.set(key, line);
    return true;
  },
  remove: (key) => map.delete(key),
  keys: (prefix) => [...map.keys()].filter((key) => key.startsWith(prefix)),
};
const owners = {
  hold: (tab: string) => void there.add(tab),
  whenGone: () => {},
  listThere: async () => there,
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  map = new Map();
  shelf = openShelf();
  there = new Set();
});

const all = (userId = "me") => everythingOf(userId, { lines, shelf, owners });
const texts = async (userId = "me") => (await all(userId).list()).map(({ entry: { text } }) => text);

/** A window of the editor, which types at a time. */
function typing(documentId: string, tab: string, userId = "me") {
  let now = 0;
  const keeper = makeKeeper({
    userId,
    documentId,
    tab,
    lines,
    shelf,
    owners,
    cannotKeep: () => {},
    now: () => now,
    later: () => {},
  });
  return {
    keeper,
    at(time: number, kept: Entry) {
      now = time;
      keeper.write(kept.segmentId, kept);
    },
  };
}

describe("the list", () => {
  test("has what is in localStorage and in IndexedDB, of every document and window, the newest first", async () => {
    const first = typing("d1", "a");
    first.at(1_000, entry("s1", "in IndexedDB"));
    await first.keeper.settle();
    typing("d2", "b").at(3_000, entry("s9", "in localStorage only"));
    map.set(`${earlierPrefix("me")}d3:s1`, writeEntry(entry("s1", "by an earlier version")));
    expect(
      (await all().list()).map(({ documentId, segmentId, at, entry: { text } }) => [
        documentId,
        segmentId,
        at,
        text,
      ]),
    ).toEqual([
      ["d2", "s9", 3_000, "in localStorage only"],
      ["d1", "s1", 1_000, "in IndexedDB"],
      ["d3", "s1", null, "by an earlier version"],
    ]);
  });

  test("has the last that was typed in a row, and nothing that was acknowledged", async () => {
    const window = typing("d", "a");
    window.at(1, entry("s1", "first"));
    await window.keeper.settle();
    window.at(2, entry("s1", "second"));
    window.at(3, entry("s2", "stored since"));
    await window.keeper.settle();
    window.keeper.write("s2", null);
    expect(await texts()).toEqual(["second"]);
    await window.keeper.settle();
    expect(await texts()).toEqual(["second"]);
  });

  test.each([
    ["a conflict on a row that is no longer there", { refusal: { code: "ui.unsent.no-place" } as const }],
    ["one where both changed the same words", { conflict: { revision: 2, text: "theirs", by: null } }],
    ["a save under way when the window died", { flight: null, isLost: true }],
  ])("has %s", async (_, more) => {
    typing("d", "a").at(1, entry("s1", "mine", more));
    expect(await texts()).toEqual(["mine"]);
  });

  test("has what somebody typed before they lost their role, and says why it is not sent", async () => {
    typing("d", "a").at(1, barred(entry("s1", "typed as a translator")));
    const [text] = await all().list();
    expect(text?.entry.text).toBe("typed as a translator");
    expect(text?.entry.refusal).toEqual({ code: "ui.unsent.role" });
  });

  test("has no other person's, and leaves what it cannot read where it is", async () => {
    typing("d", "a", "other").at(1, entry("s1", "theirs"));
    map.set(`${linePrefix("me")}d:a:s2`, '{"kept":9,"entry":{}}');
    expect(await texts()).toEqual([]);
    expect(await texts("other")).toEqual(["theirs"]);
    expect(map.has(`${linePrefix("me")}d:a:s2`)).toBe(true);
  });

  test("says which ones a window has in hand that is open", async () => {
    typing("d", "open").at(2, entry("s1", "in hand"));
    typing("d", "closed").at(1, entry("s1", "left"));
    there.add("open");
    expect((await all().list()).map(({ tab, isInHand }) => [tab, isInHand])).toEqual([
      ["open", true],
      ["closed", false],
    ]);
  });

  test("keeps the time of what a window took over from one that is gone", async () => {
    const gone = typing("d", "gone");
    gone.at(5_000, entry("s1", "left"));
    await gone.keeper.settle();
    const next = makeKeeper({
      userId: "me",
      documentId: "d",
      tab: "next",
      lines,
      shelf,
      owners: { ...owners, whenGone: (_, work) => void work() },
      cannotKeep: () => {},
      now: () => 9_000,
      later: () => {},
    });
    const stop = new AbortController();
    next.watch((entries) => new Set(entries.map(({ segmentId }) => segmentId)), stop.signal);
    await next.look();
    await expect
      .poll(async () => (await all().list()).map(({ tab, at }) => [tab, at]))
      .toEqual([["next", 5_000]]);
    stop.abort();
  });
});

describe("deleting", () => {
  test.each(["in localStorage", "in IndexedDB"])(
    "takes it away %s, and nothing else; undone, it is back",
    async (where) => {
      const window = typing("d", "a");
      window.at(1, entry("s1", "to go"));
      window.at(2, entry("s2", "to stay"));
      if (where === "in IndexedDB") await window.keeper.settle();
      const one = (await all().list()).find(({ segmentId }) => segmentId === "s1")!;
      await all().forget(one);
      expect(await texts()).toEqual(["to stay"]);
      expect((await shelf.list("me")).every(({ segmentId }) => segmentId === "s2")).toBe(true);
      await all().putBack(one);
      expect(await texts()).toEqual(["to stay", "to go"]);
    },
  );

  test("where IndexedDB gives nothing, what is in localStorage is listed, deleted and put back", async () => {
    const no = () => Promise.reject(new DOMException("no", "InvalidStateError"));
    shelf = { put: no, list: no, clear: no };
    typing("d", "a").at(1, entry("s1", "typed"));
    const [one] = await all().list();
    await all().forget(one!);
    expect(await texts()).toEqual([]);
    await all().putBack(one!);
    expect(await texts()).toEqual(["typed"]);
  });
});
