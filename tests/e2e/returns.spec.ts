import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Api } from "./api";
import { ready } from "./desk";
import { expect, test } from "./people";
import { makeProject, makeScene } from "./scene";
import { named, words } from "./words";

// Work that is done elsewhere: out as a file, edited there, back in, and what people decide about it here.

/** As from the page: a Word table, by its select. */
async function exported(page: Page, documentId: string, format: string): Promise<Buffer> {
  await page.goto(`/documents/${documentId}/export`);
  await ready(page);
  await page.getByRole("group", named("export.what")).getByText(words()("export.what.both")).click();
  await page.getByRole("combobox", named("export.format")).selectOption(format);
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: words()("export.download", { format: "" }).trim() }).click();
  return readFile(await (await coming).path());
}

async function sendBack(page: Page, documentId: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`/documents/${documentId}/returns`);
  await ready(page);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", named("import.source.choose")).click();
  await (await choosing).setFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", named("returns.send")).click();
  await page.waitForURL(/\/returns\/[^/]+$/);
  await ready(page);
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const recorded = (kind: "del" | "ins", text: string) => {
  const inner = kind === "del" ? `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>` : run(text);
  return `<w:${kind} w:id="7" w:author="Lin Yue" w:date="2026-05-01T10:00:00Z">${inner}</w:${kind}>`;
};

/** What Word writes when a reviser changes a cell's words with its recording switched on, or off. */
function inWord(file: Buffer, changes: Readonly<Record<string, string>>): Buffer {
  const parts = unzipSync(file);
  let document = strFromU8(parts["word/document.xml"]!);
  for (const [from, to] of Object.entries(changes)) {
    expect(document).toContain(from);
    document = document.replace(from, to);
  }
  return Buffer.from(zipSync({ ...parts, "word/document.xml": strToU8(document) }));
}

const CHINESE = "雨停了。\n\n河很清。\n\n桥还没有修好。\n\n船夫在等人。\n";
const ENGLISH =
  "The rain stopped.\n\nThe river was clear today.\n\nThe bridge is not yet mended.\n\nThe ferryman waits.\n";

async function targets(api: Api, documentId: string): Promise<string[]> {
  return (await api.rows(documentId)).map(({ target }) => target);
}

test("out as a Word table, revised in Word with recorded changes, back in: a conflict is decided, all is undone as a whole", async ({
  as,
  api,
}) => {
  const { documentId } = await makeScene(api, { chinese: CHINESE, english: ENGLISH });
  const translator = api("translator");
  const page = await as("translator");
  const sent = await exported(page, documentId, "docx-bilingual");
  const before = await targets(translator, documentId);
  expect(before).toHaveLength(4);
  // Meanwhile somebody works on two of the rows here.
  await translator.write(documentId, 2, "The river was limpid today.");
  await translator.write(documentId, 3, "The old bridge is not yet mended.");
  const revised = inWord(sent, {
    [run("The rain stopped.")]: run("The rain had stopped."),
    [run("The river was clear today.")]: run("The river was bright today."),
    [run("The bridge is not yet mended.")]: run("The bridge is not yet repaired."),
    [run("The ferryman waits.")]:
      run("The ferryman ") + recorded("del", "waits") + recorded("ins", "is waiting") + run("."),
  });
  await sendBack(page, documentId, "revised.docx", revised);
  const say = words();
  const row = (number: number) =>
    page.getByRole("listitem").filter({ has: page.getByRole("link", named("returns.row", { row: number })) });
  await expect(row(1).locator("ins")).toHaveText(["had "]);
  await expect(row(2)).toContainText(say("returns.conflict"));
  await expect(row(3)).toContainText(say("returns.merged"));
  await expect(row(4)).toContainText(say("returns.suggestion"));
  await expect(row(4)).toContainText("Lin Yue");
  // Nothing has changed yet.
  expect((await targets(translator, documentId))[0]).toBe("The rain stopped.");
  // The first row is left as it is, by key; the conflict gets a text of its own.
  const boxes = page.getByRole("checkbox");
  await boxes.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(boxes.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await expect(boxes.first()).not.toBeChecked();
  await row(2).getByText(say("returns.choice.own"), { exact: true }).click();
  await row(2).getByRole("textbox").fill("The river was bright and limpid today.");
  await page.keyboard.press("Control+Enter");
  await expect(
    page.getByText(say("returns.applied.done", { changed: 2, suggested: 1, commented: 0 })),
  ).toBeVisible();
  expect(await targets(translator, documentId)).toEqual([
    "The rain stopped.",
    "The river was bright and limpid today.",
    "The old bridge is not yet repaired.",
    "The ferryman waits.",
  ]);
  const last = (await translator.row(documentId, 4)).id;
  const suggestions = await translator.call<{ suggestions: object[] }>(
    "GET",
    `/segments/${last}/suggestions`,
  );
  expect(suggestions.suggestions).toMatchObject([
    { text: "The ferryman is waiting.", said: { by: "Lin Yue" } },
  ]);
  await page.getByRole("button", named("returns.undo")).click();
  await expect(page.getByRole("button", named("returns.redo"))).toBeVisible();
  expect((await targets(translator, documentId)).slice(0, 3)).toEqual([
    "The rain stopped.",
    "The river was limpid today.",
    "The old bridge is not yet mended.",
  ]);
  // It is listed, and said to be undone.
  await page
    .getByRole("navigation", named("ui.where"))
    .getByRole("link", named("returns.earlier.title"))
    .click();
  await expect(page.getByRole("listitem").filter({ hasText: "revised.docx" })).toContainText(
    say("returns.earlier.undone"),
  );
});

const SDLXLIFF = `<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0"><file original="ferry.docx" datatype="x-sdlfilterframework2" source-language="zh-CN" target-language="en-US"><header/><body><trans-unit id="a1"><source>雨停了。</source><seg-source><mrk mtype="seg" mid="1">雨停了。</mrk></seg-source><target><mrk mtype="seg" mid="1">The rain stopped.</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="Draft" origin="interactive"/></sdl:seg-defs></trans-unit><trans-unit id="a2"><source>河很清。</source><seg-source><mrk mtype="seg" mid="2">河很清。</mrk></seg-source><target><mrk mtype="seg" mid="2"/></target><sdl:seg-defs><sdl:seg id="2"/></sdl:seg-defs></trans-unit></body></file></xliff>`;

test("an SDLXLIFF comes in, is translated, confirmed and approved, goes back as one, and comes back again from Trados", async ({
  as,
  api,
}) => {
  const projectId = await makeProject(api, ["translator", "reviewer"]);
  const made = await api("owner").request.post(`/api/v1/projects/${projectId}/documents`, {
    headers: { authorization: `Bearer ${api("owner").token}`, prefer: "wait=60" },
    multipart: {
      file: { name: "ferry.sdlxliff", mimeType: "application/xml", buffer: Buffer.from(SDLXLIFF) },
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id: documentId } = (await made.json()) as { id: string };
  const translator = api("translator");
  await translator.write(documentId, 2, "The river is clear.");
  await translator.confirm(documentId, 1, 2);
  await api("reviewer").approve(documentId, 1);
  const page = await as("translator");
  const out = (await exported(page, documentId, "sdlxliff")).toString();
  expect(out).toContain('<mrk mtype="seg" mid="2">The river is clear.</mrk>');
  expect(out).toContain('conf="ApprovedTranslation"');
  expect(out).toContain('sdl:version="1.0"');
  const back = out.replace("The river is clear.", "The river runs clear.");
  await sendBack(page, documentId, "ferry.sdlxliff", Buffer.from(back));
  await expect(page.getByRole("checkbox")).toHaveCount(1);
  await page.getByRole("button", named("returns.apply.rows", { count: 1 })).click();
  await expect(page.getByRole("button", named("returns.undo"))).toBeVisible();
  expect(await targets(translator, documentId)).toEqual(["The rain stopped.", "The river runs clear."]);
});
