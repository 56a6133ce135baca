import AxeBuilder from "@axe-core/playwright";
import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";
import { named, words } from "./words";

test("a translator types with an input method, confirms, comments, takes back; every word in their language", async ({
  as,
  api,
}) => {
  const say = words();
  const { documentId } = await makeScene(api, { with: ["translator"] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await expect(page.locator("html")).toHaveAttribute("lang", say.language);
  await expect(desk.chinese(1)).toHaveAttribute("lang", /^zh-Han[st]$/);
  await expect(desk.english(1)).toHaveAttribute("lang", "en");

  const field = await desk.write(3);
  const session = await page.context().newCDPSession(page);
  await page.keyboard.type(" (");
  await session.send("Input.imeSetComposition", { selectionStart: 5, selectionEnd: 5, text: "du\u2019kou" });
  await session.send("Input.insertText", { text: "\u6e21\u53e3" });
  await page.keyboard.type(")");
  await expect(field).toHaveValue(/ \(\u6e21\u53e3\)$/);
  await desk.press("Control+Shift+Enter");
  await expect(desk.gutter(3)).toContainText(say("ui.state.translated"));
  await desk.saved();
  const message = page.getByRole("region", named("ui.messages"));
  await expect(message).toContainText(say("editor.decided.row", { row: 3, what: "confirm" }));
  await desk.press("Escape");
  await desk.press("Control+z");
  await expect(desk.gutter(3)).not.toContainText(say("ui.state.translated"));

  await desk.press("Control+m");
  const comment = desk.panel.getByRole("textbox", named("editor.comments.on-row", { row: 3 }));
  await expect(comment).toBeFocused();
  await comment.fill("?");
  await desk.panel.getByRole("button", named("editor.comments.post")).click();
  await expect(desk.panel.getByRole("button", named("editor.comments.resolve"))).toBeVisible();

  await desk.chinese(3).click();
  await desk.press("Control+Shift+p");
  const palette = page.getByRole("dialog", named("editor.dialog.palette.title"));
  await palette.getByRole("combobox").fill(say("editor.command.split").slice(0, 3));
  await expect(palette.getByRole("option").first()).toBeVisible();
  await desk.press("Escape");
  await desk.choose(say("editor.filter.mine"));
  await expect(page.getByRole("row")).not.toHaveCount(0);
});

test("a reviewer approves, sends back with a reason, and the translator reads it", async ({ as, api }) => {
  const say = words();
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], confirmed: [1, 2] });
  const theirs = await Desk.open(await as("reviewer"), documentId);
  await theirs.chinese(1).click();
  await theirs.press("Alt+a");
  await expect(theirs.gutter(1)).toContainText(say("ui.state.reviewed"));
  await theirs.chinese(2).click();
  await theirs.press("Alt+r");
  await theirs.panel.getByRole("combobox", named("editor.reviewing.because")).selectOption("style");
  await theirs.panel.getByRole("textbox", named("editor.reviewing.different")).fill("Too stiff.");
  await theirs.panel.getByRole("button", named("editor.reviewing.send-back")).click();
  await expect(theirs.gutter(2)).toContainText(say("ui.state.rejected"));

  const mine = await Desk.open(await as("translator"), documentId);
  await expect(mine.row(2)).toContainText("Too stiff.");
  await mine.chinese(2).click();
  await mine.press("Alt+v");
  await expect(mine.panel.getByText(say("editor.reviewing.reason.style"))).toBeVisible();
  await mine.press("Alt+h");
  await expect(mine.panel.getByRole("tab", named("editor.tab.history"))).toHaveAttribute(
    "aria-selected",
    "true",
  );
  const { violations } = await new AxeBuilder({ page: mine.page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
});
