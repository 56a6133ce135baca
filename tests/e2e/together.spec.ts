import { Desk } from "./desk";
import { expect, type Fixtures, test } from "./people";
import { makeScene, type Setting } from "./scene";

/** One document, open in a translator's window and in a reviewer's. */
async function openTwo(as: Fixtures["as"], api: Fixtures["api"], setting: Setting = {}) {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], ...setting });
  const mine = await Desk.open(await as("translator"), documentId);
  const theirs = await Desk.open(await as("reviewer"), documentId);
  return { documentId, mine, theirs };
}

test("what somebody else saves appears on my screen, with their state and their presence", async ({
  as,
  api,
}) => {
  const { mine, theirs } = await openTwo(as, api);
  await expect(mine.page.getByRole("list", { name: "Also here" })).toContainText("RR");
  await mine.write(3);
  await mine.page.keyboard.type(" All of them.");
  await expect(theirs.english(3)).toContainText("All of them.");
  await mine.press("Control+Shift+Enter");
  await expect(theirs.gutter(3)).toContainText("Translated");
  await expect(theirs.row(3)).toContainText("Tess Tran");

  // A change of structure appears, too.
  await mine.press("Control+Alt+m");
  await expect(theirs.page.getByRole("row", { name: /^Row \d+/ })).toHaveCount(5);
});

test("edits of the same row that do not touch are merged", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const mine = await Desk.open(await as("translator"), documentId);
  await mine.page.context().setOffline(true);
  await mine.write(2);
  await mine.page.keyboard.type(" It was cold.");
  const before = (await api("reviewer").row(documentId, 2)).target;
  await api("reviewer").write(documentId, 2, before.replace("five", "four"));
  await mine.page.context().setOffline(false);
  await mine.saved();
  await expect(mine.field(2)).toHaveValue(
    "At four in the morning mist lay on the river, and Old Chen untied the rope. It was cold.",
  );
  expect((await api("reviewer").row(documentId, 2)).target).toBe(await mine.field(2).inputValue());
});

test("edits that touch: both texts are shown, and neither is lost", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], english: null });
  await api("translator").write(documentId, 2, "The mist was grey.");
  const mine = await Desk.open(await as("translator"), documentId);
  const field = await mine.write(2);
  await mine.page.context().setOffline(true);
  await field.fill("The mist was white.");
  await api("reviewer").write(documentId, 2, "The mist was blue.");
  await mine.page.context().setOffline(false);
  const choose = mine.page.getByRole("button", { name: "1 row changed by two people: choose" });
  await choose.click();
  const dialog = mine.page.getByRole("dialog", { name: "Row 2 was changed by two people" });
  await expect(dialog).toContainText("The mist was white.");
  await expect(dialog).toContainText("The mist was blue.");
  expect((await api("reviewer").row(documentId, 2)).target).toBe("The mist was blue.");
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await mine.saved();
  const row = await api("reviewer").row(documentId, 2);
  expect(row.target).toBe("The mist was white.");
  const { versions } = await api("reviewer").history(row.id);
  expect(versions.map(({ text }) => text)).toEqual([
    "The mist was white.",
    "The mist was blue.",
    "The mist was grey.",
  ]);
});

test("a cut line is told, and what others did meanwhile arrives without a reload", async ({ as, api }) => {
  const { documentId, mine, theirs } = await openTwo(as, api);
  await expect(mine.page.getByRole("list", { name: "Also here" })).toContainText("RR");
  const cut = mine.page.getByText("Not connected: you do not see what others do.");
  await mine.page.context().setOffline(true);
  await expect(cut).toBeVisible();
  await mine.write(2);
  await mine.page.keyboard.type(" Typed on the train.");
  await theirs.write(3);
  await theirs.page.keyboard.type(" Typed at the desk.");
  await theirs.saved();
  await mine.page.context().setOffline(false);
  await expect(mine.english(3)).toContainText("Typed at the desk.");
  await expect(cut).toBeHidden();
  await expect(theirs.english(2)).toContainText("Typed on the train.");
  await mine.saved();
  expect((await api("reviewer").row(documentId, 2)).target).toContain("Typed on the train.");
  expect((await api("reviewer").row(documentId, 3)).target).toContain("Typed at the desk.");
});

test("two people type in different rows at once, and nobody loses the cursor", async ({ as, api }) => {
  const { documentId, mine, theirs } = await openTwo(as, api);
  await mine.write(2);
  await theirs.write(4);
  await Promise.all([
    mine.page.keyboard.type(" Mine, word by word."),
    theirs.page.keyboard.type(" Theirs, word by word."),
  ]);
  await expect(theirs.english(2)).toContainText("Mine, word by word.");
  await expect(mine.english(4)).toContainText("Theirs, word by word.");
  await expect(mine.field(2)).toBeFocused();
  await expect(theirs.field(4)).toBeFocused();
  expect((await api("reviewer").row(documentId, 2)).target).toContain("Mine, word by word.");
  expect((await api("reviewer").row(documentId, 4)).target).toContain("Theirs, word by word.");
});

test("the row that somebody types in is there to be read, until it is taken over: both are told, no word goes", async ({
  as,
  api,
}) => {
  const { documentId, mine, theirs } = await openTwo(as, api);
  await mine.write(2);
  await mine.page.keyboard.type(" Mine, to the last");
  await expect(theirs.row(2)).toContainText("Tess Tran is typing here");
  await theirs.english(2).click();
  await expect(theirs.field(2)).not.toBeEditable();
  await theirs.page.keyboard.type("Nothing of this.");
  await mine.page.keyboard.type(" letter");
  await theirs.press("Alt+t");
  await expect(theirs.field(2)).toBeFocused();
  await expect(theirs.field(2)).toBeEditable();
  await expect(theirs.page.getByText("You took over row 2 from Tess Tran.").first()).toBeVisible();
  await expect(mine.page.getByText("Rui Ren took over row 2.").first()).toBeVisible();
  await expect(mine.field(2)).not.toBeEditable();
  await expect(mine.row(2)).toContainText("Rui Ren is typing here");
  await expect(theirs.field(2)).toHaveValue(/ Mine, to the last letter$/);
  await theirs.press("Control+Home");
  await theirs.page.keyboard.type("Theirs. ");
  await mine.saved();
  await theirs.saved();
  await expect(mine.field(2)).toHaveValue(/^Theirs\. At five .* Mine, to the last letter$/);
  expect((await api("reviewer").row(documentId, 2)).target).toBe(await mine.field(2).inputValue());

  // Whoever goes lets go of the row.
  await mine.row(2).getByRole("button", { name: "Take over" }).click();
  await expect(mine.field(2)).toBeFocused();
  await expect(theirs.field(2)).not.toBeEditable();
  await mine.write(3);
  await expect(theirs.field(2)).toBeEditable();
});

test("somebody splits and merges the rows in which another types: cursor and words go along", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const mine = await Desk.open(await as("translator"), documentId);
  await mine.write(4);
  await mine.page.keyboard.type(" Typed behind the cut");
  await mine.saved();
  const row = await api("reviewer").row(documentId, 4);
  const target = row.target.indexOf("I asked him.");
  const body = { revision: row.revision, source: null, target };
  await api("reviewer").call("POST", `/segments/${row.id}/split`, body);
  await expect(mine.field(5)).toBeFocused();
  await expect(mine.field(5)).toHaveValue("I asked him. Typed behind the cut");
  await mine.page.keyboard.type(" and on.");
  await mine.saved();
  await expect(mine.english(4)).toHaveText(
    "“Now that the bridge is finished, does anyone still take the boat?”",
  );

  // What waits on this machine when the row goes is written where its Chinese went.
  await mine.page.context().setOffline(true);
  await mine.write(6);
  await mine.page.keyboard.type(" Typed on the train.");
  const [above, below] = [await api("reviewer").row(documentId, 5), await api("reviewer").row(documentId, 6)];
  const merge = { revision: above.revision, with: "next", otherRevision: below.revision };
  await api("reviewer").call("POST", `/segments/${above.id}/merge`, merge);
  await mine.page.context().setOffline(false);
  await expect(mine.field(5)).toBeFocused();
  await mine.saved();
  const { target: text } = await api("reviewer").row(documentId, 5);
  expect(text).toMatch(/^I asked him\. Typed behind the cut and on\.\n\n“They do,” .* Typed on the train\.$/);
  await expect(mine.field(5)).toHaveValue(text);
});

test("a reviewer approves while the translator types: the approval is of what was seen, and the words are stored", async ({
  as,
  api,
}) => {
  const { mine, theirs } = await openTwo(as, api, { confirmed: [3] });
  await mine.page.context().setOffline(true);
  await mine.write(3);
  await mine.page.keyboard.type(" Not seen by anybody.");
  await theirs.english(3).click();
  await theirs.press("Alt+a");
  await expect(theirs.gutter(3)).toContainText("Approved");
  await mine.page.context().setOffline(false);
  await mine.saved();
  await expect(theirs.english(3)).toContainText("Not seen by anybody.");
  await expect(theirs.gutter(3)).toContainText("Translated");
  await expect(mine.gutter(3)).toContainText("Translated");
  await expect(mine.field(3)).toHaveValue(/Not seen by anybody\.$/);
});
