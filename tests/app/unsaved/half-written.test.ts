import { describe, expect, test } from "vitest";
import { halfWrittenOf } from "@/app/_unsaved/half-written";
import { linesOf } from "@/app/_unsaved/lines";

function storage(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  const made = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, line: string) => {
      if (line.length > room) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, line);
    },
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
  return linesOf(() => made as unknown as Storage);
}

describe("what is half written", () => {
  test("outlives the page, each about its own thing", () => {
    const lines = storage();
    halfWrittenOf("ann", "d1", lines).write("comment:r1", "I wond");
    const later = halfWrittenOf("ann", "d1", lines);
    expect(later.read("comment:r1")).toBe("I wond");
    expect(later.read("comment:r2")).toBeNull();
    expect(later.read("reason:r1")).toBeNull();
  });

  test("is its person's and its document's alone", () => {
    const lines = storage();
    halfWrittenOf("ann", "d1", lines).write("comment:r1", "I wond");
    expect(halfWrittenOf("ben", "d1", lines).read("comment:r1")).toBeNull();
    expect(halfWrittenOf("ann", "d2", lines).read("comment:r1")).toBeNull();
  });

  test.each([null, ""])("goes when it is %j", (nothing) => {
    const lines = storage();
    const kept = halfWrittenOf("ann", "d1", lines);
    kept.write("comment:r1", "I wond");
    kept.write("comment:r1", nothing);
    expect(kept.read("comment:r1")).toBeNull();
    expect(lines.keys("duizhao:half:")).toEqual([]);
  });

  test("lives as long as the page where nothing can be kept", () => {
    const kept = halfWrittenOf("ann", "d1", storage(3));
    kept.write("comment:r1", "I wonder");
    expect(kept.read("comment:r1")).toBe("I wonder");
    kept.write("comment:r1", null);
    expect(kept.read("comment:r1")).toBeNull();
  });
});
