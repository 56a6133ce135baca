import type { Segment } from "@/lib/wire/segments";
import type { Api } from "./api";
import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

/** What a document says, without what every change moves: revisions, ids of rows that were split and joined again. */
async function textOf(api: Api, documentId: string) {
  const rows = await api.rows(documentId);
  const { paragraphs } = await api.call<{ paragraphs: { text: string }[] }>(
    "GET",
    `/documents/${documentId}/paragraphs?setAside=true`,
  );
  return {
    rows: rows.map(({ source, target, state, subState }: Segment) => ({
      chinese: source.map(({ text }) => text),
      english: target,
      state,
      subState,
    })),
    aside: paragraphs.map(({ text }) => text),
  };
}

interface Case {
  readonly name: string;
  readonly does: (desk: Desk) => Promise<void>;
  /** Said on the screen, so that undo is pressed after it and not before. */
  readonly shows: (desk: Desk) => Promise<void>;
}

const count = (desk: Desk, rows: number) =>
  expect(desk.page.getByRole("row", { name: /^Row \d+/ })).toHaveCount(rows);

/** Every command of structure, by its key, on the same text of six rows. */
const CASES: readonly Case[] = [
  {
    name: "split at the cursor in the English",
    does: async (desk) => {
      await desk.write(5);
      await desk.cursorBefore(5, "“People going");
      await desk.press("Control+Alt+s");
    },
    shows: (desk) => count(desk, 7),
  },
  {
    name: "split at the cursor in the Chinese",
    does: async (desk) => {
      await desk.chinese(2).click({ position: { x: 2, y: 2 } });
      await desk.press("Control+Alt+ArrowRight");
      await desk.press("Control+Alt+s");
    },
    shows: (desk) => count(desk, 7),
  },
  {
    name: "merge with the next row",
    does: async (desk) => {
      await desk.write(2);
      await desk.press("Control+Alt+m");
    },
    shows: async (desk) => {
      await count(desk, 5);
      await expect(desk.chinese(2)).toContainText("四十年船");
    },
  },
  {
    name: "merge with the previous row",
    does: async (desk) => {
      await desk.write(4);
      await desk.press("Control+Alt+Shift+m");
    },
    shows: async (desk) => {
      await count(desk, 5);
      await expect(desk.chinese(3)).toContainText("桥修好以后");
    },
  },
  {
    name: "move the English up",
    does: async (desk) => {
      await desk.write(3);
      await desk.press("Control+Alt+ArrowUp");
    },
    shows: async (desk) => {
      await expect(desk.row(2)).toContainText("knew every stone");
      await expect(desk.row(3)).not.toContainText("knew every stone");
    },
  },
  {
    name: "move the English down",
    does: async (desk) => {
      await desk.write(3);
      await desk.press("Control+Alt+ArrowDown");
    },
    shows: async (desk) => {
      await expect(desk.row(4)).toContainText("knew every stone");
      await expect(desk.row(3)).not.toContainText("knew every stone");
    },
  },
  {
    name: "set the Chinese aside",
    does: async (desk) => {
      await desk.chinese(6).click();
      await desk.press("Control+Alt+x");
      await desk.page.getByRole("textbox", { name: "Why it is set aside" }).fill("an advertisement");
      await desk.press("Enter");
    },
    shows: (desk) => expect(desk.page.getByRole("button", { name: /^Set aside/ })).toBeVisible(),
  },
  {
    name: "insert a note",
    does: async (desk) => {
      await desk.chinese(2).click();
      await desk.press("Control+Alt+n");
    },
    shows: (desk) => count(desk, 7),
  },
  {
    name: "leave a row out",
    does: async (desk) => {
      await desk.chinese(4).click();
      await desk.press("Control+Alt+o");
      await desk.page.getByRole("textbox", { name: "Why it is left out" }).fill("cut in the book");
      await desk.press("Enter");
    },
    shows: (desk) => expect(desk.row(4)).toContainText("Left out: cut in the book"),
  },
];

/** Two windows' worth: each case gives everything back before the next. */
for (const [number, cases] of [CASES.slice(0, CASES.length / 2), CASES.slice(CASES.length / 2)].entries()) {
  const names = cases.map(({ name }) => name).join(", ");
  test(`undone and redone by key, no text lost (${number + 1}): ${names}`, async ({ as, api }) => {
    const { documentId } = await makeScene(api);
    const page = await as("translator");
    const before = await textOf(api("translator"), documentId);
    const desk = await Desk.open(page, documentId);
    for (const { name, does, shows } of cases)
      await test.step(name, async () => {
        await does(desk);
        await shows(desk);
        await desk.saved();
        const after = await textOf(api("translator"), documentId);
        expect(after).not.toEqual(before);
        expect(lettersOf(after)).toEqual(lettersOf(before));

        await desk.press("Escape");
        await desk.press("Control+z");
        await expect.poll(() => textOf(api("translator"), documentId)).toEqual(before);
        await count(desk, 6);
        await desk.press("Control+Shift+z");
        await shows(desk);
        await expect.poll(() => textOf(api("translator"), documentId)).toEqual(after);
        await desk.press("Control+z");
        await expect.poll(() => textOf(api("translator"), documentId)).toEqual(before);
        await count(desk, 6);
        await desk.saved();
      });
  });
}

/** All the Chinese and all the English there is, whatever row it stands in; blanks part differently. */
function lettersOf({ rows, aside }: Awaited<ReturnType<typeof textOf>>) {
  const bare = (texts: readonly string[]) => texts.join("").replace(/\s+/g, "");
  const sorted = (text: string) => [...text].sort().join("");
  return {
    chinese: sorted(bare([...rows.flatMap(({ chinese }) => chinese), ...aside])),
    english: bare(rows.map(({ english }) => english)),
  };
}

test("what was set aside is brought back from its quiet line, and that is undone, too", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api);
  const row = await api("translator").row(documentId, 6);
  await api("translator").call("POST", `/paragraphs/${row.source[0]?.paragraphId}/set-aside`, {
    reason: "an advertisement",
  });
  const before = await textOf(api("translator"), documentId);
  expect(before.aside).toEqual(["下午，他把船拖上岸，给船底刷桐油。"]);
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await page.getByRole("button", { name: /^Set aside/ }).click();
  await expect(page.getByText("an advertisement, Tess Tran")).toBeVisible();
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(desk.page.getByRole("button", { name: /^Set aside/ })).toHaveCount(0);
  await expect.poll(async () => (await textOf(api("translator"), documentId)).aside).toEqual([]);
  await desk.press("Control+z");
  await expect.poll(() => textOf(api("translator"), documentId)).toEqual(before);
});

test("an omitted row is taken back in by the same key, and that can be undone", async ({ as, api }) => {
  const { documentId } = await makeScene(api);
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  const before = await textOf(api("translator"), documentId);
  const { id, revision } = await api("translator").row(documentId, 4);
  await api("translator").restructure(id, "omit", { revision, reason: "cut in the book" });
  await expect(desk.row(4)).toContainText("Left out: cut in the book");
  const omitted = await textOf(api("translator"), documentId);
  await desk.chinese(4).click();
  await desk.press("Control+Alt+o");
  await expect(desk.row(4)).not.toContainText("Left out");
  await expect.poll(() => textOf(api("translator"), documentId)).toEqual(before);
  await desk.press("Control+z");
  await expect.poll(() => textOf(api("translator"), documentId)).toEqual(omitted);
});

test("several changes are undone one after the other, in the order in which they were made", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api);
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  const steps = [await textOf(api("translator"), documentId)];
  const step = async (does: () => Promise<void>) => {
    await does();
    await expect.poll(() => textOf(api("translator"), documentId)).not.toEqual(steps.at(-1));
    await desk.saved();
    steps.push(await textOf(api("translator"), documentId));
  };
  await step(async () => {
    await desk.write(3);
    await desk.press("Control+Alt+ArrowUp");
  });
  await step(async () => {
    await desk.write(4);
    await desk.press("Control+Alt+ArrowUp");
  });
  await step(async () => {
    await desk.chinese(5).click();
    await desk.press("Control+Alt+m");
  });
  await desk.press("Escape");
  for (const earlier of steps.slice(0, -1).reverse()) {
    await desk.undo();
    await expect.poll(() => textOf(api("translator"), documentId)).toEqual(earlier);
  }
});
