import type { Page } from "@playwright/test";
import { ready } from "./desk";
import { expect, test } from "./people";
import { fixture, makeProject } from "./scene";

/** Files as a browser hands them over. */
const file = (name: string, text: string | Buffer) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});

const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 0, 0, 1]);

async function openProject(page: Page, projectId: string) {
  await page.goto(`/projects/${projectId}`);
  await ready(page);
  return page.getByRole("dialog");
}

/** Drops files on the page, wherever that is. */
async function drop(
  page: Page,
  on: string,
  files: readonly { readonly name: string; readonly text: string }[],
) {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name, { type: "text/plain" }));
    return transfer;
  }, files);
  await page.dispatchEvent(on, "dragenter", { dataTransfer: data });
  await expect(page.getByText("Drop to import")).toBeVisible();
  await page.dispatchEvent(on, "drop", { dataTransfer: data });
}

test("several files at once become a document each; one that is refused is said and the others come in", async ({
  as,
  api,
}) => {
  const projectId = await makeProject(api, ["translator"]);
  const page = await as("translator");
  const dialog = await openProject(page, projectId);
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  await dialog
    .getByLabel("Chinese original: file")
    .setInputFiles([
      file("渡船.txt", fixture("ferry.zh.txt")),
      file("照片.txt", PICTURE),
      file("钟.txt", fixture("clock.zh.txt")),
    ]);
  await expect(dialog.getByRole("list", { name: "Files" }).getByRole("listitem")).toHaveCount(3);
  await dialog.getByRole("button", { name: "Import 3 documents" }).click();

  await expect(dialog.getByRole("button", { name: "Try it again" })).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "照片.txt" })).toContainText(
    "Nothing was imported",
  );
  await expect(dialog.getByRole("link", { name: "茶馆里的旧钟" })).toBeVisible();
  await dialog.getByRole("button", { name: "Remove 照片.txt" }).click();
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  const { documents } = await api("owner").call<{ documents: { fileName: string }[] }>(
    "GET",
    `/projects/${projectId}/documents`,
  );
  expect(documents.map(({ fileName }) => fileName).toSorted()).toEqual(["渡船.txt", "钟.txt"].toSorted());

  // What was imported last is not shown again.
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  await expect(dialog.getByRole("heading", { name: "Import a Chinese original" })).toBeVisible();
  await expect(dialog.getByText("渡船.txt")).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
});

test("files are dropped anywhere on the page; a second one is never ignored", async ({ as, api }) => {
  const projectId = await makeProject(api, ["translator"]);
  const page = await as("translator");
  const dialog = await openProject(page, projectId);
  await drop(page, "main", [{ name: "渡船.txt", text: fixture("ferry.zh.txt") }]);
  await expect(dialog.getByText("渡船.txt")).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Title (if you like)" })).toBeVisible();
  await drop(page, "[role=dialog]", [{ name: "钟.txt", text: fixture("clock.zh.txt") }]);
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Import 2 documents" }).click();
  await expect(dialog.getByRole("heading", { name: "Imported" })).toBeVisible();
  await expect(dialog.getByRole("listitem").getByRole("link")).toHaveCount(2);
});

test("a closed dialog forgets what was chosen and what was said about it", async ({ as, api }) => {
  const projectId = await makeProject(api, ["translator"]);
  const page = await as("translator");
  const dialog = await openProject(page, projectId);
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  await dialog.getByLabel("Chinese original: file").setInputFiles(file("照片.txt", PICTURE));
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  await expect(dialog.getByText("照片.txt")).toHaveCount(0);
  await expect(dialog.getByRole("alert")).toHaveCount(0);
});

test("a server that is busy is waited for", async ({ as, api }) => {
  const projectId = await makeProject(api, ["translator"]);
  const page = await as("translator");
  const dialog = await openProject(page, projectId);
  let refusals = 0;
  await page.route(`**/api/v1/projects/${projectId}/documents`, async (route) => {
    if (route.request().method() !== "POST" || refusals >= 2) return await route.fallback();
    refusals += 1;
    await route.fulfill({
      status: refusals === 1 ? 503 : 429,
      contentType: "application/problem+json",
      headers: { "retry-after": "1" },
      body: JSON.stringify({
        type: refusals === 1 ? "/problems/busy" : "/problems/too-many-at-once",
        title: "Busy",
        status: refusals === 1 ? 503 : 429,
        detail: "Ask again.",
      }),
    });
  });
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  await dialog.getByLabel("Chinese original: file").setInputFiles(file("渡船.txt", fixture("ferry.zh.txt")));
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog.getByRole("status").filter({ hasText: "busy" })).toBeVisible();
  await expect(dialog.getByText("6 paragraphs in 6 rows.")).toBeVisible();
  expect(refusals).toBe(2);
});
