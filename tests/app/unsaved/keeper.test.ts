import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { earlierPrefix, type Keeping, linePrefix, makeKeeper } from "@/app/_unsaved/keeper";
import type { Lines } from "@/app/_unsaved/lines";
import type { Owners } from "@/app/_unsaved/owners";
import { openShelf, type Shelf } from "@/app/_unsaved/shelf";
import { writeEntry } from "@/lib/workbench/outbox/outbox";
import { entry } from "./entry";

/** localStorage with room for so many lines. */
function linesWith(room = 1_000): Lines & { readonly map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    get: (key) => map.get(key) ?? null,
    set: (key, line) => {
      if (!map.has(key) && map.size >= room) return false;
      map.set(key, line);
      return true;
    },
    remove: (key) => map.delete(key),
    keys: (prefix) => [...map.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** Windows are gone when the test says so. */
class Windows implements Owners {
  readonly alive = new Set<string>();
  readonly waiting: [string, () => Promise<void>][] = [];
  hold = (tab: string) => void this.alive.add(tab);
  whenGone = (tab: string, work: () => Promise<void>) => {
    if (this.alive.has(tab)) this.waiting.push([tab, work]);
    else void work();
  };
  listThere = async () => this.alive;
  async close(tab: string) {
    this.alive.delete(tab);
    for (const [of, work] of this.waiting.splice(0)) {
      if (of === tab) await work();
      else this.waiting.push([of, work]);
    }
  }
}

const broken: Shelf = {
  put: () => Promise.reject(new DOMException("no", "InvalidStateError")),
  list: () => Promise.reject(new DOMException("no", "InvalidStateError")),
  clear: () => Promise.reject(new DOMException("no", "InvalidStateError")),
};

let lines: ReturnType<typeof linesWith>;
let shelf: Shelf;
let windows: Windows;
let told: boolean[];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  lines = linesWith();
  shelf = openShelf();
  windows = new Windows();
  told = [];
});

const keeperOf = (tab: string, more: Partial<Keeping> = {}) =>
  makeKeeper({
    userId: "me",
    documentId: "d",
    tab,
    lines,
    shelf,
    owners: windows,
    cannotKeep: (cannot) => told.push(cannot),
    now: () => 1,
    later: () => {},
    ...more,
  });

/** What a window that opens now takes over. */
async function found(more: Partial<Keeping> = {}): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const keeper = keeperOf(`new-${Math.random()}`, more);
  const stop = new AbortController();
  keeper.watch((entries) => {
    for (const { segmentId, text } of entries) texts.set(segmentId, text);
    return new Set(entries.map(({ segmentId }) => segmentId));
  }, stop.signal);
  await keeper.look();
  // fake-indexeddb answers in turns of its own.
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resume) => setImmediate(resume));
  await keeper.settle();
  stop.abort();
  return texts;
}

describe("one window", () => {
  test("APP-KEEP-1: a key press is in localStorage at once, then in IndexedDB and no longer there", async () => {
    const keeper = keeperOf("a");
    keeper.write("s1", entry("s1", "typed 𠮷 \ud800"));
    expect([...lines.map.keys()]).toEqual([`${linePrefix("me")}d:a:s1`]);
    expect(await shelf.list("me", "d")).toEqual([]);
    await keeper.settle();
    expect(lines.map.size).toBe(0);
    expect(await shelf.list("me", "d")).toMatchObject([{ tab: "a", segmentId: "s1" }]);
    expect(await found()).toEqual(new Map([["s1", "typed 𠮷 \ud800"]]));
  });

  test("APP-KEEP-2: what was acknowledged comes back from no half-done removal", async () => {
    const keeper = keeperOf("a");
    keeper.write("s1", entry("s1", "first"));
    await keeper.settle();
    keeper.write("s1", entry("s1", "first and more"));
    keeper.write("s1", null);
    // The page dies here: IndexedDB has "first" still.
    expect(await shelf.list("me", "d")).toHaveLength(1);
    expect(await found()).toEqual(new Map());
    expect(await shelf.list("me", "d")).toEqual([]);
    expect(lines.map.size).toBe(0);
  });

  test.each([
    { what: "no localStorage", room: 0, isBroken: false, kept: true },
    { what: "no IndexedDB", room: 9, isBroken: true, kept: true },
    { what: "neither", room: 0, isBroken: true, kept: false },
  ])("APP-KEEP-3: with $what, kept: $kept", async ({ room, isBroken, kept }) => {
    lines = linesWith(room);
    const keeper = keeperOf("a", isBroken ? { shelf: broken } : {});
    keeper.write("s1", entry("s1", "typed"));
    await keeper.settle();
    expect(told).toEqual(kept ? [] : [true]);
    expect((await found(isBroken ? { shelf: broken } : {})).size).toBe(kept ? 1 : 0);
    keeper.write("s1", null);
    await keeper.settle();
    expect(told).toEqual(kept ? [] : [true, false]);
  });

  test("what an earlier version of the page left in localStorage is carried over once", async () => {
    lines.set(`${earlierPrefix("me")}d:s1`, writeEntry(entry("s1", "from before")));
    lines.set(`${earlierPrefix("me")}d:s2`, "damaged");
    expect(await found()).toEqual(new Map([["s1", "from before"]]));
    // APP-KEEP-5: what cannot be read stays where it is.
    expect([...lines.map.keys()]).toEqual([`${earlierPrefix("me")}d:s2`]);
    expect(await shelf.list("me", "d")).toHaveLength(1);
  });

  test("APP-KEEP-6: nobody finds another person's texts, nor those of another document", async () => {
    const keeper = keeperOf("a");
    keeper.write("s1", entry("s1", "mine"));
    expect(await found({ userId: "you" })).toEqual(new Map());
    await keeper.settle();
    expect(await found({ userId: "you" })).toEqual(new Map());
    expect(await found({ documentId: "e" })).toEqual(new Map());
    await shelf.clear("you");
    expect(await found()).toEqual(new Map([["s1", "mine"]]));
  });
});

describe("several windows", () => {
  test("APP-KEEP-4: a window's texts are taken over when it is gone, and not before", async () => {
    const first = keeperOf("a");
    first.watch(() => new Set(), new AbortController().signal);
    first.write("s1", entry("s1", "typed in the first"));
    await first.settle();
    const taken: string[] = [];
    const second = keeperOf("b");
    second.watch((entries) => {
      taken.push(...entries.map(({ text }) => text));
      return new Set(entries.map(({ segmentId }) => segmentId));
    }, new AbortController().signal);
    await second.look();
    expect(taken).toEqual([]);
    await windows.close("a");
    expect(taken).toEqual(["typed in the first"]);
    expect(await shelf.list("me", "d")).toMatchObject([{ tab: "b" }]);
  });

  test("APP-KEEP-4: what is not taken (somebody types in that row) is left for later", async () => {
    const first = keeperOf("a");
    first.write("s1", entry("s1", "left"));
    await first.settle();
    const second = keeperOf("b");
    second.watch(() => new Set(), new AbortController().signal);
    await second.look();
    await second.settle();
    expect(await found()).toEqual(new Map([["s1", "left"]]));
  });
});

test("law: a page that dies at any moment leaves the last text that was not acknowledged, and no older one", async () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ row: fc.constantFrom("s1", "s2"), text: fc.string({ maxLength: 6 }) }),
    },
    { weight: 2, arbitrary: fc.record({ row: fc.constantFrom("s1", "s2"), text: fc.constant(null) }) },
    { weight: 2, arbitrary: fc.constant("settle" as const) },
    { weight: 2, arbitrary: fc.constant("turn" as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.constantFrom(0, 1, 1_000), async (steps, room) => {
      globalThis.indexedDB = new IDBFactory();
      lines = linesWith(room);
      shelf = openShelf();
      windows = new Windows();
      const keeper = keeperOf("a");
      const last = new Map<string, string>();
      for (const one of steps) {
        if (one === "settle") await keeper.settle();
        else if (one === "turn") await new Promise((resume) => setImmediate(resume));
        else if (one.text === null) {
          keeper.write(one.row, null);
          last.delete(one.row);
        } else {
          keeper.write(one.row, entry(one.row, one.text));
          last.set(one.row, one.text);
        }
      }
      // Without room for lines only what has reached IndexedDB outlives the page.
      if (room < 1_000) await keeper.settle();
      expect(await found()).toEqual(last);
    }),
    { numRuns: 60 },
  );
});
