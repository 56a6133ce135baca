import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeScene } from "./scene";

const SETTING = {
  with: ["translator", "reviewer"],
  confirmed: [1, 2, 3, 4, 5],
  approved: [1, 2, 3, 5],
} as const;

async function download(page: Page, format: "Word" | "HTML" | "Markdown" | "Text"): Promise<Buffer> {
  await page.getByRole("group", { name: "Format" }).getByText(format, { exact: true }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: `Download ${format}` }).click();
  const made = await coming;
  expect(made.suggestedFilename()).toMatch(/\.(docx|html|md|txt)$/);
  return readFile(await made.path());
}

test("the check lists what is not approved, and each line leads to its row", async ({ as, api }) => {
  const { documentId } = await makeScene(api, SETTING);
  const page = await as("translator");
  await page.goto(`/documents/${documentId}`);
  await ready(page);
  await page.getByRole("link", { name: "Export", exact: true }).click();
  await expect(page).toHaveURL(/\/export$/);
  const check = page.getByRole("region", { name: "Not yet approved" });
  await expect(check).toContainText("2 rows of 6; 4 approved");
  await expect(check.getByRole("listitem")).toHaveCount(2);
  await expect(check.getByRole("listitem").first()).toContainText("Translated");
  await check.getByRole("link", { name: /does anyone still take the boat|桥修好以后/ }).click();
  await expect(page).toHaveURL(/#row-/);
  await expect(new Desk(page).row(4)).toHaveAttribute("aria-selected", "true");
});

test("approved only: what is missing leaves a mark, in each of the four formats", async ({ as, api }) => {
  const { documentId } = await makeScene(api, SETTING);
  const page = await as("translator");
  await page.goto(`/documents/${documentId}/export`);
  await ready(page);

  const text = (await download(page, "Text")).toString();
  expect(text).toContain("The Ferryman");
  expect(text).toContain("knew every stone");
  expect(text).toContain("[Row 4 is not yet approved]");
  expect(text).toContain("[Row 6 is not yet approved]");
  expect(text).not.toContain("does anyone still take the boat");
  expect(text).not.toMatch(/\p{Script=Han}/u);

  const markdown = (await download(page, "Markdown")).toString();
  expect(markdown).toMatch(/^# The Ferryman$/m);
  expect(markdown).toContain("not yet approved");

  const html = (await download(page, "HTML")).toString();
  expect(html).toMatch(/^<!doctype html>/i);
  expect(html).toContain("<h1>The Ferryman</h1>");
  expect(html).not.toMatch(/(?:src|href)="https?:/);
  expect(html).not.toContain("<script");

  const parts = unzipSync(await download(page, "Word"));
  const body = new TextDecoder().decode(parts["word/document.xml"]);
  expect(body).toMatch(/<w:pStyle w:val="Title"\/>.*?The Ferryman/s);
  expect(body).toContain("knew every stone");
  expect(body).toContain("Row 4 is not yet approved");
  expect(body).not.toContain("does anyone still take the boat");
});

test("everything, with translators and date; a second time it is the same, byte for byte", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, SETTING);
  const page = await as("translator");
  await page.goto(`/documents/${documentId}/export`);
  await ready(page);
  await page.getByRole("group", { name: "Which rows" }).getByText("Everything").click();
  await page.getByRole("checkbox", { name: "Translators’ names under the title" }).check();
  await page.getByRole("textbox", { name: "Date under the title (if you like)" }).fill("23 November 2026");
  const formats = ["Word", "HTML", "Markdown", "Text"] as const;
  const once: Buffer[] = [];
  for (const format of formats) once.push(await download(page, format));
  const text = once[3]?.toString() ?? "";
  expect(text).toContain("Translated by Tess Tran · 23 November 2026");
  expect(text).toContain("does anyone still take the boat");
  expect(text).toContain("tung oil");
  await page.reload();
  await ready(page);
  await page.getByRole("group", { name: "Which rows" }).getByText("Everything").click();
  await page.getByRole("checkbox", { name: "Translators’ names under the title" }).check();
  await page.getByRole("textbox", { name: "Date under the title (if you like)" }).fill("23 November 2026");
  for (const [index, format] of formats.entries())
    expect((await download(page, format)).equals(once[index] as Buffer), `${format} is the same`).toBe(true);
});

test("set-aside paragraphs are left out, omitted ones noted if wanted, headings and speakers in place", async ({
  api,
}) => {
  const { documentId } = await makeScene(api, { ...SETTING, approved: [1, 2, 3, 4, 5] });
  const owner = api("owner");
  const rows = await owner.rows(documentId);
  await owner.call("POST", `/paragraphs/${rows[1]?.source[0]?.paragraphId}/set-aside`, {
    reason: "an advertisement",
  });
  const last = await owner.row(documentId, (await owner.rows(documentId)).length);
  await owner.restructure(last.id, "omit", { revision: last.revision, reason: "repeated" });
  const exported = async (omitted: boolean) => {
    const answer = await owner.request.get(
      `/api/v1/documents/${documentId}/export?format=txt&include=all&omitted=${omitted}`,
      { headers: { authorization: `Bearer ${owner.token}` } },
    );
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename/);
    return answer.text();
  };
  expect(await exported(true)).toContain("[Passage omitted: repeated]");
  expect(await exported(false)).not.toContain("omitted");
});

test("a long document's file is made by a job that says how far it is and can be stopped", async ({
  as,
  api,
}) => {
  const chinese = Array.from({ length: 401 }, (_, at) => `第${at + 1}天，雨还没有停。`).join("\n");
  const { documentId } = await makeScene(api, { chinese, english: null });
  const page = await as("translator");
  await page.goto(`/documents/${documentId}/export`);
  await ready(page);
  await page.getByRole("group", { name: "Format" }).getByText("Text", { exact: true }).click();
  const button = page.getByRole("button", { name: "Download Text" });

  // The order is held up until it was stopped: however fast the file is made, it is stopped before.
  let stopped = () => {};
  const held = new Promise<void>((done) => {
    stopped = done;
  });
  await page.route("**/exports", async (route) => {
    await held;
    await route.continue();
  });
  await button.click();
  await expect(page.getByRole("progressbar", { name: "Waiting for its turn" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  stopped();
  await expect(page.getByText("Stopped: no file was downloaded.")).toBeVisible();
  await page.unroute("**/exports");

  const coming = page.waitForEvent("download");
  await button.click();
  const made = await coming;
  expect(made.suggestedFilename()).toMatch(/\.txt$/);
  const plain = await api("translator").request.get(`/api/v1/documents/${documentId}/export?format=txt`, {
    headers: { authorization: `Bearer ${api("translator").token}` },
  });
  expect((await readFile(await made.path())).equals(await plain.body())).toBe(true);
  await expect(page.getByRole("button", { name: "Cancel" })).toBeHidden();
});
