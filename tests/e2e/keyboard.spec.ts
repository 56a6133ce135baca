import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { Desk, ready } from "./desk";
import { expect, listen, PASSWORD, test } from "./people";
import { makeScene } from "./scene";

/** Presses Tab until the focus is there, as somebody without a mouse does; a trap or a gap ends it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${target}`);
}

test("from sign-in to a confirmed row and its export, without a mouse", async ({
  browser,
  api,
  contextOptions,
}) => {
  const { documentId } = await makeScene(api);
  const context = await browser.newContext(contextOptions);
  const page = await context.newPage();
  const complaints: string[] = [];
  listen(page, complaints);
  const { keyboard } = page;

  await page.goto(`/documents/${documentId}`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await ready(page);
  // The first field has the focus already.
  await expect(page.getByRole("textbox", { name: "E-mail or user name" })).toBeFocused();
  await keyboard.type("translator");
  await tabTo(page, page.getByRole("textbox", { name: "Password", exact: true }));
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/documents/${documentId}$`));
  await ready(page);

  const desk = new Desk(page);
  await keyboard.press("Alt+ArrowDown");
  await expect(desk.row(1)).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Alt+ArrowDown");
  await expect(desk.row(2)).toHaveAttribute("aria-selected", "true");
  await expect(desk.row(2)).toBeFocused();
  await keyboard.press("Enter");
  await expect(desk.field(2)).toBeFocused();
  await keyboard.press("Control+End");
  await keyboard.type(" Nobody saw him.");
  await keyboard.press("Control+Enter");
  await expect(desk.gutter(2)).toContainText("Translated");
  await expect(desk.field(3)).toBeFocused();
  await keyboard.press("Escape");

  // Every command by its name, and every key on one sheet.
  await keyboard.press("Control+Shift+P");
  await expect(page.getByRole("combobox", { name: "Find a command" })).toBeFocused();
  await keyboard.type("next unfinished");
  await expect(page.getByRole("option")).toHaveCount(1);
  await keyboard.press("Enter");
  await expect(desk.row(4)).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Escape");
  await keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Confirm and go to the next");
  await keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await tabTo(page, page.getByRole("link", { name: "Export", exact: true }));
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/\/export$/);
  await ready(page);
  await tabTo(page, page.getByRole("radio", { name: "Word" }));
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Text" })).toBeChecked();
  await tabTo(page, page.getByRole("radio", { name: "Approved only" }));
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Everything" })).toBeChecked();
  await tabTo(page, page.getByRole("link", { name: "Download Text" }));
  const coming = page.waitForEvent("download");
  await keyboard.press("Enter");
  const text = await readFile(await (await coming).path(), "utf8");
  expect(text).toContain("Old Chen untied the rope. Nobody saw him.");
  expect(complaints).toEqual([]);
  await context.close();
});

test("a dialog holds the focus and gives it back", async ({ as, api }) => {
  const { documentId } = await makeScene(api);
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.write(3);
  await desk.press("Control+Alt+o");
  const dialog = page.getByRole("dialog", { name: "Leave this row out" });
  await expect(dialog.getByRole("textbox", { name: "Why it is left out" })).toBeFocused();
  for (let presses = 0; presses < 8; presses += 1) {
    await desk.press("Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await desk.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(desk.field(3)).toBeFocused();
});

test("messages are reached by F6, closed by Esc, and the keyboard goes back where it was", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator"] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await page.keyboard.type(" Nobody saw him.");
  await desk.press("Control+Enter");
  const messages = page.getByRole("region", { name: "Messages" });
  await expect(messages).toContainText("Row 2 confirmed");
  await expect(desk.field(3)).toBeFocused();

  await desk.press("F6");
  await expect(messages).toBeFocused();
  await desk.press("Tab");
  await expect(messages.getByRole("button", { name: /^Undo/ })).toBeFocused();
  await desk.press("Escape");
  await expect(messages).not.toContainText("Row 2 confirmed");
  await expect(desk.field(3)).toBeFocused();

  // By its button, the keyboard in it: the row has it again.
  await desk.press("Control+Enter");
  await expect(messages).toContainText("Row 3 confirmed");
  await desk.press("F6");
  await desk.press("Tab");
  await desk.press("Enter");
  await expect(desk.gutter(3)).toContainText("Aligned");
  await expect(messages).not.toContainText("Row 3 confirmed");
});
