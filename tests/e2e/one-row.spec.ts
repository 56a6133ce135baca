import type { Page } from "@playwright/test";
import { Desk } from "./desk";
import { expect, type Fixtures, test } from "./people";
import { makeScene } from "./scene";

/** One document, open in a translator's window and in a reviewer's; row 2 is “At five in the morning mist …”. */
async function openTwo(as: Fixtures["as"], api: Fixtures["api"]) {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const mine = await Desk.open(await as("translator"), documentId);
  const theirs = await Desk.open(await as("reviewer"), documentId);
  return { documentId, mine, theirs };
}

/** Neither hears that the other types: two who begin in one moment, or take no notice. */
async function unheard(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.route("**/presence", (route) => route.abort());
}

/** Saves of this window are on their way until they are let through. */
async function holdSaves(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/api/v1/segments/*/target", async (route) => {
    await gate;
    await route.continue();
  });
  return letThrough;
}

/** An input method, as the browser is told of one. */
async function inputMethod(page: Page) {
  const session = await page.context().newCDPSession(page);
  return {
    compose: (text: string) =>
      session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text: string) => session.send("Input.insertText", { text }),
  };
}

const times = (text: string, part: string) => text.split(part).length - 1;

test("two people type in one row at once, at both ends: every letter of both is there", async ({
  as,
  api,
}) => {
  const { documentId, mine, theirs } = await openTwo(as, api);
  await unheard(mine.page, theirs.page);
  await mine.write(2);
  await theirs.write(2);
  await theirs.press("Control+Home");
  await Promise.all([
    mine.page.keyboard.type(" Mine, letter by letter, to the very end.", { delay: 40 }),
    theirs.page.keyboard.type("Theirs, letter by letter, from the start. ", { delay: 40 }),
  ]);
  const whole =
    /^Theirs, letter by letter, from the start\. At five .* rope\. Mine, letter by letter, to the very end\.$/;
  await expect(mine.field(2)).toHaveValue(whole);
  await expect(theirs.field(2)).toHaveValue(whole);
  await mine.saved();
  await theirs.saved();
  expect((await api("reviewer").row(documentId, 2)).target).toMatch(whole);
});

test("two people change the same words at once: the second sees both texts and joins them", async ({
  as,
  api,
}) => {
  const { documentId, mine, theirs } = await openTwo(as, api);
  await unheard(mine.page, theirs.page);
  const letThrough = await holdSaves(mine.page);
  const field = await mine.write(2);
  const other = await theirs.write(2);
  await field.fill("At five the river smoked, and Old Chen cast off.");
  await other.fill("At five there was fog on the river, and Old Chen cast off.");
  await theirs.saved();
  letThrough();
  await mine.page.getByRole("button", { name: "1 row changed by two people: choose" }).click();
  const dialog = mine.page.getByRole("dialog", { name: "Row 2 was changed by two people" });
  await expect(dialog).toContainText("the river smoked");
  await expect(dialog).toContainText("there was fog on the river");
  await expect(dialog.locator("ins")).not.toHaveCount(0);
  await expect(dialog.locator("del")).not.toHaveCount(0);
  await dialog.getByRole("button", { name: "Write it together…" }).click();
  const joined = "At five the river smoked with fog, and Old Chen cast off.";
  await dialog.getByRole("textbox", { name: "The text that shall stand" }).fill(joined);
  await dialog.getByRole("button", { name: "Keep what I joined" }).click();
  await mine.saved();
  await expect(theirs.field(2)).toHaveValue(joined);
  expect((await api("reviewer").row(documentId, 2)).target).toBe(joined);
});

test("somebody takes over the row in which an input method composes: the character is finished, once", async ({
  as,
  api,
}) => {
  const { documentId, mine, theirs } = await openTwo(as, api);
  const { compose, commit } = await inputMethod(mine.page);
  await mine.write(2);
  await mine.page.keyboard.type(" The place is called ");
  await compose("d");
  await compose("dukou");
  await theirs.english(2).click();
  await expect(theirs.row(2)).toContainText("Tess Tran is typing here");
  await theirs.press("Alt+t");
  await expect(theirs.field(2)).toBeEditable();
  await theirs.press("Control+Home");
  await theirs.page.keyboard.type("Theirs. ");
  await theirs.saved();
  await expect(mine.row(2)).toContainText("Rui Ren is typing here");
  await expect(mine.field(2)).toBeEditable();
  await compose("渡口");
  await commit("渡口");
  await expect(mine.field(2)).not.toBeEditable();
  await expect(mine.page.getByText("Rui Ren took over row 2.").first()).toBeVisible();
  const whole = /^Theirs\. At five .* rope\. The place is called 渡口$/;
  await expect(mine.field(2)).toHaveValue(whole);
  await expect(theirs.field(2)).toHaveValue(whole);
  await mine.saved();
  expect((await api("reviewer").row(documentId, 2)).target).toMatch(whole);
});

test("somebody saves in the row in which an input method composes: nothing is lost or doubled", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const mine = await Desk.open(await as("translator"), documentId);
  const { compose, commit } = await inputMethod(mine.page);
  const letThrough = await holdSaves(mine.page);
  await mine.write(2);
  const under = mine.page.waitForRequest("**/api/v1/segments/*/target");
  await mine.page.keyboard.type(" It is called ");
  await under;
  await compose("d");
  // The save that is under way is joined with theirs, and its answer comes in the middle of the composition.
  const before = (await api("reviewer").row(documentId, 2)).target;
  await api("reviewer").write(documentId, 2, before.replace("five", "four"));
  const answered = mine.page.waitForResponse("**/api/v1/segments/*/target");
  letThrough();
  await (await answered).finished();
  await compose("du");
  await compose("dukou");
  await commit("渡口");
  await mine.page.keyboard.type(".");
  await mine.saved();
  const whole = before.replace("five", "four").concat(" It is called 渡口.");
  await expect(mine.field(2)).toHaveValue(whole);
  expect((await api("reviewer").row(documentId, 2)).target).toBe(whole);
});

test("two windows of one person: each sees the other's typing, and undo takes back one's own only", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api);
  const page = await as("translator");
  const first = await Desk.open(page, documentId);
  const second = await Desk.open(await page.context().newPage(), documentId);
  await first.write(3);
  await second.write(4);
  await Promise.all([
    first.page.keyboard.type(" In the first window."),
    second.page.keyboard.type(" In the second window."),
  ]);
  await expect(second.english(3)).toContainText("In the first window.");
  await expect(first.english(4)).toContainText("In the second window.");

  // In the same row: it is to be read in the second until it is taken over.
  await first.write(2);
  await first.page.keyboard.type(" First.");
  await second.english(2).click();
  await expect(second.row(2)).toContainText("You are typing here in another window");
  await second.press("Alt+t");
  await expect(first.page.getByText("You, in another window, took over row 2.").first()).toBeVisible();
  await second.press("Control+Home");
  await second.page.keyboard.type("Second. ");
  await second.saved();
  await expect(first.field(2)).toHaveValue(/^Second\. .* First\.$/);
  await first.press("Alt+t");
  await expect(first.field(2)).toBeEditable();
  await first.press("Control+z");
  await expect(first.field(2)).toHaveValue(/^Second\. .* rope\.$/);
  await first.saved();
  const row = await api("translator").row(documentId, 2);
  expect(times(row.target, "Second.")).toBe(1);
  await expect(second.field(2)).toHaveValue(row.target);
  expect((await api("translator").row(documentId, 4)).target).toContain("In the second window.");
});

test("what somebody else saved between two runs of typing stays when both are undone", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const mine = await Desk.open(await as("translator"), documentId);
  const before = (await api("reviewer").row(documentId, 2)).target;
  const theirs = before.replace("five", "four");
  await mine.write(2);
  await mine.page.keyboard.type(" One.");
  await mine.saved();
  await api("reviewer").write(documentId, 2, `${theirs} One.`);
  await expect(mine.field(2)).toHaveValue(`${theirs} One.`);
  await mine.page.keyboard.type(" Two.");
  for (const left of [`${theirs} One.`, theirs]) {
    await expect(async () => {
      if ((await mine.field(2).inputValue()) !== left) await mine.press("Control+z");
      expect(await mine.field(2).inputValue()).toBe(left);
    }).toPass();
  }
  await mine.saved();
  expect((await api("reviewer").row(documentId, 2)).target).toBe(theirs);
});
