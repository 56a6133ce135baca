import { Desk } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

test("what somebody else saves appears on my screen, with their state and their presence", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const mine = await Desk.open(await as("translator"), documentId);
  const theirs = await Desk.open(await as("reviewer"), documentId);
  await expect(mine.page.getByRole("list", { name: "Also here" })).toContainText("RR");
  await mine.write(3);
  await mine.page.keyboard.type(" All of them.");
  await expect(theirs.english(3)).toContainText("All of them.");
  await mine.press("Control+Shift+Enter");
  await expect(theirs.gutter(3)).toContainText("Translated");
  await expect(theirs.row(3)).toContainText("Tess Tran");

  // A change of structure appears, too.
  await mine.press("Control+Alt+m");
  await expect(theirs.page.getByRole("row", { name: /^Row \d+$/ })).toHaveCount(5);
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
