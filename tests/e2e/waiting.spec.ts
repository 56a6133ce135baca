import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";
import { named, words } from "./words";

const SENT_BACK = () =>
  words()("review.sent-back", {
    who: "Rui Ren",
    reason: "style",
    hasComment: "yes",
    comment: "Nobody asks like that.",
  });

/** What stands before the first figure, and after what was wanted. */
const TOO_MANY_FIXES = () =>
  words()("segments.approve.too-many-fixes", { words: 9, of: 9, most: 1 }).split("9")[0] ?? "";
const NO_ROW = () => words()("editor.wants-row", { what: "@" }).split("@").at(-1) ?? "";

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
  await settings.getByRole("checkbox", { name: words()("project.settings.fixing") }).check();
  await expect(settings.getByText(words()("project.settings.fixing.on"))).toBeVisible();

  const theirs = await Desk.open(await as("reviewer"), documentId);
  await theirs.write(2);
  await theirs.page.keyboard.type(",");
  await theirs.press("Control+Enter");
  await expect(theirs.gutter(2)).toContainText(words()("ui.state.reviewed"));
  const rows = await api("reviewer").rows(documentId);
  const { versions, reviews } = await api("reviewer").history(rows[1]?.id ?? "");
  expect(versions[0]).toMatchObject({ origin: "review", author: { name: "Rui Ren" } });
  expect(reviews[0]).toMatchObject({ verdict: "approved", versionId: versions[0]?.id, fixes: { words: 0 } });
  await theirs.chinese(2).click();
  await theirs.press("Alt+h");
  await expect(theirs.panel.getByText(words()("editor.history.fixes", { words: 0, of: 0 }))).toBeVisible();

  // More than a fifth: said with the figures, and left to its translator.
  await theirs.write(3);
  await theirs.press("Control+a");
  await theirs.page.keyboard.type("Written anew by the reviewer from the first word on.");
  await theirs.press("Control+Enter");
  const messages = theirs.page.getByRole("region", named("ui.messages"));
  await expect(messages.getByText(TOO_MANY_FIXES()).first()).toBeVisible();
  await expect(theirs.gutter(3)).toContainText(words()("ui.state.translated"));

  const mine = await as("translator");
  await mine.goto("/projects");
  const waiting = mine.getByRole("region", named("project.waiting.title"));
  await waiting
    .locator(`a[href="/documents/${documentId}?filter=to-confirm"]`)
    .filter({ hasText: words()("review.waiting.label.to-confirm") })
    .click();
  await ready(mine);
  const desk = new Desk(mine);
  await expect(desk.row(3)).toBeVisible();
  await expect(desk.row(2)).toHaveCount(0);
  await expect(desk.english(3)).toContainText(words()("editor.row.changed-by", { who: "Rui Ren" }));
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
  await expect(mine.page.getByRole("list", named("editor.waiting.label")).getByRole("button")).toHaveCount(0);

  const theirs = await Desk.open(await as("reviewer"), documentId);
  await theirs.chinese(4).click();
  await theirs.press("Alt+r");
  await theirs.panel.getByLabel(words()("editor.reviewing.because")).selectOption("style");
  await theirs.panel.getByLabel(words()("editor.reviewing.different")).fill("Nobody asks like that.");
  await theirs.panel.getByRole("button", named("editor.reviewing.send-back")).click();
  await expect(theirs.gutter(4)).toContainText(words()("ui.state.rejected"));

  await mine.page.getByRole("button", { name: `1 ${words()("review.waiting.label.sent-back")}` }).click();
  await expect(mine.row(4)).toBeInViewport();
  await expect(mine.row(4)).toHaveAttribute("aria-selected", "true");
  await expect(mine.english(4)).toContainText(SENT_BACK());

  const start = await as("translator");
  await start.goto(`/projects/${projectId}`);
  await expect(start.getByRole("link", { name: words()("project.tabs.waiting") })).toContainText("1");
  await start.getByRole("link", { name: words()("project.tabs.waiting") }).click();
  const sentBack = start.getByRole("region", named("review.waiting.heading.sent-back"));
  await expect(sentBack.getByText(SENT_BACK())).toBeVisible();
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
  await panel.getByRole("textbox", named("editor.comments.on-row", { row: 1 })).fill("Half of a com");
  await desk.chinese(2).click();
  await expect(panel.getByRole("textbox", named("editor.comments.on-row", { row: 2 }))).toHaveValue("");
  await desk.chinese(1).click();
  await expect(panel.getByRole("textbox", named("editor.comments.on-row", { row: 1 }))).toHaveValue(
    "Half of a com",
  );
  await panel.getByRole("tab", { name: words()("editor.tab.review") }).click();
  await panel.getByLabel(words()("editor.reviewing.because")).selectOption("terminology");
  await panel.getByLabel(words()("editor.reviewing.different")).fill("Half of a rea");
  await panel.getByRole("tab", { name: words()("editor.tab.suggestions") }).click();
  await panel.getByRole("button", { name: words()("editor.suggestions.write") }).click();
  await panel.getByLabel(words()("editor.suggestions.label")).fill("Half of a sug");

  await page.reload();
  await ready(page);
  await desk.chinese(1).click();
  await desk.press("Control+m");
  const comment = panel.getByRole("textbox", named("editor.comments.on-row", { row: 1 }));
  await expect(comment).toHaveValue("Half of a com");
  await panel.getByRole("tab", { name: words()("editor.tab.review") }).click();
  await expect(panel.getByLabel(words()("editor.reviewing.because"))).toHaveValue("terminology");
  await expect(panel.getByLabel(words()("editor.reviewing.different"))).toHaveValue("Half of a rea");
  await panel.getByRole("tab", { name: words()("editor.tab.suggestions") }).click();
  await expect(panel.getByLabel(words()("editor.suggestions.label"))).toHaveValue("Half of a sug");

  await panel.getByRole("tab", { name: words()("editor.tab.comments") }).click();
  await comment.fill("A whole comment.");
  await panel.getByRole("button", named("editor.comments.post")).click();
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
  await expect(desk.row(1)).toBeVisible();
  await page.getByRole("button", named("editor.head.keys")).press("Alt+a");
  await expect(page.getByText(NO_ROW())).toBeVisible();
  await desk.chinese(1).click();
  await desk.press("Control+a");
  await expect(page.getByRole("region", named("editor.selection.label"))).toContainText(
    words()("editor.selection.count", { count }),
  );
  await desk.press("Control+Enter");
  const asked = page.getByRole("dialog", named("editor.dialog.many.title", { what: "approve", rows: count }));
  await asked.getByRole("button", named("ui.cancel")).click();
  await expect(asked).toBeHidden();
  await desk.press("Control+Enter");
  await asked.getByRole("button", named("editor.dialog.many.verb", { what: "approve", rows: count })).click();
  await expect
    .poll(
      async () => (await api("reviewer").rows(documentId)).filter(({ state }) => state === "reviewed").length,
    )
    .toBe(count);
});
