import type { Finding } from "@/lib/wire/findings";
import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";
import { named, words } from "./words";

const CHINESE =
  "渡口的老人\n\n老人在渡口住了三十二年，见过八百二十一万次日出。\n\n他把船卖了，只留下一支桨。";
const ENGLISH =
  "The Old Man at the Ferry\n\nThe the old man lived at the ferry for thirty-two years and saw 821,000 sunrises.\n\nHe sold the boat and kept only one oar.";

/** What the server knows of row 2. */
const finding = (list: readonly Finding[], rule: string) => list.find((one) => one.rule === rule);

test("findings as one types: marked, listed, mended by one key, gone in their place, and undone", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { chinese: CHINESE, english: ENGLISH });
  const say = words();
  const desk = await Desk.open(await as("translator"), documentId);
  // F7 goes to the first finding; its tab says what it is.
  await expect(async () => {
    await desk.press("F7");
    await expect(desk.panel.getByRole("tab", { selected: true })).toHaveAccessibleName(
      new RegExp(`^${say("editor.tab.findings")}`),
      { timeout: 1_000 },
    );
  }).toPass();
  const list = desk.panel.getByRole("list", named("editor.findings.list", { row: 2 }));
  const twice = list.getByRole("listitem").filter({ hasText: say("checks.repeated-words", { text: "The" }) });
  await expect(twice).toBeVisible();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(desk.row(2).locator(".mark-finding-warning").first()).toBeVisible();

  // One key mends it; it stays where it was, greyed.
  await desk.press("Control+.");
  await expect(desk.field(2)).toHaveValue(/^The old man/);
  await expect(twice).toContainText(say("editor.findings.gone"));
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await desk.saved();

  // As any edit.
  await desk.press("Control+z");
  await expect(desk.field(2)).toHaveValue(/^The the old man/);
  await expect(twice).not.toContainText(say("editor.findings.gone"));

  // What one types is checked after a pause, before it is stored.
  await desk.press("Control+End");
  await desk.page.keyboard.type(" He smiled 。");
  await expect(list.getByRole("listitem")).toHaveCount(3);
});

test("a finding is ignored with a reason, shown as ignored, and taken back", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { chinese: CHINESE, english: ENGLISH });
  const say = words();
  const desk = await Desk.open(await as("translator"), documentId);
  await desk.write(2);
  await desk.press("Alt+k");
  const list = desk.panel.getByRole("list", named("editor.findings.list", { row: 2 }));
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await desk.press("Shift+Alt+k");
  const reason = desk.panel.getByRole("textbox", named("editor.findings.reason"));
  await expect(reason).toBeFocused();
  await reason.fill("It stammers.");
  const ignoring = desk.panel.getByRole("button", named("editor.findings.ignore-do"));
  await expect(ignoring).toBeEnabled();
  await ignoring.click();
  await expect(list.getByRole("listitem")).toHaveCount(1);

  const { findings } = await api("owner").call<{ findings: Finding[] }>(
    "GET",
    `/documents/${documentId}/findings?ignored=true`,
  );
  expect(finding(findings, "repeated-words")?.ignored?.reason).toBe("It stammers.");

  await desk.panel.getByText(say("editor.findings.ignored-here", { count: 1 })).click();
  await desk.panel.getByRole("button", named("editor.findings.take-back.finding")).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
});

test("the whole document is checked by one command, listed, and its rows shown alone", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { chinese: CHINESE, english: ENGLISH });
  const say = words();
  const desk = await Desk.open(await as("translator"), documentId);
  await expect(async () => {
    await desk.press("Control+Alt+k");
    await expect(desk.page.getByRole("dialog", named("editor.findings.whole-title"))).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  const dialog = desk.page.getByRole("dialog", named("editor.findings.whole-title"));
  await dialog.getByRole("button", named("editor.findings.check")).click();
  await expect(dialog.getByText(say("editor.findings.all-checked"))).toBeVisible();
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await dialog.getByRole("button", named("editor.findings.show-rows")).click();
  await expect(desk.row(2)).toBeVisible();
  await expect(desk.row(3)).toHaveCount(0);
});

test("a finding that stops asks at confirming, and for a reason at approving", async ({ as, api }) => {
  const { projectId, documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    chinese: CHINESE,
    english: ENGLISH,
  });
  await api("owner").call("PUT", `/projects/${projectId}/checks/numbers`, { severity: "stop" });
  const desk = await Desk.open(await as("translator"), documentId);
  await desk.write(2);
  await desk.press("Control+Enter");
  const asked = desk.page.getByRole(
    "dialog",
    named("editor.dialog.stopped.title", { what: "confirm", row: 2 }),
  );
  await expect(asked.getByRole("listitem")).toHaveCount(1);
  // What was said of going on to the next row is gone.
  await expect(desk.page.getByText(words()("editor.nothing-left.unconfirmed"))).toHaveCount(0);
  await asked.getByRole("button", named("editor.dialog.stopped.despite", { what: "confirm" })).click();
  await expect(desk.gutter(2)).toContainText(words()("ui.state.translated"));

  const review = await Desk.open(await as("reviewer"), documentId);
  await review.english(2).click();
  await review.press("Alt+a");
  const why = review.page.getByRole(
    "dialog",
    named("editor.dialog.stopped.title", { what: "approve", row: 2 }),
  );
  const approve = why.getByRole("button", named("editor.dialog.stopped.despite", { what: "approve" }));
  await expect(approve).toBeDisabled();
  await why.getByRole("textbox").fill("The author's own figure.");
  await approve.click();
  await expect(review.gutter(2)).toContainText(words()("ui.state.reviewed"));
});
