import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLine } from "@/app/documents/[documentId]/_editor/live-line";

/** The browser's EventSource, as far as a line uses it; the test plays the server. */
class Source extends EventTarget {
  static readonly OPEN = 1;
  static readonly all: Source[] = [];
  readyState = 0;
  isClosed = false;

  constructor(readonly url: string) {
    super();
    Source.all.push(this);
  }
  close(): void {
    this.isClosed = true;
  }
  /** The head of the answer is there. */
  open(): void {
    this.readyState = Source.OPEN;
    this.dispatchEvent(new Event("open"));
  }
  /** What a server says; a closed source hears nothing. */
  say(name: string, lastEventId = ""): void {
    if (this.isClosed) return;
    if (this.readyState !== Source.OPEN) this.open();
    this.dispatchEvent(Object.assign(new Event(name), { data: "{}", lastEventId }));
  }
  fail(): void {
    if (!this.isClosed) this.dispatchEvent(new Event("error"));
  }
}

let told: boolean[];
let heard: string[];
let close: () => void;
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0); // pauses are as long as they can be
  Source.all.length = 0;
  page = Object.assign(new EventTarget(), {
    setTimeout: (work: () => void, ms: number) => setTimeout(work, ms),
  });
  vi.stubGlobal("window", page);
  vi.stubGlobal("EventSource", Source);
  told = [];
  heard = [];
  close = openLine("/events", ["segments", "beat"], {
    hear: (name) => heard.push(name),
    onLine: (isOpen) => told.push(isOpen),
  });
});
afterEach(() => {
  close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const last = () => Source.all.at(-1)!;
const open = () => Source.all.filter(({ isClosed }) => !isClosed);
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);

test("a line that beats every 10 s stays", () => {
  for (let beats = 0; beats < 60; beats += 1) {
    last().say("beat");
    pass(10);
  }
  expect(Source.all).toHaveLength(1);
  expect(told).toEqual([true]);
});

test("a line that dies without a word is noticed within 30 s, and the next asks for what came after", () => {
  last().say("segments", "41");
  last().say("beat"); // which has no number: the last one is still 41
  const silentSince = Date.now();
  while (told.at(-1)) pass(0.5);
  expect(Date.now() - silentSince).toBeGreaterThanOrEqual(25_000);
  expect(Date.now() - silentSince).toBeLessThanOrEqual(30_000);
  expect(open()).toEqual([]);
  pass(1);
  expect(open().map(({ url }) => url)).toEqual(["/events?after=41"]);
  last().say("beat");
  expect(told).toEqual([true, false, true]);
});

test("one that does not open is given up sooner: browsers keep connections, and try dead ones, too", () => {
  pass(9.5);
  expect(told).toEqual([]);
  pass(3);
  expect(told).toEqual([false]);
  expect(open()).toEqual([]);
});

test("one that opens and never says anything is given up in the same time", () => {
  pass(9);
  last().open();
  pass(24);
  expect(told).toEqual([]);
  pass(4);
  expect(told).toEqual([false]);
  expect(Source.all[0]!.isClosed).toBe(true);
  expect(open()).toHaveLength(1);
});

test("pauses grow from 1 s to 30 s, and begin anew once something was heard", () => {
  const pauses: number[] = [];
  const failAndWait = () => {
    const lines = Source.all.length;
    last().fail();
    const since = Date.now();
    while (Source.all.length === lines) pass(0.5);
    pauses.push((Date.now() - since) / 1_000);
  };
  for (let times = 0; times < 7; times += 1) failAndWait();
  expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30]);
  last().say("segments", "7");
  failAndWait();
  expect(pauses.at(-1)).toBe(1);
});

test("a pause is cut at random, so that everybody does not come back at once", () => {
  vi.spyOn(Math, "random").mockReturnValue(0.99);
  last().fail();
  pass(0.6);
  expect(open()).toHaveLength(1);
});

test("offline, nothing is asked; online, at once and with one line only", () => {
  last().say("segments", "9");
  page.dispatchEvent(new Event("offline"));
  expect(told).toEqual([true, false]);
  expect(open()).toEqual([]);
  page.dispatchEvent(new Event("online"));
  expect(open().map(({ url }) => url)).toEqual(["/events?after=9"]);
  pass(5); // the pause that was running is over, too
  expect(open()).toHaveLength(1);
});

test("a laptop that slept hears at its first look that the line is dead", () => {
  last().say("beat");
  vi.setSystemTime(Date.now() + 3_600_000); // the clock went on, no timer did
  pass(2.5);
  expect(told).toEqual([true, false]);
});

test("closed, it asks no more, whatever happens", () => {
  last().fail();
  close();
  const lines = Source.all.length;
  page.dispatchEvent(new Event("online"));
  pass(120);
  expect(Source.all).toHaveLength(lines);
  expect(heard).toEqual([]);
});
