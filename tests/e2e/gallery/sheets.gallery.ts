import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { BEFORE, NOW, SHEETS } from "./places";

/** So many scenes stand on one sheet. */
const ON_A_SHEET = 3;

type Mark = "new" | "changed" | "same";

/** Contact sheets of all pictures by scene; what is new or has changed since the gallery before says so. */
test("contact sheets", async ({ page }) => {
  test.setTimeout(300_000);
  const pictures = readdirSync(NOW)
    .filter((name) => name.endsWith(".png"))
    .sort();
  expect(pictures.length).toBeGreaterThan(0);
  const marks = new Map(pictures.map((name) => [name, markOf(name)] as const));
  const scenes = [...new Set(pictures.map((name) => name.slice(0, name.indexOf("."))))];
  rmSync(SHEETS, { recursive: true, force: true });
  mkdirSync(SHEETS, { recursive: true });

  const sections = scenes.map(
    (scene) =>
      `<section><h2>${scene}</h2><div>${pictures
        .filter((name) => name.startsWith(`${scene}.`))
        .map((name) => figure(name, marks.get(name)!))
        .join("")}</div></section>`,
  );
  writeFileSync(join(SHEETS, "index.html"), sheet(sections.join("")));
  await page.setViewportSize({ width: 1800, height: 1000 });
  for (let at = 0; at < sections.length; at += ON_A_SHEET) {
    const file = join(SHEETS, `sheet-${String(at / ON_A_SHEET + 1).padStart(2, "0")}`);
    writeFileSync(`${file}.html`, sheet(sections.slice(at, at + ON_A_SHEET).join("")));
    await page.goto(`file://${file}.html`);
    await page.screenshot({ path: `${file}.png`, fullPage: true });
    rmSync(`${file}.html`);
  }
  const told = (mark: Mark) => pictures.filter((name) => marks.get(name) === mark);
  for (const mark of ["new", "changed"] as const) {
    if (told(mark).length < pictures.length) for (const name of told(mark)) console.info(`${mark}: ${name}`);
  }
  console.info(
    `${pictures.length} pictures, ${told("new").length} new, ${told("changed").length} changed: ${SHEETS}`,
  );
});

function markOf(name: string): Mark {
  const before = join(BEFORE, name);
  if (!existsSync(before)) return "new";
  return readFileSync(before).equals(readFileSync(join(NOW, name))) ? "same" : "changed";
}

function figure(name: string, mark: Mark): string {
  const [, language, theme, size] = name.split(".");
  return `<figure class="${mark}"><a href="../now/${name}"><img src="../now/${name}" loading="eager"></a><figcaption>${language} · ${theme} · ${size}${mark === "same" ? "" : ` · ${mark}`}</figcaption></figure>`;
}

const sheet = (body: string) => `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>
  body { font: 13px sans-serif; margin: 16px; background: #ddd }
  section > div { display: flex; flex-wrap: wrap; gap: 10px; align-items: flex-start }
  figure { margin: 0; padding: 4px; background: #fff } figure.changed { outline: 4px solid #d80 } figure.new { outline: 2px solid #08c }
  img { height: 250px; display: block } figcaption { padding-top: 3px }
</style>${body}`;
