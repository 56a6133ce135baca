import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";
import { named, words } from "./words";

// The ledger of names: proposed out of the texts, accepted by key, put in out of the panel, merged and undone.

test("a name is proposed, accepted, put in by key, and two are merged and parted again", async ({
  as,
  api,
}) => {
  const say = words();
  const { documentId, projectId } = await makeScene(api, {
    chinese: "站长段梦琪说，效率提高了。\n\n段梦琪走了。\n",
    english: null,
  });
  const page = await as("translator");
  await page.goto(`/projects/${projectId}/names`);
  await page.getByRole("button", named("names.propose")).click();
  const first = page.getByLabel(say("names.first"), { exact: true });
  await expect(first).toHaveValue("Duan Mengqi");
  await first.press("Enter");
  const entry = page.getByRole("listitem").filter({ hasText: "段梦琪" }).first();
  await expect(entry).toContainText("Duan Mengqi → Duan");
  if (process.env.DUIZHAO_LOOK)
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${process.env.DUIZHAO_LOOK}/page-${width}.png`, fullPage: true });
    }
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole("button", named("names.add")).click();
  await page.getByLabel(say("names.chinese"), { exact: true }).fill("段站长");
  await page.getByRole("button", named("names.save")).click();
  const other = page.getByRole("listitem").filter({ hasText: "段站长" }).first();
  await other.getByRole("button", named("names.merge")).click();
  await page.getByRole("button", named("names.merge-here")).click();
  await expect(entry).toContainText("段站长");
  await page.getByRole("button", named("ui.undo")).first().click();
  await expect(page.getByText(say("names.count", { count: 2 }))).toBeVisible();

  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await desk.press("Alt+Shift+g");
  await expect(desk.panel).toContainText("Duan");
  if (process.env.DUIZHAO_LOOK) await page.screenshot({ path: `${process.env.DUIZHAO_LOOK}/panel.png` });
  await desk.press("Control+1");
  await expect(desk.english(2)).toContainText("Duan");
});
