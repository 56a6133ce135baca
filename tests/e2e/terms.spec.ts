import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";
import { named, words } from "./words";

// Agreed words: added out of the row, listed beside it, put in by key, and kept on the project's own page.

test("a term is added and put in by keys alone, and the termbase has it, deletes it and brings it back", async ({
  as,
  api,
}) => {
  const say = words();
  const { documentId, projectId } = await makeScene(api, {
    chinese: "我们训练大模型。\n\n大模型很大。\n",
    english: null,
  });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.write(1);
  await desk.press("Control+e");
  const dialog = page.getByRole("dialog", named("terms.add"));
  await dialog.getByLabel(say("terms.chinese")).fill("大模型");
  await dialog.getByLabel(say("terms.english"), { exact: true }).fill("large model");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  await desk.write(2);
  await desk.press("Alt+Shift+t");
  await expect(desk.panel).toContainText("large model");
  await desk.press("Control+1");
  await expect(desk.english(2)).toContainText("large model");
  if (process.env.DUIZHAO_LOOK) await page.screenshot({ path: `${process.env.DUIZHAO_LOOK}/panel.png` });

  await page.goto(`/projects/${projectId}/terms`);
  const entry = page.getByRole("listitem").filter({ hasText: "large model" }).first();
  await expect(entry).toContainText("大模型");
  if (process.env.DUIZHAO_LOOK) {
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${process.env.DUIZHAO_LOOK}/page-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await page.getByRole("button", named("terms.delete")).click();
  await expect(page.getByText(say("terms.empty"))).toBeVisible();
  await page.getByRole("button", named("ui.undo")).click();
  await expect(page.getByRole("listitem").filter({ hasText: "large model" }).first()).toBeVisible();
});
