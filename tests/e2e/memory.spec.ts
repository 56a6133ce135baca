import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeProject, makeScene } from "./scene";
import { named, words } from "./words";

// What was translated once is not translated twice: matches, repeats, pretranslation, the memory's own page.

const CHINESE =
  "雨停了，河水很清。\n\n是的，没错。\n\n他们有3.5亿用户在用它。\n\n是的，没错。\n\n他们有4.2亿用户在用它。\n\n雨停了，河水很清。\n";

test("a chapter is translated with the memory by keys alone: a match with its number put right, repeats filled and taken back", async ({
  as,
  api,
}) => {
  const say = words();
  const { documentId, projectId } = await makeScene(api, { chinese: CHINESE, english: null });
  const translator = api("translator");
  await translator.write(documentId, 3, "They have 350 million users.");
  await translator.confirm(documentId, 3);
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);

  // A match of the row in use, by its number.
  await desk.write(5);
  await desk.press("Alt+m");
  await expect(desk.panel).toContainText(say("memory.rewritten"));
  await desk.press("Control+1");
  await expect(desk.english(5)).toContainText("They have 420 million users.");
  await desk.press("Alt+m");

  // Confirmed, it is offered to its repeats, and the keyboard stays where it is.
  const field = await desk.write(2);
  await page.keyboard.type("Yes, exactly.");
  await desk.press("Control+Shift+Enter");
  await expect(desk.gutter(2)).toContainText(say("ui.state.translated"));
  const messages = page.getByRole("region", named("ui.messages"));
  await expect(messages).toContainText(say("memory.propagate.offer", { row: 2, count: 1 }));
  await expect(field).toBeFocused();
  await desk.press("Alt+Shift+m");
  const dialog = page.getByRole("dialog", named("memory.propagate.title"));
  await expect(dialog.getByRole("button", named("memory.propagate.fill", { count: 1 }))).toBeFocused();
  await dialog
    .getByRole("combobox", named("memory.propagate.onward"))
    .selectOption(say("memory.propagation.always"));
  await dialog.getByRole("button", named("memory.propagate.fill", { count: 1 })).press("Enter");
  await expect(desk.english(4)).toContainText("Yes, exactly.");
  await expect(desk.gutter(4).getByTitle(say("editor.row.filled-repeat"))).toHaveText("100");

  // From now on it is not asked again.
  await desk.write(1);
  await page.keyboard.type("The rain stopped. The river is clear.");
  await desk.press("Control+Shift+Enter");
  await expect(desk.english(6)).toContainText("The rain stopped. The river is clear.");
  await expect
    .poll(() => translator.call(`GET`, `/projects/${projectId}/filling`))
    .toMatchObject({ propagation: "always" });

  // Taken back as a whole; the rows are empty again.
  await desk.press("Escape");
  await desk.press("Control+z");
  await expect(desk.english(6)).not.toContainText("The rain stopped");
  expect((await translator.rows(documentId))[5]!.target).toBe("");
});

test("a document is pretranslated after a look at what comes from where, and all of it is undone", async ({
  as,
  api,
}) => {
  const say = words();
  const { documentId, projectId } = await makeScene(api, { chinese: CHINESE, english: null });
  const translator = api("translator");
  for (const [number, text] of [
    [1, "The rain stopped."],
    [2, "Yes."],
    [3, "They have 350 million users."],
  ] as const) {
    await translator.write(documentId, number, text);
    await translator.confirm(documentId, number);
  }
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.press("Control+Shift+p");
  const palette = page.getByRole("dialog", named("editor.dialog.palette.title"));
  await palette.getByRole("combobox").fill(say("editor.command.pretranslate"));
  await expect(palette.getByRole("option").first()).toContainText(say("editor.command.pretranslate"));
  await desk.press("Enter");
  const dialog = page.getByRole("dialog", named("memory.pretranslate.title"));
  await expect(dialog.getByRole("button", named("memory.pretranslate.fill", { count: 2 }))).toBeEnabled();
  await dialog
    .getByRole("combobox", named("memory.pretranslate.from"))
    .selectOption(say("memory.pretranslate.at-least", { score: 75 }));
  const fill = dialog.getByRole("button", named("memory.pretranslate.fill", { count: 3 }));
  await expect(fill).toBeEnabled();
  expect((await translator.rows(documentId)).map(({ target }) => target !== "")).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  await fill.press("Enter");
  await expect(desk.english(5)).toContainText("They have 420 million users.");
  await expect(desk.english(6)).toContainText("The rain stopped.");
  await desk.press("Control+z");
  await expect(desk.english(5)).not.toContainText("420");
  await expect(desk.english(6)).not.toContainText("rain");
  expect(projectId).not.toBe("");
});

test("the memory's page: found, changed, deleted, brought back, and a look at how much is new", async ({
  as,
  api,
}) => {
  const say = words();
  const { documentId, projectId } = await makeScene(api, { chinese: CHINESE, english: null });
  const translator = api("translator");
  await translator.write(documentId, 1, "The rain stopped.");
  await translator.confirm(documentId, 1);
  const other = await makeProject(api, ["translator"]);
  const { id: memoryId } = await translator.call<{ id: string }>(
    "POST",
    `/projects/${other}/memories`,
    { name: "Ferry" },
    201,
  );
  const unit = `<tu><tuv xml:lang="zh-CN"><seg>桥还没有修好。</seg></tuv><tuv xml:lang="en"><seg>The bridge is broken.</seg></tuv></tu>`;
  const text = `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-CN"/><body>${unit}</body></tmx>`;
  await translator.call("POST", `/memories/${memoryId}/import`, { text }, 202);
  await translator.call("PUT", `/projects/${projectId}/memories/${memoryId}`, { penalty: 2 });

  const page = await as("translator");
  await page.goto(`/projects/${projectId}/memory?memory=${memoryId}`);
  await ready(page);
  await expect(page.getByText("The bridge is broken.")).toBeVisible();
  await page.getByRole("button", named("memory.entry.change")).click();
  await page.getByRole("textbox", named("memory.entry.english")).fill("The bridge is not mended yet.");
  await page.getByRole("button", named("memory.entry.save")).click();
  await expect(page.getByText("The bridge is not mended yet.")).toBeVisible();
  await page.getByRole("button", named("memory.entry.delete")).click();
  await page.getByRole("button", named("memory.entry.restore")).click();
  await expect(page.getByText("The bridge is not mended yet.")).toBeVisible();
  await page.getByRole("button", named("memory.own")).click();
  await page.getByRole("textbox", named("memory.phrase")).fill("河水");
  await expect(page.getByText("The rain stopped.")).toBeVisible();

  await page.goto(`/documents/${documentId}/counts`);
  await ready(page);
  await page.getByRole("button", named("memory.analysis.look")).click();
  const table = page.getByRole("table", named("memory.analysis"));
  await expect(table.getByRole("row", { name: say("memory.band.repetition") })).toContainText("2");
  await expect(page.getByRole("link", named("memory.analysis.csv"))).toBeVisible();
});
