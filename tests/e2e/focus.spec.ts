import type { Page } from "@playwright/test";
import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

/** Nothing has the focus: the keyboard is nowhere. */
function isNowhere(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === null || document.activeElement === document.body);
}

test("every dialog opens with the cursor in it, and never on its ×", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator"] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.chinese(3).click();
  for (const keys of [
    "Control+Shift+p",
    "?",
    "Control+h",
    "Control+g",
    "Control+Alt+o",
    "Shift+Alt+h",
    "Shift+Alt+e",
  ]) {
    await desk.press(keys);
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Close", exact: true }).first()).not.toBeFocused();
    expect(await isNowhere(page)).toBe(false);
    await desk.press("Space");
    await expect(dialog).toBeVisible();
    await desk.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(desk.row(3)).toBeFocused();
  }
});

test("the focus is never nowhere: after setting aside, omitting, undoing, closing", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator"] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.chinese(3).click();
  await desk.press("Control+Alt+o");
  await page.keyboard.type("an advertisement");
  // What is typed while the dialog is on its way goes into its field; Enter counts once it stands there.
  await expect(page.getByRole("textbox", { name: "Why it is left out" })).toHaveValue("an advertisement");
  await desk.press("Enter");
  await expect(desk.gutter(3)).toContainText("Omitted");
  await expect.poll(() => isNowhere(page)).toBe(false);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(desk.gutter(3)).not.toContainText("Omitted");
  await expect.poll(() => isNowhere(page)).toBe(false);

  // What was given as a reason is offered the next time.
  await desk.chinese(4).click();
  await desk.press("Control+Alt+o");
  await page.getByRole("button", { name: "an advertisement" }).click();
  await expect(page.getByRole("textbox", { name: "Why it is left out" })).toHaveValue("an advertisement");
  await desk.press("Escape");

  await desk.press("Control+m");
  await desk.panel.getByRole("button", { name: "Close the panel" }).click();
  await expect.poll(() => isNowhere(page)).toBe(false);
});

test("a translator's note opens where it is inserted, and has a name", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator"] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.chinese(3).click();
  await page.getByRole("button", { name: "Row 3: what can be done" }).click();
  await expect(page.getByRole("menuitem")).toHaveCount(7);
  await page.getByRole("menuitem", { name: "More…" }).click();
  await page.getByRole("menuitem", { name: /translator’s note/ }).click();
  const field = page.getByRole("textbox", { name: "Translator’s note, English of row 4" });
  await expect(field).toBeFocused();
  await page.keyboard.type("The ferry no longer runs.");
  await desk.saved();
  await expect(desk.row(4)).toHaveAccessibleName(
    /^Row 4, translator’s note, Draft: The ferry no longer runs/,
  );
});

test("rows have a name, the field is tied to its Chinese, and Tab comes to the table", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator"], confirmed: [2] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  const english = (await api("translator").row(documentId, 2)).target;
  await expect(desk.row(2)).toHaveAccessibleName(
    `Row 2, Translated: ${english.replaceAll(/\s+/g, " ").slice(0, 80)}`,
  );
  await expect(page.getByRole("banner")).toHaveCount(1);
  await expect(page).toHaveTitle(/ · Duizhao$/);
  await desk.press("Tab");
  await expect(page.getByRole("link", { name: "Go to the rows" })).toBeFocused();
  await desk.press("Enter");
  await expect(desk.row(1)).toBeFocused();
  const field = await desk.write(2);
  await expect(field).toHaveAccessibleDescription(/[一-鿿]/);
  await desk.press("Control+g");
  await expect(page.getByRole("banner")).toHaveCount(1);
});

test("a reload, the way back and tomorrow come back to the row and the filter", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator"], confirmed: [2] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.choose("To translate");
  await desk.chinese(4).click();
  await page.reload();
  await ready(page);
  await expect(desk.row(4)).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("combobox", { name: "Rows shown" })).toHaveValue("unconfirmed");
  await expect(desk.row(2)).toHaveCount(0);

  await page.getByRole("link", { name: "Back to the project" }).click();
  await expect(page).toHaveURL(/\/projects\//);
  await page.goBack();
  await expect(desk.row(4)).toHaveAttribute("aria-selected", "true");

  // The next day, in a new tab of the same browser.
  const tomorrow = await Desk.open(await page.context().newPage(), documentId);
  await expect(tomorrow.row(4)).toHaveAttribute("aria-selected", "true");
  // An address that says where to go wins.
  const addressed = await Desk.open(tomorrow.page, documentId, "?filter=all");
  await expect(addressed.row(2)).toBeVisible();
});

test("Chinese that is selected with the mouse offers Correct and Comment", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator"] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.chinese(3).click({ clickCount: 2 });
  const offered = page.getByRole("toolbar", { name: "With the selected Chinese" });
  await expect(offered.getByRole("button")).toHaveText([
    "Dictionary of Chinese words…",
    "Add a term from what is selected…",
    "Concordance: where a phrase was translated before",
    "Correct",
    "Comment",
  ]);
  await offered.getByRole("button", { name: "Comment" }).click();
  await expect(desk.panel.getByRole("textbox", { name: "Comment on these words" })).toBeFocused();
  await expect(offered).toHaveCount(0);
});

test("the shapes have a legend", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator"] });
  const page = await as("translator");
  await Desk.open(page, documentId);
  await page.getByRole("button", { name: "Shapes" }).click();
  await expect(page.getByRole("dialog", { name: "What the shapes mean" })).toContainText(
    "A reviewer sent it back",
  );
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a reviewer's tap opens no field; Approve and Send back stand under the row", async ({ as, api }) => {
    const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], confirmed: [2, 3] });
    const page = await as("reviewer");
    const desk = await Desk.open(page, documentId);
    await desk.english(2).tap();
    await expect(desk.row(2)).toHaveAttribute("aria-selected", "true");
    await expect(desk.field(2)).toHaveCount(0);
    await desk.row(2).getByRole("button", { name: "Approve" }).tap();
    await expect(desk.gutter(2)).toContainText("Approved");
    await expect(desk.row(3)).toHaveAttribute("aria-selected", "true");
    await desk.row(3).getByRole("button", { name: "Send back" }).tap();
    await expect(desk.panel.getByRole("textbox", { name: /^What should be different/ })).toBeFocused();
  });
});

for (const width of [320, 640]) {
  test(`at ${width} px nothing is cut off, and the page does not scroll sideways`, async ({ as, api }) => {
    const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], confirmed: [2] });
    const page = await as("reviewer");
    await page.setViewportSize({ width, height: 512 });
    const desk = await Desk.open(page, documentId);
    await desk.chinese(2).click();
    await desk.press("Alt+v");
    await expect(desk.panel.getByRole("tab").first()).toBeVisible();
    const cut = await page.evaluate(() => {
      const wide = innerWidth;
      return [...document.querySelectorAll<HTMLElement>("button, a, select, textarea, input, [role=row]")]
        .filter((element) => {
          const { left, right, width: w } = element.getBoundingClientRect();
          const scrolls = element.closest(".bench-tabs");
          return (
            w > 0 && !scrolls && !element.classList.contains("sr-only") && (right > wide + 1 || left < -1)
          );
        })
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const tops = await desk.panel
      .getByRole("tab")
      .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
  });
}
