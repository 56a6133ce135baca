import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getFile } from "@/app/api/v1/dictionary/file/route";
import { database } from "@/lib/db/client";
import { openDictionary } from "@/lib/dictionary/dictionary";
import { DictionaryWords } from "@/lib/wire/dictionary";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

beforeAll(openInstance);
afterAll(() => database().$disconnect());

const asks = (scene: Scene, who: Player) => (path: string) =>
  ask("GET", `/v1${path}`, { token: scene.people[who].token });

test("the words at a place of a text, and those of a whole text; who is not signed in gets none", async () => {
  const scene = await openScene([{ zh: ["研究生命"] }]);
  const call = asks(scene, "viewer");
  const text = encodeURIComponent("研究生命");
  const there = DictionaryWords.parse((await call(`/dictionary?text=${text}&at=2`)).body);
  expect(there.words.map(({ start, end }) => [start, end])).toEqual([
    [2, 4],
    [0, 3],
    [2, 3],
  ]);
  expect(there.words[0]?.entries[0]).toMatchObject({ simplified: "生命", pinyin: "shēng mìng" });
  expect(there.from).toEqual({ name: "CC-CEDICT", url: "https://cc-cedict.org", licence: "CC BY-SA 4.0" });
  const whole = DictionaryWords.parse((await call(`/dictionary?text=${text}`)).body);
  expect(whole.words.map(({ start, end }) => [start, end])).toEqual([
    [0, 2],
    [2, 4],
  ]);
  expect((await call(`/dictionary?text=${encodeURIComponent("字".repeat(501))}`)).status).toBe(422);
  expect((await call(`/dictionary?text=${text}&at=-1`)).status).toBe(422);
  expect((await call(`/dictionary?text=${text}&at=400`)).body.words).toEqual([]);
  expect((await ask("GET", `/v1/dictionary?text=${text}`, {})).status).toBe(401);
  expect((await ask("GET", "/v1/dictionary/file", {})).status).toBe(401);
});

test("the file is the dictionary, may be kept, and is not sent again to those who have it", async () => {
  const scene = await openScene([{ zh: ["字"] }]);
  const get = (more: Record<string, string> = {}) =>
    getFile(
      new Request("http://localhost/api/v1/dictionary/file", {
        headers: { authorization: `Bearer ${scene.people.translator.token}`, ...more },
      }),
      { params: Promise.resolve({}) },
    );
  const first = await get();
  expect(first.status).toBe(200);
  expect(first.headers.get("cache-control")).toContain("stale-while-revalidate");
  const dictionary = openDictionary(gunzipSync(new Uint8Array(await first.arrayBuffer())));
  expect(dictionary.size).toBeGreaterThan(100_000);
  const again = await get({ "if-none-match": first.headers.get("etag")! });
  expect(again.status).toBe(304);
});
