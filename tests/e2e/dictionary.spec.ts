import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";
import { named, words } from "./words";

// The dictionary at the pointer: by mouse, by key, by touch, and once it is here without the server.

test("it opens where the pointer rests, goes by Escape, and answers without the server afterwards", async ({
  as,
  api,
}) => {
  const say = words();
  const { documentId } = await makeScene(api, {
    chinese: "他在研究生命的起源。\n\n画蛇添足。\n",
    english: null,
  });
  const page = await as("translator");
  const file = page.waitForResponse((response) => response.url().endsWith("/dictionary/file"));
  const desk = await Desk.open(page, documentId);
  await page.locator("[data-whole]").waitFor();
  const box = page.getByRole("complementary", { name: say("terms.dictionary") });
  const over = async (text: string) => {
    const at = await page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.querySelector("#bench-rows")!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.textContent?.indexOf(wanted) ?? -1;
        if (start === -1 || !node.parentElement?.closest("[data-side=source]")) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      return null;
    }, text);
    return at!;
  };
  const life = await over("生命");
  await page.mouse.move(life.x, life.y);
  await expect(box).toContainText("shēng mìng");
  await expect(box).toContainText("研究生");
  await expect(box).toContainText("CC-CEDICT");
  await expect(box).toContainText(say("terms.dictionary.nowhere"));
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();

  // Unpacked by now, as far as a page can tell: the answer has come whole.
  await (await file).finished();
  await page.route("**/api/v1/**", (route) => route.abort());
  const idiom = await over("蛇");
  await page.mouse.move(idiom.x, idiom.y);
  await expect(box).toContainText("huà shé tiān zú");
  await page.unroute("**/api/v1/**");
  await page.keyboard.press("Escape");

  await desk.row(1).click();
  await desk.press("Alt+Shift+w");
  const dialog = page.getByRole("dialog", named("terms.dictionary"));
  await dialog.getByLabel(say("terms.dictionary.text")).fill("圖書館");
  await expect(dialog).toContainText("tú shū guǎn");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test.describe("under a finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a tap on a word of the row in use opens it at the foot", async ({ as, api }) => {
    const say = words();
    const { documentId } = await makeScene(api, { chinese: "图书馆很大。\n", english: null });
    const page = await as("translator");
    const desk = await Desk.open(page, documentId);
    await page.locator("[data-whole]").waitFor();
    const source = desk.row(1).locator("[data-side=source]").first();
    await source.tap();
    await expect(desk.row(1)).toHaveAttribute("data-active", "true");
    await source.tap({ position: { x: 20, y: 12 } });
    const box = page.getByRole("complementary", { name: say("terms.dictionary") });
    await expect(box).toContainText("tú shū guǎn");
    await box.getByRole("button", named("ui.close")).tap();
    await expect(box).toBeHidden();
  });
});
