import type { Page } from "@playwright/test";
import { Desk, ready } from "./desk";
import { expect, PASSWORD, person, test } from "./people";
import { makeScene } from "./scene";

/** Nobody else's session is ended by these tests: each signs in anew. */
async function signIn(page: Page, role: "translator" | "reviewer"): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await ready(page);
  await fillIn(page, role);
  await page.waitForURL("**/projects");
}

async function fillIn(page: Page, role: "translator" | "reviewer"): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail or user name" }).fill(`${role}@example.org`);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a session that ends is signed in over the page, and what was typed goes through", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { english: null });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await page.context().clearCookies();
  await desk.write(2);
  await page.keyboard.type("Typed after the session had ended.");
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toContainText("What you typed in one row is kept on this machine");
  expect((await api("translator").row(documentId, 2)).target).toBe("");
  await page.screenshot({ path: test.info().outputPath("sign-in.png") });
  await fillIn(page, "translator");
  await expect(dialog).toBeHidden();
  await desk.saved();
  expect((await api("translator").row(documentId, 2)).target).toBe("Typed after the session had ended.");
});

test("somebody else who signs in there sends nothing of the first one's, and is told", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], english: null });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await page.context().clearCookies();
  await desk.write(2);
  await page.keyboard.type("The translator's words.");
  await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
  await fillIn(page, "reviewer");
  const told = page.getByRole("dialog", { name: "Somebody else is signed in" });
  await expect(told).toContainText("stays on this machine");
  await told.getByRole("button", { name: `Reload as ${person("reviewer").name}` }).click();
  await ready(page);
  await desk.saved();
  await expect(desk.english(2)).not.toContainText("The translator's words.");
  expect((await api("reviewer").row(documentId, 2)).target).toBe("");

  await signIn(page, "translator");
  await Desk.open(page, documentId);
  await expect(desk.english(2)).toContainText("The translator's words.");
  await desk.saved();
  const row = await api("translator").row(documentId, 2);
  expect(row).toMatchObject({
    target: "The translator's words.",
    updatedBy: { id: person("translator").id },
  });
});

test("signing out asks about what is not stored, and then leaves nothing on the machine", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { english: null });
  const page = await as("translator");
  await signIn(page, "translator");
  await page.route("**/api/v1/segments/*/target", (route) => route.abort());
  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await page.keyboard.type("Never stored.");
  await page.goto("/projects");
  await ready(page);
  const signOut = async () => {
    await page.getByRole("button", { name: /^Signed in as/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await signOut();
  const question = page.getByRole("alertdialog", { name: "Sign out and lose what is not stored?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await signOut();
  await question.getByRole("button", { name: "Sign out and lose it" }).click();
  await page.waitForURL("**/sign-in");
  await signIn(page, "translator");
  await Desk.open(page, documentId);
  await desk.saved();
  await expect(desk.english(2)).not.toContainText("Never stored.");
});

test("a conflict outlives a reload, and days", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], english: null });
  await api("translator").write(documentId, 2, "The mist was grey.");
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  const field = await desk.write(2);
  await page.context().setOffline(true);
  await field.fill("The mist was white.");
  await api("reviewer").write(documentId, 2, "The mist was blue.");
  await page.context().setOffline(false);
  const choose = page.getByRole("button", { name: "1 row changed by two people: choose" });
  await expect(choose).toBeVisible();
  await page.close();

  const later = await page.context().newPage();
  await later.clock.setFixedTime(Date.now() + 9 * 24 * 60 * 60 * 1000);
  const again = await Desk.open(later, documentId);
  await later.getByRole("button", { name: "1 row changed by two people: choose" }).click();
  const dialog = later.getByRole("dialog", { name: "Row 2 was changed by two people" });
  await expect(dialog).toContainText("The mist was white.");
  await later.screenshot({ path: test.info().outputPath("conflict.png") });
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await again.saved();
  expect((await api("reviewer").row(documentId, 2)).target).toBe("The mist was white.");
});

test("what somebody typed before they were taken out of the project waits on their account page", async ({
  as,
  api,
}) => {
  const { projectId, documentId } = await makeScene(api, { english: null });
  const page = await as("translator");
  await page.route("**/api/v1/segments/*/target", (route) => route.abort());
  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await page.keyboard.type("Nobody has these words but me.");
  await api("owner").call("DELETE", `/projects/${projectId}/members/${person("translator").id}`);
  await page.goto(`/documents/${documentId}`);
  await page.getByRole("link", { name: "see and copy it" }).press("Enter");

  const kept = page.getByRole("list", { name: "Typed here and not stored yet" }).getByRole("listitem");
  await expect(kept).toContainText("Nobody has these words but me.");
  await expect(kept).toContainText("In a document that you can no longer open");
  await kept.getByRole("button", { name: "Delete" }).click();
  await expect(kept.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(kept).toContainText("Nobody has these words but me.");
  await kept.getByRole("button", { name: "Delete" }).press("Enter");
  await page.reload();
  await expect(page.getByText("Nothing: all that you typed in this browser is stored")).toBeVisible();
});
