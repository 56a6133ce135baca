import type { Locator } from "@playwright/test";
import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

/** A text as scraped pages have it: a program has swapped words, and cut characters to pieces. */
const DAMAGED = [
  "东谈主们照旧知谈这件事了。",
  "我的一又友照旧不领会这个模子。",
  "领会它的东谈主照旧很少。",
  "这句话没有错。",
].join("\n\n");

/** Selects words in a row's Chinese, as somebody who drags over them. */
async function select(desk: Desk, row: number, words: string): Promise<void> {
  const paragraph: Locator = desk.chinese(row).locator("[data-side=source]").first();
  await paragraph.evaluate((element, sought) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const at = (element.textContent ?? "").indexOf(sought);
    if (at === -1) throw new Error(`“${sought}” is not in “${element.textContent}”`);
    const range = document.createRange();
    let seen = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (at >= seen && at < seen + length) range.setStart(node, at - seen);
      const end = at + sought.length;
      if (end > seen && end <= seen + length) range.setEnd(node, end - seen);
      seen += length;
    }
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
  }, words);
}

test("a word is corrected where it stands, marked, shown as it was, and undone", async ({ as, api }) => {
  const page = await as("translator");
  const { documentId } = await makeScene(api, { chinese: DAMAGED, english: null });
  const desk = await Desk.open(page, documentId);
  await desk.gutter(2).click();
  await select(desk, 2, "一又");
  await desk.press("Alt+e");
  const dialog = page.getByRole("dialog", { name: "Correct the Chinese" });
  await expect(dialog.getByText("一又", { exact: true })).toBeVisible();
  await dialog.getByLabel("What it should say").fill("朋");
  await dialog.getByLabel("Why").fill("cut to pieces");
  await desk.press("Enter");
  await expect(desk.chinese(2)).toContainText("我的朋友照旧");
  await expect(page.getByText("Chinese corrected")).toBeVisible();
  await expect(desk.chinese(2).getByTitle("The original has 一又. cut to pieces")).toHaveText("朋");

  await desk.press("Shift+Alt+z");
  await expect(desk.chinese(2)).toContainText("我的一又友照旧");
  await desk.press("Shift+Alt+z");
  await expect(desk.chinese(2)).toContainText("我的朋友照旧");

  await desk.press("Alt+c");
  await expect(desk.panel).toContainText("我的一又友照旧不领会这个模子。");
  const withdrawn = page.waitForResponse(
    (answer) => answer.request().method() !== "GET" && /\/corrections/.test(answer.url()),
  );
  await desk.panel.getByRole("button", { name: "Withdraw the correction of 一又" }).click();
  await (await withdrawn).finished();
  await expect(desk.chinese(2)).toContainText("我的一又友照旧");
  await desk.undo();
  await expect(desk.chinese(2)).toContainText("我的朋友照旧");
  await desk.undo();
  await expect(desk.chinese(2)).toContainText("我的一又友照旧");
});

test("a word is corrected everywhere but where it is right, as one change", async ({ as, api }) => {
  const page = await as("translator");
  const { documentId } = await makeScene(api, { chinese: DAMAGED, english: null });
  const desk = await Desk.open(page, documentId);
  await desk.gutter(1).click();
  await select(desk, 1, "照旧");
  await desk.press("Alt+e");
  const dialog = page.getByRole("dialog", { name: "Correct the Chinese" });
  await dialog.getByLabel("What it should say").fill("已经");
  await dialog.getByLabel("Where").selectOption("document");
  await expect(dialog.getByRole("checkbox")).toHaveCount(3);
  await dialog.getByRole("checkbox", { name: /不领会/ }).uncheck();
  await expect(dialog.getByRole("status")).toHaveText("Makes 2 corrections.");
  await dialog.getByRole("button", { name: "Correct all" }).click();
  await expect(page.getByText("Corrections applied")).toBeVisible();
  await expect(desk.chinese(1)).toContainText("已经");
  await expect(desk.chinese(2)).toContainText("照旧");
  await expect(desk.chinese(3)).toContainText("已经");
  await desk.undo();
  await expect(desk.chinese(3)).toContainText("照旧");
  await expect(desk.chinese(1)).toContainText("照旧");
});

test("a table comes from a file, shows its places, is applied and withdrawn", async ({ as, api }) => {
  const page = await as("translator");
  const { documentId } = await makeScene(api, { chinese: DAMAGED, english: null });
  const desk = await Desk.open(page, documentId);
  await desk.gutter(1).click();
  await desk.press("Shift+Alt+e");
  const dialog = page.getByRole("dialog", { name: "Corrections of the Chinese" });
  await dialog.getByLabel("A table as a TSV file").setInputFiles({
    name: "table.tsv",
    mimeType: "text/tab-separated-values",
    buffer: Buffer.from("from\tto\treason\n东谈主\t人\t改写\n一又\t朋\n知谈\t知道\nwrong\n"),
  });
  await expect(
    dialog.getByText("3 rows added. Nothing is applied yet. Line 5 has no second cell"),
  ).toBeVisible();
  await dialog.getByLabel("The text has").fill("领会");
  await dialog.getByLabel("It should say").fill("理解");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Withdraw 领会" })).toBeVisible();
  await expect(dialog.getByText("Makes 6 corrections.")).toBeVisible();
  await dialog.getByText("Places (6)").click();
  await expect(dialog.getByRole("checkbox")).toHaveCount(6);
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(desk.chinese(1)).toContainText("人们照旧知道这件事了。");
  await expect(desk.chinese(3)).toContainText("理解它的人照旧很少。");

  await desk.press("Shift+Alt+e");
  await dialog.getByRole("button", { name: "Withdraw 东谈主" }).click();
  await expect(dialog.getByRole("button", { name: "Withdraw 东谈主" })).toHaveCount(0);
  await dialog.getByText("Words that look damaged").click();
  await expect(dialog.getByText("东谈主", { exact: true }).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(desk.chinese(3)).toContainText("理解它的东谈主照旧很少。");
});

test("damaged characters are repaired by kind, left one by one, asked again, and undone", async ({
  as,
  api,
}) => {
  const page = await as("translator");
  const chinese = "ä½\u00a0å¥½ï¼Œä¸–ç•Œ，他说。\n\n这是\u200b第二\u200b行。\n\n电话是１２３，房间是４５。";
  const { documentId } = await makeScene(api, { chinese, english: null });
  const desk = await Desk.open(page, documentId);
  await desk.gutter(1).click();
  await desk.press("Shift+Alt+e");
  const dialog = page.getByRole("dialog", { name: "Corrections of the Chinese" });
  await dialog.getByText("Damaged characters").click();
  const kind = (name: string) =>
    dialog.locator("section").filter({ has: page.getByRole("heading", { name }) });

  await kind("Misread or lost characters").getByRole("button", { name: "Repair" }).first().click();
  await expect(kind("Misread or lost characters")).toHaveCount(0);
  await kind("Characters that show nothing")
    .getByRole("button", { name: "Leave", exact: true })
    .first()
    .click();
  await expect(kind("Characters that show nothing")).toContainText("1 left as they are");
  await kind("Characters that show nothing")
    .getByRole("button", { name: "Repair", exact: true })
    .first()
    .click();
  await expect(kind("Characters that show nothing")).toContainText("1 left as they are");
  await kind("Characters that show nothing").getByRole("button", { name: "Ask again" }).first().click();
  await expect(kind("Characters that show nothing")).toContainText("1 can be repaired");
  await kind("Full-width letters and digits").getByRole("button", { name: "Repair all 2" }).click();
  await expect(kind("Full-width letters and digits")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(desk.chinese(1)).toContainText("你好，世界，他说。");
  await expect(desk.chinese(3)).toContainText("电话是123，房间是45。");
  await desk.undo();
  await expect(desk.chinese(3)).toContainText("电话是１２３，房间是４５。");
});
