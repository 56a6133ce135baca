import { expect, test } from "vitest";
import { lengthOf, Room } from "@/lib/server/http/room";

const MB = 1024 * 1024;
const CAPS = { each: 3, project: 5, all: 8 };
const person = (userId: string, projectId = userId) => ({ userId, projectId });
const stays = new AbortController().signal;

/** Lets everything that can go on, go on. */
const settle = () => new Promise((done) => setImmediate(done));

function enter(room: Room, userId: string, megabytes: number, signal = stays) {
  const state = { isIn: false, problem: null as { status: number } | null, leave: () => {} };
  room.enter(person(userId), megabytes * MB, signal).then(
    (leave) => Object.assign(state, { isIn: true, leave }),
    (error) => Object.assign(state, { problem: error.problem ?? { status: 0 } }),
  );
  return state;
}

test("bodies together are no more than the room, one person's no more than half", async () => {
  const room = new Room(40 * MB, CAPS);
  const [a, b, c, d] = [
    enter(room, "a", 20),
    enter(room, "a", 20),
    enter(room, "b", 20),
    enter(room, "c", 20),
  ];
  await settle();
  expect([a, b, c, d].map(({ isIn }) => isIn)).toEqual([true, false, true, false]);
  a.leave();
  a.leave(); // once is enough
  await settle();
  // Whoever has had less comes first.
  expect([b, d].map(({ isIn }) => isIn)).toEqual([false, true]);
  c.leave();
  await settle();
  expect(b.isIn).toBe(true);
});

test("a small one passes a large one that does not fit yet, a short one asks for nothing", async () => {
  const room = new Room(40 * MB, CAPS);
  const [, , large, small, short] = [
    enter(room, "a", 20),
    enter(room, "b", 19),
    enter(room, "c", 20),
    enter(room, "d", 1),
    enter(room, "d", 0.01),
  ];
  await settle();
  expect([large.isIn, small.isIn, short.isIn]).toEqual([false, true, true]);
});

test("beyond what may wait it is 429 for the person and 503 for all; whoever goes makes room", async () => {
  const room = new Room(2 * MB, { each: 2, project: 9, all: 3 });
  const going = new AbortController();
  enter(room, "a", 1);
  const waiting = enter(room, "a", 1, going.signal);
  const [third, b, c] = [enter(room, "a", 1), enter(room, "b", 1), enter(room, "c", 1)];
  await settle();
  expect([third.problem?.status, b.isIn, c.problem?.status]).toEqual([429, true, 503]);
  going.abort();
  await settle();
  expect(waiting.isIn).toBe(false);
  expect(enter(room, "a", 1).problem).toBeNull();
});

test.each([
  { headers: { "content-length": "7" }, length: 7 },
  { headers: { "content-length": "7000" }, length: 1_000 },
  { headers: { "content-length": "-1" }, length: 1_000 },
  { headers: { "transfer-encoding": "chunked" }, length: 1_000 },
  { headers: {}, length: 0 },
])("a body with $headers takes $length of at most 1,000", ({ headers, length }) => {
  expect(lengthOf({ headers: new Headers(headers as Record<string, string>) } as Request, 1_000)).toBe(
    length,
  );
});
