import iconv from "iconv-lite";
import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { fixture, makeProject, makeScene } from "./scene";

test("pasted Chinese and an English draft become rows side by side, unanswered ones on both sides", async ({
  as,
  api,
}) => {
  const projectId = await makeProject(api, ["translator"]);
  const page = await as("translator");
  await page.goto(`/projects/${projectId}`);
  await ready(page);
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("group", { name: "Chinese original: how it comes in" }).getByText("Paste").click();
  await dialog.getByRole("textbox", { name: "Chinese original: text" }).fill(fixture("clock.zh.txt"));
  await dialog.getByRole("checkbox", { name: "There is an English draft" }).check();
  await dialog.getByRole("group", { name: "English draft: how it comes in" }).getByText("Paste").click();
  await dialog.getByRole("textbox", { name: "English draft: text" }).fill(fixture("clock-gaps.en.txt"));
  await dialog.getByRole("button", { name: "Import", exact: true }).click();

  await expect(dialog.getByText("8 paragraphs in 8 rows.")).toBeVisible();
  await expect(dialog.getByText("1 row of Chinese found no English")).toBeVisible();
  await expect(
    dialog.getByText("1 English paragraph found no Chinese; each stands in a row of its own"),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Open it" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("茶馆里的旧钟");
  const desk = new Desk(page);
  await ready(page);
  await expect(desk.chinese(4)).toContainText("每天要慢七分钟");
  await expect(desk.english(4)).toContainText("loses seven minutes every day");
  await expect(desk.gutter(4)).toContainText("Aligned");
  await expect(desk.chinese(5)).toContainText("那为什么不换一口新的");
  await expect(desk.english(5)).toContainText("Nothing in the draft answers this Chinese.");
  await expect(desk.gutter(5)).toContainText("Untranslated");
  await expect(desk.english(9)).toContainText("it only loses five minutes a day");

  await desk.choose("Chinese or English alone");
  await expect(page.getByRole("row", { name: /^Row \d+/ })).toHaveCount(2);
  await expect(page.getByRole("grid")).toContainText("那为什么不换一口新的");
  await expect(page.getByRole("grid")).toContainText("Ms Harriet Lowell");
});

test("a GB18030 file comes in, and its draft later", async ({ as, api }) => {
  const projectId = await makeProject(api, ["translator"]);
  const page = await as("translator");
  await page.goto(`/projects/${projectId}`);
  await ready(page);
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Chinese original: file").setInputFiles({
    name: "摆渡人.txt",
    mimeType: "text/plain",
    buffer: iconv.encode(fixture("ferry.zh.txt"), "gb18030"),
  });
  await expect(dialog.getByText("摆渡人.txt")).toBeVisible();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog.getByText("6 paragraphs in 6 rows.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();

  await page.getByRole("button", { name: "More for 摆渡人" }).click();
  await page.getByRole("menuitem", { name: "Import an English draft…" }).click();
  await dialog.getByLabel("English draft: file").setInputFiles({
    name: "ferry.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(fixture("ferry.en.txt")),
  });
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog.getByRole("link", { name: "6 rows" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();

  await page.getByRole("link", { name: "摆渡人" }).click();
  const desk = new Desk(page);
  await expect(desk.chinese(3)).toHaveText("他在这个渡口撑了四十年船，认得每一块石头。");
  await expect(desk.english(3)).toHaveText(
    "He had worked this crossing for forty years and knew every stone.",
  );
});

test("a file that is no text is refused with words, and leaves nothing behind", async ({ as, api }) => {
  const projectId = await makeProject(api, ["translator"]);
  const page = await as("translator");
  await page.goto(`/projects/${projectId}`);
  await ready(page);
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Chinese original: file").setInputFiles({
    name: "photo.txt",
    mimeType: "text/plain",
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 0, 0, 1]),
  });
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was");
  const { documents } = await api("owner").call<{ documents: unknown[] }>(
    "GET",
    `/projects/${projectId}/documents`,
  );
  expect(documents).toEqual([]);
});

test("edits, confirms with Ctrl+Enter, and arrives at the next unconfirmed row", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { confirmed: [3] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await page.keyboard.type(" The fog was thick.");
  await desk.press("Control+Enter");
  await expect(desk.gutter(2)).toContainText("Translated");
  // Row 3 is confirmed already: row 4 is next, with its field open.
  await expect(desk.field(4)).toBeFocused();
  await desk.press("Control+Shift+Enter");
  await expect(desk.gutter(4)).toContainText("Translated");
  await expect(desk.field(4)).toBeFocused();
  await desk.saved();

  const rows = await api("translator").rows(documentId);
  expect(rows[1]).toMatchObject({
    state: "translated",
    target: "At five in the morning mist lay on the river, and Old Chen untied the rope. The fog was thick.",
    translator: { name: "Tess Tran" },
  });
  expect(rows.map(({ state }) => state)).toEqual([
    "initial",
    "translated",
    "translated",
    "translated",
    "initial",
    "initial",
  ]);
});

test("Enter and Shift+Enter are line breaks in the field, and a blank line parts paragraphs", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { english: null });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await page.keyboard.type("First line,");
  await desk.press("Shift+Enter");
  await page.keyboard.type("second line.");
  await desk.press("Enter");
  await desk.press("Enter");
  await page.keyboard.type("Second paragraph.");
  await desk.press("Escape");
  await desk.saved();
  expect((await api("translator").row(documentId, 2)).target).toBe(
    "First line,\nsecond line.\n\nSecond paragraph.",
  );
});

test("the history shows what changed word by word, and any version can be restored", async ({ as, api }) => {
  const { documentId } = await makeScene(api);
  await api("translator").write(documentId, 3, "He worked here for forty years.");
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.english(3).click();
  await desk.press("Alt+h");
  await expect(desk.panel.getByRole("tab", { name: "History" })).toHaveAttribute("aria-selected", "true");
  await expect(desk.panel.getByText("imported in a draft")).toBeVisible();
  await expect(desk.panel.getByRole("deletion").first()).toBeVisible();
  await expect(desk.panel.getByRole("insertion").first()).toBeVisible();
  await desk.panel.getByRole("button", { name: "Restore" }).click();
  await expect(desk.field(3).or(desk.english(3)).first()).toContainText("knew every stone");
  await desk.saved();
  const row = await api("translator").row(documentId, 3);
  expect(row.target).toBe("He had worked this crossing for forty years and knew every stone.");
  const { versions } = await api("translator").history(row.id);
  expect(versions.map(({ origin }) => origin)).toEqual(["restored", "typed", "aligned"]);
});

test("a comment on quoted words: marked in the row, answered, resolved", async ({ as, api }) => {
  const { documentId } = await makeScene(api);
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  const field = await desk.write(6);
  await field.evaluate((element) => {
    const box = element as HTMLTextAreaElement;
    const at = box.value.indexOf("tung oil");
    box.setSelectionRange(at, at + "tung oil".length);
  });
  await desk.press("Control+m");
  const { panel } = desk;
  await expect(panel.getByRole("blockquote")).toHaveText("tung oil");
  await panel.getByRole("textbox", { name: "Comment on these words" }).fill("Or “wood oil”?");
  await desk.press("Control+Enter");
  await expect(panel.getByText("Or “wood oil”?")).toBeVisible();
  await expect(desk.row(6).getByRole("button", { name: "1 open comment on row 6" })).toBeVisible();
  await expect(desk.english(6).getByText("tung oil", { exact: true })).toHaveClass(/mark-quote/);

  await panel.getByRole("button", { name: "Answer" }).click();
  await panel.getByRole("textbox", { name: "Answer" }).fill("Tung oil is the usual word.");
  await panel.getByRole("button", { name: "Answer" }).click();
  await expect(panel.getByText("Tung oil is the usual word.")).toBeVisible();
  await panel.getByRole("button", { name: "Resolve" }).click();
  await expect(panel.getByRole("button", { name: "Show 1 resolved" })).toBeVisible();
  await expect(desk.row(6).getByRole("button", { name: /open comments/ })).toHaveCount(0);
  const [row] = (await api("translator").rows(documentId)).slice(5);
  const { comments } = await api("translator").call<{ comments: { anchor: unknown; resolved: unknown }[] }>(
    "GET",
    `/segments/${row?.id}/comments`,
  );
  expect(comments[0]).toMatchObject({
    anchor: { side: "target", exact: "tung oil" },
    resolved: { by: { name: "Tess Tran" } },
  });
});

test("find in both languages, go from hit to hit, and replace what the preview shows", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, {
    chinese: fixture("clock.zh.txt"),
    english: fixture("clock.en.txt"),
  });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.press("Control+f");
  const find = page.getByRole("textbox", { name: "Find in Chinese and English" });
  await find.fill("茶馆");
  await expect(page.getByRole("search")).toContainText("3");
  await desk.press("Enter");
  await expect(page.getByRole("search")).toContainText("1 of 3");
  await expect(desk.row(1)).toHaveAttribute("aria-selected", "true");
  await desk.press("Enter");
  await expect(desk.row(2)).toHaveAttribute("aria-selected", "true");

  await find.fill("Master Zhou");
  await page.getByRole("search").getByRole("button", { name: "Replace…" }).click();
  const dialog = page.getByRole("dialog", { name: "Find and replace in the English" });
  await expect(dialog.getByText("3 found, 3 chosen")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Replace with" }).fill("Mr Zhou");
  await dialog.getByRole("checkbox", { name: /^6 / }).uncheck();
  await dialog.getByRole("button", { name: "Replace 2 places" }).click();
  await expect(desk.english(4)).toContainText("Mr Zhou: In the winter");
  await expect(desk.english(6)).toContainText("Master Zhou: The guests");
  await desk.saved();
  const after = (await api("translator").rows(documentId)).map(({ target }) => target.split(":")[0]);
  expect([after[3], after[5], after[7]]).toEqual(["Mr Zhou", "Master Zhou", "Mr Zhou"]);

  // One step of undo brings all of them back.
  await desk.english(1).click();
  await desk.press("Control+z");
  await expect(desk.english(4)).toContainText("Master Zhou: In the winter");
  await expect(desk.english(8)).toContainText("Master Zhou: I oiled it");
});

test("go to a row, and filters that hold while one works", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { confirmed: [2, 4] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.press("Control+g");
  await page.getByRole("textbox", { name: "Row, 1 to 6" }).fill("5");
  await desk.press("Enter");
  await expect(desk.row(5)).toHaveAttribute("aria-selected", "true");

  const rows = page.getByRole("row", { name: /^Row \d+/ });
  await desk.choose("Translated");
  await expect(rows).toHaveCount(2);
  await expect(desk.row(2)).toBeVisible();
  await expect(desk.row(4)).toBeVisible();
  await desk.choose("To translate");
  await expect(rows).toHaveCount(4);
  await desk.write(1);
  await desk.press("Control+Shift+Enter");
  await expect(desk.gutter(1)).toContainText("Translated");
  // It stays under the hand that works on it, until the filter is chosen again.
  await expect(rows).toHaveCount(4);
  await desk.choose("Mine");
  await expect(rows).toHaveCount(3);
  await desk.choose("All rows");
  await expect(rows).toHaveCount(6);
  await expect(
    page.getByRole("img", { name: /^Progress of 摆渡人: 3 Translated, 3 Aligned$/ }),
  ).toBeVisible();
});

test("a sentence under the cursor lights up with its counterpart", async ({ as, api }) => {
  const { documentId } = await makeScene(api, {
    chinese: fixture("clock.zh.txt"),
    english: fixture("clock.en.txt"),
  });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.write(8);
  await desk.cursorBefore(8, "loses five");
  await expect(desk.chinese(8).getByText("现在每天只慢五分钟。", { exact: true })).toHaveClass(/mark-lit/);
  await desk.cursorBefore(8, "I oiled");
  await expect(desk.chinese(8).getByText("我给它上了油，又走起来了。", { exact: true })).toHaveClass(
    /mark-lit/,
  );
  await expect(desk.chinese(8).getByText("现在每天只慢五分钟。", { exact: true })).not.toHaveClass(
    /mark-lit/,
  );
});
