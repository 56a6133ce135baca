import { readFile } from "node:fs/promises";
import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";
import { named, words } from "./words";

test("another tool's keys, one of one's own, a clash that is told, and a set that goes into a file and out again", async ({
  as,
  api,
}) => {
  const say = words();
  const { documentId } = await makeScene(api, { with: ["reviewer"] });
  const page = await as("reviewer");
  const reviewer = api("reviewer");
  await reviewer.call("PATCH", "/me", { keys: null, textSize: null });
  await page.goto("/account/keys");
  await ready(page);
  const add = (command: string) => page.getByRole("button", named("account.keys.add", { command }));
  const comment = say("editor.command.comment");

  await page.getByRole("combobox", named("account.keys.preset")).selectOption("memoq");
  const mine = async () => (await reviewer.call<{ keys: unknown }>("GET", "/me")).keys;
  await expect.poll(mine).toEqual({ preset: "memoq", changed: {} });

  // What the browser keeps is refused; what another command has is said, and moved only when asked for.
  await add(comment).click();
  await page.keyboard.press("Control+3");
  await expect(page.getByText(say("account.keys.refused", { key: "Ctrl+3", reason: "fixed" }))).toBeVisible();
  await add(comment).click();
  await page.keyboard.press("Control+k");
  const other = say("editor.command.concordance");
  await expect(page.getByText(say("account.keys.held", { key: "Ctrl+K", other }))).toBeVisible();
  await page.getByRole("button", named("account.keys.held.move")).click();
  await expect
    .poll(mine)
    .toEqual({ preset: "memoq", changed: { comment: ["Ctrl+M", "Ctrl+K"], concordance: [] } });

  const coming = page.waitForEvent("download");
  await page.getByRole("button", named("account.keys.export")).click();
  const file = await (await coming).path();
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ preset: "memoq" });
  await page.getByRole("button", named("account.keys.reset-all")).click();
  await expect.poll(mine).toEqual({ preset: "memoq", changed: {} });
  await page.locator("input[type=file]").setInputFiles(file);
  await expect.poll(mine).toMatchObject({ changed: { concordance: [] } });

  // In the editor: the key does it, the sheet of keys says it.
  const desk = await Desk.open(page, documentId);
  await desk.chinese(2).click();
  await desk.press("Control+k");
  await expect(desk.panel.locator("textarea:focus")).toHaveCount(1);
  await desk.press("Escape");
  await page.getByRole("button", named("editor.head.keys")).click();
  const sheet = page.getByRole("dialog", named("editor.dialog.keys.title"));
  await expect(sheet.locator("div").filter({ hasText: comment }).last()).toContainText("K");
  await reviewer.call("PATCH", "/me", { keys: null });
});

test("the text of both columns is made larger, and stays so on another machine", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["proofreader"] });
  const page = await as("proofreader");
  await api("proofreader").call("PATCH", "/me", { textSize: { source: 150, target: 120 } });
  const desk = await Desk.open(page, documentId);
  const size = (of: "chinese" | "english") =>
    desk[of](2).evaluate((cell) => {
      const text = cell.matches(".text-source, .text-target")
        ? cell
        : cell.querySelector(".text-source, .text-target");
      return Number.parseFloat(getComputedStyle(text ?? cell).fontSize);
    });
  expect(await size("chinese")).toBeCloseTo(17 * 1.5, 1);
  expect(await size("english")).toBeCloseTo(18 * 1.2, 1);
  await desk.press("Control+Shift+P");
  const search = page.getByRole("dialog").getByRole("combobox");
  await search.fill(words()("editor.command.larger-text"));
  await search.press("Enter");
  await expect.poll(() => size("english")).toBeCloseTo(18 * 1.3, 1);
  await expect
    .poll(async () => (await api("proofreader").call<{ textSize: unknown }>("GET", "/me")).textSize)
    .toEqual({ source: 160, target: 130 });
  await api("proofreader").call("PATCH", "/me", { textSize: null });
});
