import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inSlices, oneAfterTheOther } from "@/lib/db/in-turn";
import { jsonInPieces, piecesOf } from "@/lib/server/http/json-in-pieces";

const written = async (value: unknown) => new TextDecoder().decode(await jsonInPieces(value));

test.each([
  { value: { rows: [], next: null } },
  { value: { rows: [{ id: 1, gone: undefined, list: [undefined, "走\u2028"] }], next: undefined } },
  { value: [new Date(0), { at: new Date(0), all: [new Date(0)] }] },
  { value: { all: [() => 1], does: () => 1, [Symbol("x")]: 1 } },
  { value: { gone: undefined, list: undefined } },
  {
    value: Array.from({ length: 30 }, (_, at) => (at % 2 === 0 ? undefined : { at, of: Array(30).fill(at) })),
  },
  { value: { rows: Array(30).fill({ list: Array(30), next: undefined }), next: null } },
  { value: { list: Object.assign(Array(30).fill(1), { toJSON: () => "short" }) } },
  { value: "走" },
  { value: null },
])("writes $value as JSON does", async ({ value }) => {
  expect(await written(value)).toBe(JSON.stringify(value));
});

test("joined, the pieces are the JSON", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.anything({ withDate: true, maxDepth: 4, maxKeys: 40, size: "medium" }),
      async (value) => {
        fc.pre(typeof JSON.stringify(value) === "string");
        expect([...piecesOf(value)].join("")).toBe(JSON.stringify(value));
        expect(await written(value)).toBe(JSON.stringify(value));
      },
    ),
  );
});

test("others are heard between the pieces of a long answer", async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => ({
    at,
    text: "他走在河边的路上。".repeat(5),
    of: [at],
  }));
  expect(await heardDuring(jsonInPieces({ rows }))).toBeGreaterThan(2);
});

test("others are heard between slices, and what is made is what map makes", async () => {
  const items = Array.from({ length: 20_000 }, (_, at) => at);
  const work = (at: number) => JSON.stringify({ at, text: "走".repeat(200) });
  const making = inSlices(items, work);
  expect(await heardDuring(making)).toBeGreaterThan(2);
  expect(await making).toEqual(items.map(work));
});

async function heardDuring(work: Promise<unknown>): Promise<number> {
  let heard = 0;
  let isOver = false;
  const done = work.then(() => {
    isOver = true;
  });
  while (!isOver) {
    heard += 1;
    await setImmediate();
  }
  await done;
  return heard;
}

test("what is asked for one thing is done in its order, also behind what failed", async () => {
  const said: string[] = [];
  const work =
    (name: string, isWrong = false) =>
    async () => {
      said.push(`${name} begins`);
      await setImmediate();
      said.push(`${name} ends`);
      if (isWrong) throw new Error(name);
    };
  const asked = [
    oneAfterTheOther("row", work("first", true)),
    oneAfterTheOther("row", work("second")),
    oneAfterTheOther("other row", work("third")),
  ];
  const results = await Promise.allSettled(asked);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(said.filter((one) => !one.startsWith("third"))).toEqual([
    "first begins",
    "first ends",
    "second begins",
    "second ends",
  ]);
  expect(said.indexOf("third begins")).toBeLessThan(said.indexOf("second begins"));
});
