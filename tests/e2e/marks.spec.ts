import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { DocumentMade } from "@/lib/wire/documents";
import { Desk, ready } from "./desk";
import { expect, test } from "./people";
import { makeProject } from "./scene";

const PAGE = `<html lang="zh"><head><meta charset="utf-8"><title>青水</title></head><body><h1>青水</h1>
<p>那条河<em>很清</em>，每升不到10<sup>2</sup>个沙粒，见<a href="https://example.org/xz">县志</a>。</p>
<p>渡船早上六点开，傍晚收，冬天不开。</p></body></html>`;

/** A document from a page with marks, made as a browser would send it. */
async function openPage(
  as: Parameters<Parameters<typeof test>[2]>[0]["as"],
  api: Parameters<Parameters<typeof test>[2]>[0]["api"],
) {
  const projectId = await makeProject(api, ["translator"]);
  const owner = api("owner");
  const answer = await owner.request.post(`/api/v1/projects/${projectId}/documents`, {
    headers: { authorization: `Bearer ${owner.token}`, prefer: "wait=60" },
    multipart: { file: { name: "qingshui.html", mimeType: "text/html", buffer: Buffer.from(PAGE) } },
  });
  expect(answer.status()).toBe(201);
  const { id } = (await answer.json()) as DocumentMade;
  return { documentId: id, desk: await Desk.open(await as("translator"), id) };
}

async function selectIn(desk: Desk, number: number, words: string): Promise<void> {
  await desk.field(number).evaluate((element, sought) => {
    const field = element as HTMLTextAreaElement;
    const at = field.value.indexOf(sought);
    field.setSelectionRange(at, at + sought.length);
  }, words);
}

async function exported(
  page: Page,
  documentId: string,
  format: "Markdown" | "HTML" | "Text",
): Promise<string> {
  await page.goto(`/documents/${documentId}/export`);
  await ready(page);
  await page.getByRole("group", { name: "Format" }).getByText(format, { exact: true }).click();
  await page.getByRole("radio", { name: "Everything" }).check({ force: true });
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: `Download ${format}` }).click();
  return readFile(await (await coming).path(), "utf8");
}

test("marks of the Chinese are seen; those of the English are typed by key, undone, kept and exported", async ({
  as,
  api,
}) => {
  const { documentId, desk } = await openPage(as, api);
  await expect(desk.chinese(2).locator(".mark-emphasis")).toHaveText("很清");
  await expect(desk.chinese(2).locator(".mark-link")).toHaveText("县志");
  await expect(desk.chinese(2)).toContainText("10²");

  const field = await desk.write(2);
  await desk.page.keyboard.type("The river is very clear, 10^2^ grains, see the gazetteer.");
  await selectIn(desk, 2, "very clear");
  await desk.press("Control+i");
  await expect(field).toHaveValue("The river is *very clear*, 10^2^ grains, see the gazetteer.");
  await desk.press("Control+i");
  await expect(field).toHaveValue("The river is very clear, 10^2^ grains, see the gazetteer.");
  await desk.press("Control+b");
  await expect(field).toHaveValue("The river is **very clear**, 10^2^ grains, see the gazetteer.");
  await desk.press("Control+z");
  await expect(field).toHaveValue("The river is very clear, 10^2^ grains, see the gazetteer.");
  await desk.press("Alt+i");
  await expect(field).toHaveValue("The river is *very clear*, 10^2^ grains, see the gazetteer.");
  await selectIn(desk, 2, "the gazetteer");
  await desk.press("Alt+i");
  await expect(field).toHaveValue(
    "The river is *very clear*, 10^2^ grains, see [the gazetteer](https://example.org/xz).",
  );
  await desk.saved();

  await desk.page.reload();
  await ready(desk.page);
  await expect(desk.english(2).locator(".mark-emphasis")).toHaveText("very clear");
  await expect(desk.english(2).locator(".mark-link")).toHaveText("the gazetteer");

  const markdown = await exported(desk.page, documentId, "Markdown");
  expect(markdown).toContain(
    "The river is *very clear*, 10<sup>2</sup> grains, see [the gazetteer](https://example.org/xz).",
  );
  const html = await exported(desk.page, documentId, "HTML");
  expect(html).toContain(
    '<em>very clear</em>, 10<sup>2</sup> grains, see <a href="https://example.org/xz">the gazetteer</a>.',
  );
  expect(await exported(desk.page, documentId, "Text")).toContain(
    "The river is very clear, 10² grains, see the gazetteer.",
  );

  await desk.page.goto(`/documents/${documentId}/read`);
  await expect(desk.page.locator("em", { hasText: "very clear" })).toBeVisible();
});

test("what would be active stays letters, in the row and in every export", async ({ as, api }) => {
  const { documentId, desk } = await openPage(as, api);
  await desk.write(3);
  const typed = "<img src=x onerror=alert(1)> [go](javascript:alert(2)) 5 * 3 * 2";
  await desk.page.keyboard.insertText(typed);
  await desk.saved();
  await expect(desk.page.locator("img[src=x]")).toHaveCount(0);
  const html = await exported(desk.page, documentId, "HTML");
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt; [go](javascript:alert(2)) 5 * 3 * 2");
  expect(html).not.toMatch(/href="javascript/i);
  expect(await exported(desk.page, documentId, "Text")).toContain(typed);
});
