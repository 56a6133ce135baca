import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

test("a reviewer mends a word and approves at once, where the project lets them; the record names the fix", async ({
  as,
  api,
}) => {
  const { projectId, documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    confirmed: [1, 2, 3, 4],
  });
  const settings = await as("owner");
  await settings.goto(`/projects/${projectId}/settings`);
  await ready(settings);
  await settings.getByRole("checkbox", { name: /^Fix and approve/ }).check();
  await expect(settings.getByText("Reviewers may fix and approve")).toBeVisible();

  const theirs = await Desk.open(await as("reviewer"), documentId);
  await theirs.write(2);
  await theirs.page.keyboard.type(",");
  await theirs.press("Control+Enter");
  await expect(theirs.gutter(2)).toContainText("Approved");
  const rows = await api("reviewer").rows(documentId);
  const { versions, reviews } = await api("reviewer").history(rows[1]?.id ?? "");
  expect(versions[0]).toMatchObject({ origin: "review", author: { name: "Rui Ren" } });
  expect(reviews[0]).toMatchObject({ verdict: "approved", versionId: versions[0]?.id, fixes: { words: 0 } });
  await theirs.chinese(2).click();
  await theirs.press("Alt+h");
  await expect(theirs.panel.getByText(/with fixes of their own/)).toBeVisible();

  // More than a fifth: said with the figures, and left to its translator.
  await theirs.write(3);
  await theirs.press("Control+a");
  await theirs.page.keyboard.type("Written anew by the reviewer from the first word on.");
  await theirs.press("Control+Enter");
  const messages = theirs.page.getByRole("region", { name: "Messages" });
  await expect(messages.getByText(/^You changed \d+ words in a row of \d+/).first()).toBeVisible();
  await expect(theirs.gutter(3)).toContainText("Translated");

  const mine = await as("translator");
  await mine.goto("/projects");
  const waiting = mine.getByRole("region", { name: "Waiting for you" });
  await waiting
    .locator(`a[href="/documents/${documentId}?filter=to-confirm"]`)
    .filter({ hasText: /1\s*changed, to confirm again/ })
    .click();
  await ready(mine);
  const desk = new Desk(mine);
  await expect(mine.getByRole("row", { name: /^Row \d+/ })).toHaveCount(1);
  await expect(desk.english(3)).toContainText("Changed by Rui Ren");
});

test("what is sent back is told at once, says why and by whom, and is gone to; those who were away find it on top", async ({
  as,
  api,
}) => {
  const { projectId, documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    confirmed: [4],
  });
  const mine = await Desk.open(await as("translator"), documentId);
  await expect(mine.page.getByRole("list", { name: "Waiting for you" }).getByRole("button")).toHaveCount(0);

  const theirs = await Desk.open(await as("reviewer"), documentId);
  await theirs.chinese(4).click();
  await theirs.press("Alt+r");
  await theirs.panel.getByLabel("Send back because of").selectOption("style");
  await theirs.panel.getByLabel(/^What should be different/).fill("Nobody asks like that.");
  await theirs.panel.getByRole("button", { name: "Send back" }).click();
  await expect(theirs.gutter(4)).toContainText("Changes requested");

  await mine.page.getByRole("button", { name: "1 sent back to you" }).click();
  await expect(mine.row(4)).toBeInViewport();
  await expect(mine.row(4)).toHaveAttribute("aria-selected", "true");
  await expect(mine.english(4)).toContainText("Rui Ren sent it back: style – Nobody asks like that.");

  const start = await as("translator");
  await start.goto(`/projects/${projectId}`);
  await expect(start.getByRole("link", { name: /^Waiting/ })).toContainText("1");
  await start.getByRole("link", { name: /^Waiting/ }).click();
  const sentBack = start.getByRole("region", { name: "Sent back to you" });
  await expect(sentBack.getByText(/Rui Ren sent it back: style/)).toBeVisible();
});

test("what is half written outlives another row, another tab and a reload, until it is sent", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], confirmed: [1, 2] });
  const desk = await Desk.open(await as("reviewer"), documentId);
  const { page, panel } = desk;
  await desk.chinese(1).click();
  await desk.press("Control+m");
  await panel.getByRole("textbox", { name: "Comment on row 1" }).fill("Half of a com");
  await desk.chinese(2).click();
  await expect(panel.getByRole("textbox", { name: "Comment on row 2" })).toHaveValue("");
  await desk.chinese(1).click();
  await expect(panel.getByRole("textbox", { name: "Comment on row 1" })).toHaveValue("Half of a com");
  await panel.getByRole("tab", { name: "Review" }).click();
  await panel.getByLabel("Send back because of").selectOption("terminology");
  await panel.getByLabel(/^What should be different/).fill("Half of a rea");
  await panel.getByRole("tab", { name: "Suggestions" }).click();
  await panel.getByRole("button", { name: /^Suggest other English/ }).click();
  await panel.getByLabel("The English as you would have it").fill("Half of a sug");

  await page.reload();
  await ready(page);
  await desk.chinese(1).click();
  await desk.press("Control+m");
  const comment = panel.getByRole("textbox", { name: "Comment on row 1" });
  await expect(comment).toHaveValue("Half of a com");
  await panel.getByRole("tab", { name: "Review" }).click();
  await expect(panel.getByLabel("Send back because of")).toHaveValue("terminology");
  await expect(panel.getByLabel(/^What should be different/)).toHaveValue("Half of a rea");
  await panel.getByRole("tab", { name: "Suggestions" }).click();
  await expect(panel.getByLabel("The English as you would have it")).toHaveValue("Half of a sug");

  await panel.getByRole("tab", { name: "Comments" }).click();
  await comment.fill("A whole comment.");
  await panel.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(panel.getByRole("article").getByText("A whole comment.")).toBeVisible();
  await page.reload();
  await ready(page);
  await desk.chinese(1).click();
  await desk.press("Control+m");
  await expect(comment).toHaveValue("");
});

test("all rows that are shown are approved with one key; from twenty on their number is asked back", async ({
  as,
  api,
}) => {
  const count = 21;
  const chinese = Array.from({ length: count }, (_, at) => `这是第${at + 1}段。`).join("\n\n");
  const english = Array.from({ length: count }, (_, at) => `This is paragraph ${at + 1}.`).join("\n\n");
  const { documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    chinese,
    english,
    confirmed: Array.from({ length: count }, (_, at) => at + 1),
  });
  const desk = await Desk.open(await as("reviewer"), documentId, "?filter=awaiting-review");
  const { page } = desk;
  await expect(page.getByRole("row", { name: /^Row \d+/ }).first()).toBeVisible();
  await page.getByRole("button", { name: "All keys" }).press("Alt+a");
  await expect(page.getByText(/no row is in use/)).toBeVisible();
  await desk.chinese(1).click();
  await desk.press("Control+a");
  await expect(page.getByRole("region", { name: "Selected rows" })).toContainText(`${count} rows selected`);
  await desk.press("Control+Enter");
  const asked = page.getByRole("dialog", { name: `Approve ${count} rows?` });
  await asked.getByRole("button", { name: "Cancel" }).click();
  await expect(asked).toBeHidden();
  await desk.press("Control+Enter");
  await asked.getByRole("button", { name: `Approve ${count} rows` }).click();
  await expect
    .poll(
      async () => (await api("reviewer").rows(documentId)).filter(({ state }) => state === "reviewed").length,
    )
    .toBe(count);
});
