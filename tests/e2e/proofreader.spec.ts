import { ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

test("a proofreader reads clean English, opens the Chinese at will, comments and suggests", async ({
  as,
  api,
}) => {
  const { projectId, documentId } = await makeScene(api, {
    with: ["translator", "proofreader"],
    confirmed: [1, 2, 3, 4, 5, 6],
  });
  const page = await as("proofreader");
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("link", { name: "摆渡人" }).click();
  await expect(page).toHaveURL(new RegExp(`/documents/${documentId}/read$`));
  await ready(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Ferryman");
  const book = page.getByRole("article");
  await expect(book).toContainText("knew every stone");
  await expect(page.getByText("他在这个渡口撑了四十年船")).toBeHidden();

  await book.getByText("中文", { exact: true }).nth(2).click();
  await expect(page.getByText("他在这个渡口撑了四十年船")).toBeVisible();
  await expect(page.getByText("下午，他把船拖上岸")).toBeHidden();

  await book.getByRole("button", { name: "Comment", exact: true }).nth(2).click();
  const dialog = page.getByRole("dialog", { name: "This paragraph" });
  await expect(dialog.getByRole("blockquote")).toContainText("knew every stone");
  await dialog.getByRole("textbox", { name: "Your comment" }).fill("Every stone of what?");
  await dialog.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByText("The comment was added")).toBeVisible();

  await book.getByRole("button", { name: "Comment", exact: true }).last().click();
  await dialog.getByText("Suggest other English").click();
  await dialog
    .getByRole("textbox", { name: "The English as you would have it" })
    .fill("In the afternoon he hauled the boat ashore and oiled its hull.");
  await dialog.getByRole("button", { name: "Suggest", exact: true }).click();
  await expect(page.getByText("The suggestion was sent to the translator")).toBeVisible();

  // Nothing was changed; it waits beside the translator's own words.
  const rows = await api("translator").rows(documentId);
  expect(rows[5]).toMatchObject({
    target: "In the afternoon he hauled the boat ashore and brushed its hull with tung oil.",
    openSuggestions: 1,
  });
  expect(rows[2]).toMatchObject({ openComments: 1 });
});

test("the translator takes a suggestion over, and the history says whose words they were", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { with: ["translator", "proofreader"], confirmed: [3] });
  const { id } = await api("translator").row(documentId, 3);
  const text = "He had worked this crossing for forty years and knew its every stone.";
  await api("proofreader").call("POST", `/segments/${id}/suggestions`, { text }, 201);
  const page = await as("translator");
  await page.goto(`/documents/${documentId}`);
  await ready(page);
  const row = page.getByRole("row", { name: /^Row 3,/ });
  await row.getByRole("button", { name: "1 open suggestion for row 3" }).click();
  await row.getByRole("gridcell").first().click();
  const panel = page.getByRole("complementary");
  await expect(panel.getByText("Paul Pru suggests")).toBeVisible();
  await panel.getByRole("button", { name: "Accept" }).click();
  await expect(row).toContainText("knew its every stone");
  await expect(panel.getByText("No open suggestions for this row.")).toBeVisible();
  expect((await api("translator").row(documentId, 3)).target).toBe(text);
});

test("a viewer sees what is approved and nothing else", async ({ as, api }) => {
  const { projectId, documentId } = await makeScene(api, {
    with: ["translator", "reviewer", "viewer"],
    confirmed: [1, 2, 3],
    approved: [1, 2],
  });
  const page = await as("viewer");
  await page.goto(`/projects/${projectId}`);
  await page
    .getByRole("link", { name: /Ferryman|摆渡人/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/read$/);
  const book = page.getByRole("article");
  await expect(book).toContainText("Old Chen untied the rope");
  await expect(book).not.toContainText("knew every stone");
  await expect(page.getByText("老陈解开缆绳")).toHaveCount(0);
  expect(await page.content()).not.toContain("渡口");

  const rows = await api("viewer").rows(documentId);
  expect(rows.map(({ target, source }) => ({ target, source }))).toEqual([
    { target: "The Ferryman", source: [] },
    { target: "At five in the morning mist lay on the river, and Old Chen untied the rope.", source: [] },
  ]);
});
