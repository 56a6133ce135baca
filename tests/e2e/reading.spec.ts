import type { Page } from "@playwright/test";
import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

const CHINESE = Array.from({ length: 40 }, (_, index) => `第${index + 1}段：渡口的石头他都认得。`).join(
  "\n\n",
);
const long = (name: string) =>
  `${name}. ${"He knew every stone of the crossing, and the stones knew him. ".repeat(8)}`;

/** Where a row stands on the screen, at every frame from now on; answers how many pixels it has moved at most. */
async function watchRow(page: Page, number: number): Promise<() => Promise<number>> {
  await page.evaluate((name) => {
    const seen: number[] = [];
    Object.assign(window, { seenTops: seen });
    const look = () => {
      const row = document.querySelector(`[role=row][aria-label^="${name},"]`);
      seen.push(row ? row.getBoundingClientRect().top : Number.NaN);
      requestAnimationFrame(look);
    };
    look();
  }, `Row ${number}`);
  return () =>
    page.evaluate(() => {
      const { seenTops: seen } = window as unknown as { seenTops: number[] };
      return Math.max(...seen) - Math.min(...seen);
    });
}

/** Brings the upper edge of the table into the middle of a row. */
async function scrollInto(desk: Desk, number: number): Promise<void> {
  await desk.row(number).evaluate((row) => {
    const scroller = row.closest(".bench-scroller");
    if (!scroller) throw new Error("The row is in no table");
    const { top, height } = row.getBoundingClientRect();
    scroller.scrollTop += top + height / 2 - scroller.getBoundingClientRect().top;
  });
}

const heightOf = async (desk: Desk, number: number) => (await desk.row(number).boundingBox())?.height ?? 0;

test("rows above grow and shrink while I read: what I read does not move", async ({ as, api }) => {
  const { documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    chinese: CHINESE,
    english: null,
  });
  const desk = await Desk.open(await as("translator"), documentId);
  await desk.row(9).scrollIntoViewIfNeeded();
  await scrollInto(desk, 9);
  await expect(desk.row(10)).toBeInViewport({ ratio: 1 });
  const before = await heightOf(desk, 8);
  const moved = await watchRow(desk.page, 10);
  // One that is not drawn, one just above the edge, and the one that the edge goes through.
  await api("reviewer").write(documentId, 1, long("First"));
  await api("reviewer").write(documentId, 8, long("Eighth"));
  await expect.poll(() => heightOf(desk, 8)).toBeGreaterThan(before + 50);
  await api("reviewer").write(documentId, 9, long("Ninth"));
  await expect.poll(() => heightOf(desk, 9)).toBeGreaterThan(before + 50);
  await api("reviewer").write(documentId, 8, "Short.");
  // The mark of a finding may stand under its number.
  await expect.poll(() => heightOf(desk, 8)).toBeLessThan(before + 25);
  expect(await moved()).toBeLessThanOrEqual(1);
});

test("rows above grow while I type: the row that I type in does not move", async ({ as, api }) => {
  const { documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    chinese: CHINESE,
    english: null,
  });
  const desk = await Desk.open(await as("translator"), documentId);
  await desk.row(12).scrollIntoViewIfNeeded();
  await scrollInto(desk, 9);
  await desk.write(12);
  const before = await heightOf(desk, 8);
  const moved = await watchRow(desk.page, 12);
  const typing = desk.page.keyboard.type("Every stone, one by one, word by word.", { delay: 60 });
  // Above the edge, and between the edge and the row in use.
  await api("reviewer").write(documentId, 8, long("Eighth"));
  await api("reviewer").write(documentId, 10, long("Tenth"));
  await typing;
  await expect.poll(() => heightOf(desk, 8)).toBeGreaterThan(before + 50);
  await expect.poll(() => heightOf(desk, 10)).toBeGreaterThan(before + 50);
  await desk.saved();
  await expect(desk.field(12)).toHaveValue("Every stone, one by one, word by word.");
  expect(await moved()).toBeLessThanOrEqual(1);
});

test("comments and progress of others appear as they happen", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const desk = await Desk.open(await as("translator"), documentId);
  const progress = desk.page.getByRole("img", { name: /^Progress of/ });
  await expect(progress).toHaveAccessibleName(/: 6 Aligned$/);
  await api("translator").confirm(documentId, 2, 3);
  await expect(progress).toHaveAccessibleName(/: 2 Translated, 4 Aligned$/);
  await api("reviewer").approve(documentId, 2);
  await expect(progress).toHaveAccessibleName(/: 1 Approved, 1 Translated, 4 Aligned$/);

  await desk.english(3).click();
  await desk.page.getByRole("button", { name: "Comments", exact: true }).click();
  await expect(desk.panel).toContainText("No open comments.");
  const { id } = await api("reviewer").row(documentId, 3);
  const path = `/segments/${id}/comments`;
  const comment = { body: "Is “worked” the word for 撑船?", anchor: null };
  const { id: commentId } = await api("reviewer").call<{ id: string }>("POST", path, comment, 201);
  await expect(desk.row(3).getByRole("button", { name: "1 open comment on row 3" })).toBeVisible();
  await expect(desk.panel).toContainText("Is “worked” the word for 撑船?");
  await api("reviewer").call("PATCH", `/comments/${commentId}`, { resolved: true });
  await expect(desk.row(3).getByRole("button", { name: "1 open comment on row 3" })).toBeHidden();
  await expect(desk.panel).not.toContainText("Is “worked” the word for 撑船?");
});

test("what happens while the document is read anew is not undone by what was read", async ({ as, api }) => {
  // Its draft was aligned a moment ago: whoever opens it now is told to read it anew.
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const page = await as("translator");
  const [asked, isAsked] = promised();
  const [gate, letThrough] = promised();
  await page.route("**/segments?limit=2000", async (route) => {
    const response = await route.fetch();
    isAsked();
    await gate;
    await route.fulfill({ response });
  });
  const desk = await Desk.open(page, documentId);
  await asked;
  await api("translator").confirm(documentId, 2);
  await expect(desk.gutter(2)).toContainText("Translated");
  // What is set aside is read after the rows.
  const isRead = page.waitForResponse("**/paragraphs?setAside=true*");
  letThrough();
  await isRead;
  await expect(desk.gutter(2)).toContainText("Translated");
});

function promised(): [Promise<void>, () => void] {
  let fulfil = () => {};
  const promise = new Promise<void>((resolve) => {
    fulfil = resolve;
  });
  return [promise, () => fulfil()];
}
