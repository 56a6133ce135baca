import { Desk } from "./desk";
import { expect, person, test } from "./people";
import { makeScene } from "./scene";

test("a tab crashes: what was typed more than a second before is there when the document is opened again", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { english: null });
  const page = await as("translator");
  await page.context().route("**/api/v1/segments/*/target", (route) => route.abort());
  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await page.keyboard.type("Mist lay on the river.");
  await desk.write(3);
  await page.keyboard.type("He knew every stone.");
  // The second of the promise.
  await page.waitForTimeout(1_000);
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {});
  await crashed;

  const again = await Desk.open(await page.context().newPage(), documentId);
  await expect(again.english(2)).toContainText("Mist lay on the river.");
  await expect(again.english(3)).toContainText("He knew every stone.");
  expect((await api("translator").row(documentId, 2)).target).toBe("");
  await page.close();
  await again.page.context().unroute("**/api/v1/segments/*/target");
  await again.saved();
  const rows = await api("translator").rows(documentId);
  expect(rows.slice(1, 3).map(({ target }) => target)).toEqual([
    "Mist lay on the river.",
    "He knew every stone.",
  ]);
});

test("a row in conflict is merged away by another: the choice is written where its Chinese went", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const page = await as("translator");
  const mine = await Desk.open(page, documentId);
  const field = await mine.write(3);
  await page.context().setOffline(true);
  await field.fill("Forty years he had worked it.");
  await api("reviewer").write(documentId, 3, "He had been at it for forty years.");
  await page.context().setOffline(false);
  const choose = page.getByRole("button", { name: "1 row changed by two people: choose" });
  await expect(choose).toBeVisible();
  const above = await api("reviewer").row(documentId, 2);
  const below = await api("reviewer").row(documentId, 3);
  const merge = { revision: above.revision, with: "next", otherRevision: below.revision };
  await api("reviewer").restructure(above.id, "merge", merge);
  await expect(page.getByRole("row", { name: /^Row \d+/ })).toHaveCount(5);
  await choose.click();
  const dialog = page.getByRole("dialog", { name: "A row that is gone was changed by two people" });
  await expect(dialog).toContainText("Forty years he had worked it.");
  await expect(dialog).toContainText("He had been at it for forty years.");
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await mine.saved();
  expect((await api("reviewer").row(documentId, 2)).target).toBe(
    `${above.target}\n\nForty years he had worked it.`,
  );
});

test("words of a row that was rewritten and merged away have no place: they are shown, to be copied", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"] });
  const page = await as("translator");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const mine = await Desk.open(page, documentId);
  const field = await mine.write(3);
  await page.context().setOffline(true);
  await field.fill("Forty years he had worked it.");
  await api("reviewer").write(documentId, 3, "He had been at it for forty years.");
  const above = await api("reviewer").row(documentId, 2);
  const below = await api("reviewer").row(documentId, 3);
  const merge = { revision: above.revision, with: "next", otherRevision: below.revision };
  await api("reviewer").restructure(above.id, "merge", merge);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "1 row could not be saved: see why" }).click();
  const dialog = page.getByRole("dialog", { name: "This text could not be saved" });
  await expect(dialog).toContainText("This row is no longer there: somebody has merged it");
  await expect(dialog).toContainText("It is kept on this machine until it is saved or you let it go.");
  await expect(dialog).toContainText("Forty years he had worked it.");
  await dialog.getByRole("button", { name: "Copy my text" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Forty years he had worked it.");
  await page.reload();
  await expect(page.getByRole("button", { name: "1 row could not be saved: see why" })).toBeVisible();
});

test("somebody's role is taken away while they type: the words stay theirs to copy, and go out when it is back", async ({
  as,
  api,
}) => {
  const { projectId, documentId } = await makeScene(api, { english: null });
  const become = (role: string) =>
    api("owner").call("PATCH", `/projects/${projectId}/members/${person("translator").id}`, { role });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await page.keyboard.type("Stored before.");
  await desk.saved();
  await become("viewer");
  await page.keyboard.type(" Typed after.");
  const why = page.getByRole("button", { name: "1 row could not be saved: see why" });
  const dialog = page.getByRole("dialog", { name: "This text could not be saved" });
  await why.click();
  await expect(dialog).toContainText("you are a viewer, and a viewer may not change the English");
  await expect(dialog).toContainText("Stored before. Typed after.");
  await expect(dialog.getByRole("button", { name: "Copy my text" })).toBeVisible();
  await desk.press("Escape");
  await expect(desk.english(2)).toContainText("Stored before. Typed after.");

  // A viewer does not see the row any more, but their own words.
  await page.reload();
  await why.click();
  await expect(dialog).toContainText("you are a viewer, and a viewer may not change the English");
  await expect(dialog).toContainText("Stored before. Typed after.");
  expect((await api("owner").row(documentId, 2)).target).toBe("Stored before.");

  await become("translator");
  await page.reload();
  await expect(desk.english(2)).toContainText("Stored before. Typed after.");
  await desk.saved();
  expect((await api("owner").row(documentId, 2)).target).toBe("Stored before. Typed after.");
});
