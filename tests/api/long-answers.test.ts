import { expect, test } from "vitest";
import { makeLong } from "@/lib/server/http/long-answers";

const person = (userId: string) => ({ userId, projectId: userId });
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
};

/** One that ends when it is told to. */
function slow(userId: string, long: "read" | "write", signal = new AbortController().signal) {
  const state = { begun: false, problem: 0, end: () => {} };
  makeLong(long, person(userId), signal, () => {
    state.begun = true;
    return new Promise<void>((done) => {
      state.end = done;
    });
  }).catch((error) => {
    state.problem = error.problem?.status ?? -1;
  });
  return state;
}

test("two at a time, whoever has had less comes first, and what is read does not wait for what is written", async () => {
  const writes = [slow("a", "write"), slow("a", "write")];
  const [first, second, third, other] = [
    slow("a", "read"),
    slow("a", "read"),
    slow("a", "read"),
    slow("b", "read"),
  ];
  await settle();
  expect([first, second, third, other].map(({ begun }) => begun)).toEqual([true, true, false, false]);
  first.end();
  await settle();
  expect([third, other].map(({ begun }) => begun)).toEqual([false, true]);
  for (const one of [second, other]) one.end();
  await settle();
  expect(third.begun).toBe(true);
  for (const one of [third, ...writes]) one.end();
  await settle();
});

test("what fails makes room, whoever hangs up waits no longer, and a person has an end", async () => {
  await expect(
    makeLong("read", person("a"), new AbortController().signal, async () => {
      throw new RangeError("no");
    }),
  ).rejects.toThrow("no");
  const going = new AbortController();
  const [one, two] = [slow("a", "read"), slow("a", "read")];
  const gone = slow("a", "read", going.signal);
  await settle();
  going.abort();
  await settle();
  expect([gone.begun, gone.problem]).toEqual([false, 400]);
  const more = Array.from({ length: 15 }, () => slow("a", "read"));
  await settle();
  expect(more.map(({ problem }) => problem)).toEqual([...Array(14).fill(0), 429]);
  for (const each of [one, two, ...more]) {
    each.end();
    await settle();
  }
});
