import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

// What was decided can be taken back: by the message, by its key, from the row's menu.

test("Ctrl+Z after a confirmation takes back the confirmation, and not the words under it", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator"] });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.write(2);
  await page.keyboard.type(" Nobody saw him.");
  await desk.press("Control+Enter");
  await expect(desk.gutter(2)).toContainText("Translated");
  const message = page.getByRole("region", { name: "Messages" });
  await expect(message).toContainText("Row 2 confirmed");
  await expect(desk.field(3)).toBeFocused();

  await desk.press("Control+z");
  await expect(desk.gutter(2)).toContainText("Draft");
  await expect(desk.row(2)).toHaveAttribute("aria-selected", "true");
  await expect(message).toContainText("Row 2: confirmation taken back");
  await expect(desk.english(2)).toContainText("Nobody saw him.");
  await expect(desk.row(2)).toBeFocused();

  await desk.press("Control+z");
  await expect(desk.english(2)).not.toContainText("Nobody saw him.");
  await desk.saved();
  // It was aligned before it was touched, and is again.
  await expect(desk.gutter(2)).toContainText("Aligned");
  const row = await api("translator").row(documentId, 2);
  expect(row).toMatchObject({ state: "initial", subState: "aligned" });
});

test("an approval is taken back by its message; sending back from the row's menu; the history says so", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], confirmed: [2, 3, 4] });
  const page = await as("reviewer");
  const desk = await Desk.open(page, documentId);
  await desk.chinese(2).click();
  await desk.press("Alt+a");
  await expect(desk.gutter(2)).toContainText("Approved");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(desk.gutter(2)).toContainText("Translated");

  await desk.chinese(4).click();
  await desk.press("Alt+r");
  await page.keyboard.type("Stiff.");
  await expect(desk.panel.getByLabel(/^What should be different/)).toHaveValue("Stiff.");
  await desk.press("Control+Enter");
  await expect(desk.gutter(4)).toContainText("Changes requested");
  await page.getByRole("button", { name: "Row 4: what can be done" }).click();
  await page.getByRole("menuitem", { name: /Take it back that the row was sent back/ }).click();
  await expect(desk.gutter(4)).toContainText("Translated");
  await desk.press("Alt+h");
  await expect(desk.panel).toContainText("taken back by Rui Ren");
  const { comments } = await api("translator").call<{ comments: unknown[] }>(
    "GET",
    `/segments/${(await api("translator").row(documentId, 4)).id}/comments`,
  );
  expect(comments).toEqual([]);
});

test("a run of approvals is one step, and the bar says Approve once", async ({ as, api }) => {
  const { documentId } = await makeScene(api, { with: ["translator", "reviewer"], confirmed: [2, 3, 4] });
  const page = await as("reviewer");
  const desk = await Desk.open(page, documentId);
  await desk.chinese(2).click();
  await desk.chinese(4).click({ modifiers: ["Shift"] });
  const run = page.getByRole("region", { name: "Selected rows" });
  await expect(run.getByRole("button", { name: "Confirm" })).toHaveCount(0);
  await run.getByRole("button", { name: "Approve" }).click();
  for (const number of [2, 3, 4]) await expect(desk.gutter(number)).toContainText("Approved");
  await desk.press("Control+z");
  for (const number of [2, 3, 4]) await expect(desk.gutter(number)).toContainText("Translated");
});

test("undoing a replacement gives the states back, too", async ({ as, api }) => {
  const { documentId } = await makeScene(api, {
    with: ["translator", "reviewer"],
    confirmed: [2, 3],
    approved: [2, 3],
  });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  const before = await api("translator").rows(documentId);
  await desk.chinese(5).click();
  await desk.press("Control+h");
  const dialog = page.getByRole("dialog");
  await page.keyboard.type("e");
  await dialog.getByRole("textbox").nth(1).fill("E");
  await dialog
    .getByRole("button", { name: /^Replace/ })
    .last()
    .click();
  await expect(desk.gutter(2)).toContainText("Translated");
  await desk.saved();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(desk.gutter(2)).toContainText("Approved");
  await expect(desk.gutter(3)).toContainText("Approved");
  await desk.saved();
  const after = await api("translator").rows(documentId);
  const standing = (rows: typeof after) =>
    rows.map(({ state, subState, target }) => ({ state, subState, target }));
  expect(standing(after)).toEqual(standing(before));
});

test("a removed project is brought back by an administrator's button", async ({ as, api }) => {
  const { projectId } = await makeScene(api, { with: ["translator"] });
  const name = (await api("owner").call<{ name: string }>("GET", `/projects/${projectId}`)).name;
  await api("owner").call("PATCH", `/projects/${projectId}`, { name: `${name} ${projectId}` });
  await api("owner").call("DELETE", `/projects/${projectId}`);
  const page = await as("owner");
  await page.goto("/projects");
  await ready(page);
  await page.getByRole("button", { name: `Bring “${name} ${projectId}” back` }).click();
  await expect(page.getByRole("link", { name: new RegExp(projectId) })).toBeVisible();
  expect((await api("translator").call<{ id: string }>("GET", `/projects/${projectId}`)).id).toBe(projectId);
});
