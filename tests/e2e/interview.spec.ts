import { existsSync } from "node:fs";
import { join } from "node:path";
import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeProject } from "./scene";

const SAMPLES = join(import.meta.dirname, "..", "..", "..", "shared", "samples");
const CHINESE = join(SAMPLES, "interview.zh.txt");
const ENGLISH = join(SAMPLES, "interview.en.txt");

test("the real interview, scraped with all that stood around it, and its draft", async ({ as, api }) => {
  test.skip(!existsSync(CHINESE) || !existsSync(ENGLISH), "the samples are not beside this folder");
  test.setTimeout(120_000);
  const projectId = await makeProject(api, ["translator"]);
  const page = await as("translator");
  await page.goto(`/projects/${projectId}`);
  await ready(page);
  await page.getByRole("button", { name: "Import a Chinese original" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Chinese original: file").setInputFiles(CHINESE);
  await dialog.getByRole("checkbox", { name: "There is an English draft" }).check();
  await dialog.getByLabel("English draft: file").setInputFiles(ENGLISH);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog.getByText("160 paragraphs in")).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByText("The English draft lies beside it")).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole("button", { name: "Open it" }).click();
  await expect(page).toHaveURL(/\/documents\//);
  await ready(page);

  const documentId = new URL(page.url()).pathname.split("/").at(-1) as string;
  const rows = await api("translator").rows(documentId);
  const { paragraphs } = await api("translator").call<{ paragraphs: { setAside: { reason: string } }[] }>(
    "GET",
    `/documents/${documentId}/paragraphs?setAside=true&limit=2000`,
  );
  // Every paragraph is in exactly one row, or set aside for a stated reason.
  const inRows = rows.flatMap(({ source }) => source.map(({ paragraphId }) => paragraphId));
  expect(new Set(inRows).size).toBe(inRows.length);
  expect(inRows.length + paragraphs.length).toBe(160);
  for (const { setAside } of paragraphs) expect(setAside.reason).not.toBe("");
  expect(rows.filter(({ source, target }) => source.length > 0 && target !== "").length).toBeGreaterThan(60);

  const desk = new Desk(page);
  await desk.press("Control+End");
  await expect(desk.row(rows.length)).toBeInViewport();
  await desk.press("Control+Home");
  await expect(desk.row(1)).toBeInViewport();
});
