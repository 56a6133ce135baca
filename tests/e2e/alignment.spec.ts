import type { Page } from "@playwright/test";
import type { DraftPlaced } from "@/lib/wire/documents";
import type { Segment } from "@/lib/wire/segments";
import type { Api } from "./api";
import { Desk } from "./desk";
import { expect, test } from "./people";
import { fixture, makeScene, type Scene } from "./scene";

/** A short text with a draft that was made freely: some of it answers only in spirit, some answers nothing. */
const BOOKSHOP = { chinese: fixture("bookshop.zh.txt"), english: fixture("bookshop.en.txt") };

/** The rows in doubt as the front door tells them, the least certain first: their numbers on the screen. */
async function doubtsOf(api: Api, documentId: string): Promise<number[]> {
  return (await api.rows(documentId))
    .filter(({ link }) => link && !link.isFixed && link.confidence !== null && link.confidence < 0.9)
    .sort((one, other) => (one.link?.confidence ?? 0) - (other.link?.confidence ?? 0))
    .map(({ position }) => position);
}

const doubtsButton = (page: Page) => page.getByRole("button", { name: /doubt/i }).first();
const isInUse = (desk: Desk, number: number) =>
  expect(desk.row(number)).toHaveAttribute("aria-selected", "true");

async function openBookshop(api: (role: "owner" | "translator") => Api, page: Page) {
  const scene = await makeScene(api as Parameters<typeof makeScene>[0], BOOKSHOP);
  const doubts = await doubtsOf(api("translator"), scene.documentId);
  // Without at least three this text no longer says what it is for.
  expect(doubts.length).toBeGreaterThanOrEqual(3);
  return { ...scene, doubts, desk: await Desk.open(page, scene.documentId) };
}

const englishOf = (rows: readonly Segment[]) => rows.map(({ target }) => target);

test("doubts are marked, counted, and walked by one key, the least certain first", async ({ as, api }) => {
  const page = await as("translator");
  const { desk, doubts, documentId } = await openBookshop(api, page);
  await expect(doubtsButton(page)).toHaveText(`${doubts.length} doubts`);
  for (const number of doubts)
    await expect(
      desk.gutter(number).getByRole("button", { name: /^Alignment (very )?doubtful, \d+ %/ }),
    ).toBeVisible();
  await desk.chinese(2).click();
  for (const [index, number] of [...doubts, doubts[0] as number].entries()) {
    await desk.press("F8");
    await isInUse(desk, number);
    await expect(doubtsButton(page)).toHaveText(`Doubt ${(index % doubts.length) + 1} of ${doubts.length}`);
  }
  await desk.press("Shift+F8");
  await isInUse(desk, doubts.at(-1) as number);
  await desk.choose("Doubtful alignment");
  await expect(page.getByRole("row", { name: /^Row \d+/ })).toHaveCount(doubts.length);
  // As the summary of an import on another page leads here.
  await isInUse(await Desk.open(page, documentId, "?go=next-doubt"), doubts[0] as number);
});

test("accepting goes on to the next doubt until none is left, and each is undone", async ({ as, api }) => {
  const page = await as("translator");
  const { desk, doubts, documentId } = await openBookshop(api, page);
  await desk.chinese(2).click();
  await desk.press("F8");
  for (const number of doubts) {
    await isInUse(desk, number);
    await desk.press("Alt+Enter");
    await expect(desk.gutter(number).getByRole("button", { name: /^Alignment/ })).toHaveCount(0);
  }
  await expect(page.getByRole("button", { name: /^(Doubt \d|\d+ doubt)/ })).toHaveCount(0);
  await desk.press("F8");
  await expect(page.getByText("No alignment here is in doubt.")).toBeVisible();
  const rows = await api("translator").rows(documentId);
  for (const number of doubts)
    expect(rows[number - 1]?.link).toMatchObject({ isFixed: true, decidedBy: { name: "Tess Tran" } });
  // Accepting is not confirming.
  expect(rows.every(({ state }) => state === "initial")).toBe(true);
  for (const left of doubts.keys()) {
    // Others hear of it before whoever asked has the answer; the next undo is for after that.
    const answered = page.waitForResponse((response) => response.url().endsWith("/undo"));
    await desk.press("Control+z");
    await (await answered).finished();
    await expect(doubtsButton(page)).toContainText(new RegExp(`${left + 1}( doubts?)?$`));
  }
  expect(await doubtsOf(api("translator"), documentId)).toEqual(doubts);
});

test("English that answers no Chinese says so, and is said to be added on purpose", async ({ as, api }) => {
  const page = await as("translator");
  const { desk, documentId } = await openBookshop(api, page);
  const alone = (await api("translator").rows(documentId)).find(({ source }) => source.length === 0);
  const number = alone?.position ?? 0;
  await desk.choose("Chinese or English alone");
  await expect(desk.row(number)).toContainText("No Chinese answers this English.");
  await desk.row(number).getByRole("button", { name: "added on purpose" }).click();
  await expect(desk.row(number)).not.toContainText("No Chinese answers this English.");
  await desk.choose("All rows");
  await desk.choose("Chinese or English alone");
  await expect(desk.row(number)).toHaveCount(0);
});

test("aligning again from here mends what was let go, keeps a confirmed row, and is undone", async ({
  as,
  api,
}) => {
  const page = await as("translator");
  const { desk, documentId } = await openBookshop(api, page);
  const translator = api("translator");
  // A person's own words, confirmed, which answer the Chinese of another row: no aligner would leave them there.
  await translator.write(documentId, 8, "He moved the books upstairs, box by box. He would not go.");
  await translator.confirm(documentId, 8);
  await expect(desk.gutter(8)).toContainText("Translated");
  // A hand that slipped: the English of row 3 goes down to row 4.
  await desk.chinese(3).click();
  await desk.press("Control+Alt+ArrowDown");
  await expect(desk.english(4)).toContainText("Mr Gu");
  await desk.saved();
  const slipped = englishOf(await translator.rows(documentId));
  // A row that a person put together is left alone until they give it back.
  for (const number of [3, 4]) {
    await desk.chinese(number).click();
    await desk.press("Alt+o");
    await expect
      .poll(async () => (await translator.row(documentId, number)).link?.isFixed ?? false)
      .toBe(false);
  }
  await desk.chinese(3).click();
  await desk.press("Shift+Alt+l");
  await expect(page.getByText(/^Aligned again: \d+ rows? changed/)).toBeVisible();
  await expect(desk.english(3)).toContainText("Mr Gu");
  await expect(desk.english(4)).not.toContainText("Mr Gu");
  await expect(desk.english(8)).toContainText("He would not go.");
  const mended = await translator.rows(documentId);
  expect(mended.find(({ target }) => target.endsWith("He would not go."))?.state).toBe("translated");
  await desk.press("Control+z");
  await expect.poll(async () => englishOf(await translator.rows(documentId))).toEqual(slipped);
});

test("an earlier alignment is gone back to, around what people have decided since; and that is undone", async ({
  as,
  api,
}) => {
  const page = await as("translator");
  const { desk, documentId } = await openBookshop(api, page);
  const translator = api("translator");
  const first = englishOf(await translator.rows(documentId));
  await desk.chinese(3).click();
  await desk.press("Control+Alt+ArrowDown");
  await expect(desk.english(4)).toContainText("Mr Gu");
  for (const number of [3, 4]) {
    await desk.chinese(number).click();
    await desk.press("Alt+o");
    await expect
      .poll(async () => (await translator.row(documentId, number)).link?.isFixed ?? false)
      .toBe(false);
  }
  const moved = englishOf(await translator.rows(documentId));
  await desk.press("Shift+Alt+h");
  const dialog = page.getByRole("dialog", { name: "Earlier alignments" });
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await expect(dialog.getByRole("listitem").first()).toContainText("A draft was imported");
  await dialog.getByRole("button", { name: "Go back to alignment 1" }).click();
  await expect(page.getByText(/^Back to that alignment: \d+ rows? changed/)).toBeVisible();
  await expect.poll(async () => englishOf(await translator.rows(documentId))).toEqual(first);
  await expect(desk.english(3)).toContainText("Mr Gu");
  await desk.press("Control+z");
  await expect.poll(async () => englishOf(await translator.rows(documentId))).toEqual(moved);
});

test("what is being typed stays under the hand while somebody else aligns the document again", async ({
  as,
  api,
}) => {
  const page = await as("translator");
  const { desk, documentId } = await openBookshop(api, page);
  const field = await desk.write(6);
  await page.keyboard.type(" And so on");
  await desk.saved();
  await page.keyboard.type(" and on");
  const before = await field.boundingBox();
  await api("owner").call("POST", `/documents/${documentId}/align`, {});
  await page.keyboard.type(", they say.");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/ And so on and on, they say\.$/);
  await desk.saved();
  expect((await field.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  expect((await api("translator").row(documentId, 6)).target).toMatch(/ And so on and on, they say\.$/);
});

test("the panel says how sure the aligner is and why, and lights the words in both texts", async ({
  as,
  api,
}) => {
  const page = await as("translator");
  const { desk } = await openBookshop(api, page);
  await desk.chinese(5).click();
  await desk.press("Alt+l");
  await expect(desk.panel).toContainText(/Sure, \d+ %/);
  const number = desk.panel.getByRole("button", { name: /1998/ });
  await number.focus();
  await expect(desk.chinese(5).getByText("1998", { exact: true })).toHaveClass(/mark-reason-now/);
  await expect(desk.english(5).getByText("1998", { exact: true })).toHaveClass(/mark-reason-now/);
  await desk.panel.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(desk.panel).toContainText("Decided by Tess Tran");
  await desk.panel.getByRole("button", { name: "Give the decision back" }).click();
  await expect(desk.panel.getByRole("button", { name: "Accept", exact: true })).toBeVisible();
});

test("after an import in the editor one begins with the least certain row", async ({ as, api }) => {
  const scene: Scene = await makeScene(api, { chinese: BOOKSHOP.chinese, english: null });
  const page = await as("translator");
  const desk = await Desk.open(page, scene.documentId);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Import an English draft…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Paste" }).check({ force: true });
  await dialog.getByRole("textbox").fill(BOOKSHOP.english);
  const answered = page.waitForResponse((response) => response.url().endsWith("/draft"));
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  const placed = (await (await answered).json()) as Partial<DraftPlaced>;
  await expect(dialog).toContainText("of which the alignment is in doubt");
  if (placed.doubtful !== undefined) await expect(dialog).toContainText(`${placed.doubtful} rows of which`);
  await expect(page.getByText("At the end of the lane there is a second-hand bookshop")).toBeVisible();
  await dialog.getByRole("button", { name: "begin with the least certain" }).click();
  const [least] = await doubtsOf(api("translator"), scene.documentId);
  await isInUse(desk, least as number);
});

test("in a row of many sentences the counterpart lights up by pointer and by both cursors, after an edit too", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, {
    chinese: fixture("clock.zh.txt"),
    english: fixture("clock.en.txt"),
  });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  const chinese = (words: string) => desk.chinese(8).getByText(words, { exact: true });
  await desk.chinese(8).hover();
  await chinese("现在每天只慢五分钟。").hover();
  await expect(chinese("现在每天只慢五分钟。")).toHaveClass(/mark-lit/);
  await desk.write(8);
  await page.keyboard.type(" I smiled.");
  await desk.saved();
  await desk.cursorBefore(8, "loses five");
  await expect(chinese("现在每天只慢五分钟。")).toHaveClass(/mark-lit/);
  await desk.cursorBefore(8, "I oiled");
  await expect(chinese("我给它上了油，又走起来了。")).toHaveClass(/mark-lit/);
  // The Chinese cursor, moved by key to the end of the first sentence, stands in the second.
  await desk.press("Escape");
  await desk.press("Control+Alt+ArrowRight");
  await expect(desk.english(8).locator(".mark-lit").first()).toBeVisible();
});

test("on a phone the marks and the reasons are read, and nothing scrolls sideways", async ({ as, api }) => {
  const page = await as("translator");
  await page.setViewportSize({ width: 390, height: 844 });
  const { desk, doubts } = await openBookshop(api, page);
  const [least = 0] = doubts;
  await desk.row(least).scrollIntoViewIfNeeded();
  await desk
    .gutter(least)
    .getByRole("button", { name: /^Alignment/ })
    .click();
  await expect(desk.panel.getByRole("button", { name: "Accept", exact: true })).toBeVisible();
  await expect(desk.panel).toContainText(/oubtful, \d+ %/);
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(room);
});
