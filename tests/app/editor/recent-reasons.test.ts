import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepReason, recentReasons } from "@/app/documents/[documentId]/_editor/recent-reasons";

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test.each<{ given: string[]; offers: string[] }>([
  { given: [], offers: [] },
  { given: ["advert"], offers: ["advert"] },
  { given: ["advert", "navigation"], offers: ["navigation", "advert"] },
  { given: ["advert", "navigation", "advert"], offers: ["advert", "navigation"] },
  { given: [" advert "], offers: ["advert"] },
  { given: ["", "  "], offers: [] },
  { given: ["a", "b", "c", "d", "e"], offers: ["e", "d", "c", "b"] },
])("$given: $offers are offered, the newest first", ({ given, offers }) => {
  for (const reason of given) keepReason("anna", "omit", reason);
  expect(recentReasons("anna", "omit")).toEqual(offers);
});

test("each person and each kind has its own", () => {
  keepReason("anna", "omit", "advert");
  expect(recentReasons("bo", "omit")).toEqual([]);
  expect(recentReasons("anna", "set-aside")).toEqual([]);
});

test.each(["{", "null", '"advert"', "[1, null]"])(
  "what was kept and is damaged (%s) is nothing",
  (damaged) => {
    kept.set("duizhao:reasons:anna:omit", damaged);
    expect(recentReasons("anna", "omit")).toEqual([]);
  },
);
