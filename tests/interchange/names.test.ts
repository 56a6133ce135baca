import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNames, writeNames } from "@/lib/interchange/names/names-files";
import type { WrittenName } from "@/lib/interchange/names/table";

const read = async (text: string) => readNames(new TextEncoder().encode(text), 100);
const brief = ({ kind, zh, first, aliases }: WrittenName) => [kind, zh, ...aliases, first].join(" ");

describe("a ledger of names as a table", () => {
  test.each([
    {
      table: "Chinese,English\n任正非,Ren Zhengfei",
      names: ["person 任正非 Ren Zhengfei"],
      rule: "NAM-TBL-1",
    },
    { table: "中文\t英文\t类别\n深圳\tShenzhen\t地名", names: ["place 深圳 Shenzhen"], rule: "NAM-TBL-1" },
    {
      table: "Ren Zhengfei,任正非\nShenzhen,深圳市区",
      names: ["person 任正非 Ren Zhengfei", "place 深圳市区 Shenzhen"],
      rule: "NAM-TBL-1",
    },
    {
      table: "zh,first,aliases\n任正非,Ren Zhengfei,任总|老任",
      names: ["person 任正非 任总 老任 Ren Zhengfei"],
      rule: "NAM-TBL-2",
    },
  ])("$names ($rule)", async ({ table, names }) => {
    expect((await read(table)).names.map(brief)).toEqual(names);
  });

  test("rows that cannot be entries are told by their number (NAM-TBL-3)", async () => {
    const { names, problems } = await read(
      `zh,first\n任正非,Ren\n,Nobody\n任正非,Again\n${"长".repeat(61)},Long`,
    );
    expect(names.map(brief)).toEqual(["person 任正非 Ren"]);
    expect(problems).toEqual([
      { code: "no-name", place: 3 },
      { code: "twice", place: 4 },
      { code: "too-long", place: 5 },
    ]);
  });

  test("what is no table is told", async () => {
    expect((await read("")).problems).toEqual([{ code: "not-names", place: 0 }]);
    expect((await read("just words\nand more")).problems[0]?.code).toBe("no-columns");
    const zip = await readNames(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 100);
    expect(zip.problems).toEqual([{ code: "not-names", place: 0 }]);
  });

  test("what is written is read as it was, in every format (NAM-TBL-4)", async () => {
    const text = fc.constantFrom("任正非", "Ren", "=1+1", "a, “b”", "O’Neill", "华为 101", "'x");
    const name = fc.record({
      kind: fc.constantFrom("person", "place", "organisation", "work", "none"),
      zh: fc.constantFrom("任正非", "深圳", "人民日报", "华为"),
      aliases: fc.uniqueArray(fc.constantFrom("任总", "老任"), { maxLength: 2 }),
      first: text,
      later: fc.constantFrom("", "Ren"),
      allowed: fc.uniqueArray(text, { maxLength: 2 }),
      surnameFirst: fc.constantFrom(true, false, null),
      note: fc.constantFrom("", "who, and why"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { selector: ({ zh }) => zh, minLength: 1, maxLength: 4 }),
        fc.constantFrom("csv", "tsv", "xlsx"),
        async (names, format) => {
          const { names: again, problems } = await readNames(
            writeNames(names as WrittenName[], format as "csv"),
            100,
          );
          expect(problems).toEqual([]);
          expect(again).toEqual(names);
        },
      ),
      { numRuns: 60 },
    );
  });
});
