import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

test("the queue leads to what waits; one row is approved by its key, a run at once", async ({ as, api }) => {
  const { projectId, documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    confirmed: [1, 2, 3, 4, 5],
  });
  const page = await as("reviewer");
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("link", { name: "Waiting" }).click();
  const waiting = page.getByRole("region", { name: "To review" });
  await expect(waiting.getByRole("listitem")).toHaveCount(5);
  await waiting.getByRole("link", { name: /^Open 5 rows$/ }).click();
  await expect(page).toHaveURL(/filter=awaiting-review/);
  await ready(page);
  const desk = new Desk(page);
  await expect(page.getByRole("row", { name: /^Row \d+/ })).toHaveCount(5);

  await desk.chinese(1).click();
  await desk.press("Alt+a");
  await expect(desk.gutter(1)).toContainText("Approved");
  await expect(desk.row(2)).toHaveAttribute("aria-selected", "true");

  await desk.press("Escape");
  await desk.chinese(2).click();
  await desk.chinese(4).click({ modifiers: ["Shift"] });
  const run = page.getByRole("region", { name: "Selected rows" });
  await expect(run).toContainText("3 rows selected");
  await run.getByRole("button", { name: "Approve" }).click();
  for (const number of [2, 3, 4]) await expect(desk.gutter(number)).toContainText("Approved");
  await expect(desk.gutter(5)).toContainText("Translated");
  const rows = await api("reviewer").rows(documentId);
  expect(rows.map(({ state }) => state)).toEqual([
    "reviewed",
    "reviewed",
    "reviewed",
    "reviewed",
    "translated",
    "initial",
  ]);
  const { reviews } = await api("reviewer").history(rows[0]?.id ?? "");
  expect(reviews).toMatchObject([{ verdict: "approved", ownWork: false, reviewer: { name: "Rui Ren" } }]);
});

test("sent back with a reason: the translator finds it first, with what the reviewer said and changed", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], confirmed: [2, 3, 4] });
  const theirs = await Desk.open(await as("reviewer"), documentId);
  await theirs.chinese(4).click();
  await theirs.press("Alt+r");
  await theirs.panel.getByLabel("Send back because of").selectOption("style");
  await theirs.panel.getByLabel(/^What should be different/).fill("Nobody asks like that.");
  await theirs.panel.getByRole("button", { name: "Send back" }).click();
  await expect(theirs.gutter(4)).toContainText("Changes requested");
  await theirs.write(4);
  await theirs.page.keyboard.type(" He laughed.");
  await theirs.press("Escape");
  await theirs.saved();

  const mine = await Desk.open(await as("translator"), documentId);
  await mine.page.getByRole("button", { name: "1 sent back" }).click();
  const shown = mine.page.getByRole("row", { name: /^Row \d+/ });
  await expect(shown.first()).toHaveAccessibleName(/^Row 4, /);
  await expect(mine.row(4)).toHaveAttribute("aria-selected", "true");
  await mine.press("Alt+v");
  await expect(mine.panel.getByText("Rui Ren sent it back")).toBeVisible();
  await expect(mine.panel.getByText(/^Style:/)).toBeVisible();
  await expect(mine.panel.getByText("Nobody asks like that.")).toBeVisible();
  await expect(mine.panel.getByRole("insertion")).toContainText("He laughed.");

  await mine.write(4);
  await mine.press("Control+Shift+Enter");
  await expect(mine.gutter(4)).toContainText("Translated");
  await expect(mine.page.getByRole("button", { name: "1 sent back" })).toHaveCount(0);
  const { comments } = await api("translator").call<{ comments: { body: string }[] }>(
    "GET",
    `/segments/${(await api("translator").row(documentId, 4)).id}/comments`,
  );
  expect(comments.map(({ body }) => body)).toEqual(["Nobody asks like that."]);
});

test("a later edit takes an approval back and shows the reviewer just the difference", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    confirmed: [3],
    approved: [3],
  });
  const mine = await Desk.open(await as("translator"), documentId);
  await expect(mine.gutter(3)).toContainText("Approved");
  await mine.write(3);
  await mine.page.keyboard.type(" By name.");
  await mine.press("Control+Shift+Enter");
  await expect(mine.gutter(3)).toContainText("Translated");
  await mine.saved();

  const theirs = await Desk.open(await as("reviewer"), documentId);
  await theirs.chinese(3).click();
  await theirs.press("Alt+v");
  await expect(theirs.panel.getByText("Changed since it was approved")).toBeVisible();
  await expect(theirs.panel.getByRole("insertion")).toContainText("By name.");
  await expect(theirs.panel.getByRole("deletion")).toHaveCount(0);
  await theirs.panel.getByRole("button", { name: "Approve this version" }).click();
  await expect(theirs.gutter(3)).toContainText("Approved");
  const row = await api("reviewer").row(documentId, 3);
  const { reviews, versions } = await api("reviewer").history(row.id);
  expect(reviews[0]).toMatchObject({ verdict: "approved", versionId: versions[0]?.id });
  expect(versions[0]?.text).toMatch(/By name\.$/);
});

test("four eyes: one's own work is refused with words, until the owner allows it, and then the record says so", async ({
  as,
  api,
}) => {
  const { projectId, documentId } = await makeScene(api, { with: [] });
  await api("owner").confirm(documentId, 2);
  const page = await as("owner");
  const desk = await Desk.open(page, documentId);
  await desk.chinese(2).click();
  await desk.press("Alt+a");
  const message = page.getByRole("region", { name: "Messages" });
  await expect(message).toContainText("somebody else has to approve it (four eyes)");
  await expect(desk.gutter(2)).toContainText("Translated");
  expect((await api("owner").row(documentId, 2)).state).toBe("translated");

  await page.goto(`/projects/${projectId}/settings`);
  await ready(page);
  await page.getByRole("checkbox", { name: /^Four eyes/ }).uncheck();
  await expect(page.getByText("Four eyes is off")).toBeVisible();
  await Desk.open(page, documentId);
  await desk.chinese(2).click();
  await desk.press("Alt+a");
  await expect(desk.gutter(2)).toContainText("Approved");
  await desk.chinese(2).click();
  await desk.press("Alt+v");
  await expect(desk.panel).toContainText("their own work, as the project allows");
  const { reviews } = await api("owner").history((await api("owner").row(documentId, 2)).id);
  expect(reviews).toMatchObject([{ verdict: "approved", ownWork: true }]);
});

test("a reviewer's edit of an approved row waits for the translator; the owner signs off", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    confirmed: [2, 3],
    approved: [2, 3],
  });
  const theirs = await Desk.open(await as("reviewer"), documentId);
  await theirs.write(2);
  await theirs.page.keyboard.type(" Quietly.");
  await theirs.press("Escape");
  await theirs.saved();
  await expect(theirs.gutter(2)).not.toContainText("Approved");
  expect((await api("reviewer").row(documentId, 2)).state).not.toBe("reviewed");

  const owners = await Desk.open(await as("owner"), documentId);
  await owners.chinese(3).click();
  await owners.press("Alt+f");
  await expect(owners.gutter(3)).toContainText("Final");
  expect((await api("owner").row(documentId, 3)).state).toBe("final");
});
