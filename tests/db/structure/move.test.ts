import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { createTestDatabase } from "../../support/database";
import { inShort, openScene, type SceneRow, shownAs } from "../../support/scene";
import { changed, move } from "./commands";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

describe("move", () => {
  test.each<{
    rows: SceneRow[];
    from: number;
    direction: "up" | "down";
    paragraph: number;
    after: string;
    shown: string;
  }>([
    {
      rows: [
        { zh: ["甲"], en: "A" },
        { zh: ["乙"], en: "B\n\nC" },
      ],
      from: 1,
      direction: "up",
      paragraph: 0,
      after: "甲|A¶B  乙|C",
      shown: "draft draft",
    },
    {
      rows: [
        { zh: ["甲"], en: "A\n\nB" },
        { zh: ["乙"], en: "C" },
      ],
      from: 0,
      direction: "down",
      paragraph: 1,
      after: "甲|A  乙|B¶C",
      shown: "draft draft",
    },
    {
      rows: [{ zh: ["甲"] }, { zh: ["乙"], en: "A\n\nB\n\nC", shown: "aligned" }],
      from: 1,
      direction: "up",
      paragraph: 1,
      after: "甲|A¶B  乙|C",
      shown: "aligned aligned",
    },
    {
      rows: [
        { zh: ["甲"], en: "A", shown: "reviewed" },
        { zh: ["乙"], en: "B", shown: "translated" },
      ],
      from: 1,
      direction: "up",
      paragraph: 0,
      after: "甲|A¶B  乙|",
      shown: "translated untranslated",
    },
    {
      rows: [{ zh: ["甲"] }, { en: "B", shown: "aligned" }],
      from: 1,
      direction: "up",
      paragraph: 0,
      after: "甲|B",
      shown: "aligned",
    },
    {
      rows: [{ zh: ["甲"], en: "A\nstill A\n\nB" }, { zh: ["乙"] }],
      from: 0,
      direction: "down",
      paragraph: 0,
      after: "甲|  乙|A\nstill A¶B",
      shown: "untranslated draft",
    },
  ])(
    "$direction from row $from, paragraph $paragraph: $after",
    async ({ rows, from, direction, paragraph, after, shown }) => {
      const scene = await openScene(rows);
      changed(await move(scene, from, direction, paragraph));
      const now = await scene.read();
      expect(inShort(now)).toBe(after);
      expect(now.map(shownAs).join(" ")).toBe(shown);
    },
  );

  test("a paragraph that is not there is refused", async () => {
    const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"], en: "B" }]);
    expect(await move(scene, 1, "up", 1)).toMatchObject({ ok: false, field: "paragraph" });
  });
});
