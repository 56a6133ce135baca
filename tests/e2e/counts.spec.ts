import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

test("counts: from the palette to the document, and among the project's tabs; not for a viewer", async ({
  as,
  api,
}) => {
  const { projectId, documentId } = await makeScene(api, {
    with: ["translator", "reviewer", "viewer"],
    confirmed: [1, 2],
    approved: [1],
  });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.press("Control+Shift+P");
  await page.getByRole("combobox", { name: "Find a command" }).fill("counts");
  await desk.press("Enter");
  await expect(page).toHaveURL(/\/counts$/);
  const { body } = { body: await api("translator").call<Stored>("GET", `/documents/${documentId}/counts`) };
  const whole = new Intl.NumberFormat("en");
  const byState = page.getByRole("region", { name: "By state" });
  await expect(byState.getByRole("row", { name: /^Approved/ })).toContainText("1");
  await expect(byState.getByRole("row", { name: /^All/ })).toContainText(
    whole.format(body.total.source.wordCount),
  );
  const byPerson = page.getByRole("region", { name: "By person" });
  await expect(byPerson.getByRole("row")).toHaveCount(1 + body.byPerson.length);
  await page.goto(`/projects/${projectId}`);
  await ready(page);
  await page.getByRole("link", { name: "Counts", exact: true }).click();
  await expect(page.getByRole("region", { name: "By document" }).getByRole("row")).toHaveCount(3);

  const viewer = await as("viewer");
  await viewer.goto(`/projects/${projectId}`);
  await expect(viewer.getByRole("link", { name: "Counts", exact: true })).toHaveCount(0);
  await viewer.goto(`/documents/${documentId}/counts`);
  await expect(viewer.getByText("a viewer may not see the Chinese original", { exact: false })).toBeVisible();
});

interface Stored {
  readonly total: { readonly rows: number; readonly source: { readonly wordCount: number } };
  readonly byPerson: readonly unknown[];
}

test("the find bar finds Simplified by Traditional, unless it is told to match what is typed", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, {
    with: ["translator"],
    chinese: "第一行说的是台湾。\n\n第二行寫的是臺灣。\n\n第三行没有。\n",
    english: null,
  });
  const page = await as("translator");
  const desk = await Desk.open(page, documentId);
  await desk.press("Control+F");
  const find = page.getByRole("search");
  await find.getByRole("textbox").fill("臺灣");
  await expect(find.getByText("2", { exact: true })).toBeVisible();
  await find.getByRole("button", { name: "Match case" }).click();
  await expect(find.getByText("1", { exact: true })).toBeVisible();
});
