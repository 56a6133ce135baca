/**
 * What is read of PDFs: of the line breaks inside paragraphs how many are left, how many paragraphs are wrongly joined, and whether the
 * order is right. Printed by a browser (`DUIZHAO_CHROMIUM`), so that what was printed is known.
 */
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { readFile } from "../../../lib/interchange/read";
import { DEV, HELD_OUT, type Printed, printed } from "./printed";

export async function measurePdfs(): Promise<void> {
  const executablePath = process.env.DUIZHAO_CHROMIUM;
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const page = await browser.newPage();
    for (const [set, layouts] of [
      ["looked at", DEV],
      ["held out", HELD_OUT],
    ] as const) {
      const pool = paragraphsOf(set === "looked at" ? "dev" : "held-out");
      const sum = { lines: 0, left: 0, between: 0, joined: 0, ends: 0, lost: 0 };
      for (const [index, layout] of layouts.entries()) {
        const sheet = printed(layout, drawn(pool, index));
        await page.setContent(sheet.html);
        await page.evaluate("document.fonts.ready");
        const bytes = await page.pdf({
          preferCSSPageSize: true,
          displayHeaderFooter: sheet.header !== undefined || sheet.footer !== undefined,
          headerTemplate: sheet.header ?? "<span></span>",
          footerTemplate: sheet.footer ?? "<span></span>",
        });
        const score = await scoreOf(sheet, new Uint8Array(bytes));
        if (set === "looked at" || process.argv.includes("--layouts"))
          console.log(
            `  ${layout.name}: ${score.left} of ${score.lines} breaks left inside sentences, ${score.between} between, ${score.joined} of ${score.ends} ends joined, ${score.lost} not in order`,
          );
        if (set === "looked at" && process.argv.includes("--list"))
          for (const one of score.list) console.log(`      ${one}`);
        for (const key of ["lines", "left", "between", "joined", "ends", "lost"] as const)
          sum[key] += score[key];
      }
      const share = sum.left === 0 ? "none" : `1 in ${Math.round(sum.lines / sum.left)}`;
      console.log(
        `${set}: ${layouts.length} layouts, of ${sum.lines} line breaks inside paragraphs ${sum.left} left inside sentences (${share}) and ${sum.between} between sentences, ${sum.joined} of ${sum.ends} paragraphs joined to the next, ${sum.lost} places out of order`,
      );
    }
  } finally {
    await browser.close();
  }
}

/** Paragraphs of prose from the originals of this repository (`kind<TAB>text` a line), without what is set aside. */
function paragraphsOf(folder: "dev" | "held-out"): string[] {
  const lines = readdirSync(`tests/fixtures/originals/${folder}`)
    .filter((name) => name.endsWith(".txt"))
    .flatMap((name) => readFileSync(`tests/fixtures/originals/${folder}/${name}`, "utf8").split(/\r?\n/));
  const prose = lines.flatMap((line) => {
    const [kind = "", text = ""] = line.split("\t");
    return !kind.startsWith("-") && text.length >= 12 && /[。！？”]$/.test(text) && !/[<>&]|\s{2}/.test(text)
      ? [text.trim()]
      : [];
  });
  return [...new Set(prose)];
}

/** For each layout its own choice: paragraphs of one line to ten. */
function drawn(pool: readonly string[], seed: number): string[] {
  const from = (seed * 17) % pool.length;
  const turned = [...pool.slice(from), ...pool.slice(0, from)];
  const paragraphs: string[] = [];
  for (let at = 0; at < turned.length && paragraphs.length < 40; ) {
    const count = [1, 4, 2, 6, 3][paragraphs.length % 5]!;
    paragraphs.push(turned.slice(at, at + count).join(""));
    at += count;
  }
  return paragraphs;
}

async function scoreOf(sheet: Printed, bytes: Uint8Array) {
  const read = await readFile({ bytes, fileName: "a.pdf" });
  if (!read.ok) throw new Error(`${sheet.name}: ${read.message}`);
  const texts = read.blocks.filter(({ kind }) => kind !== "chrome").map(({ text }) => squeezed(text));
  const wanted = sheet.paragraphs.map(squeezed);
  const whole = wanted.join("");
  const ends = endsIn(wanted);
  const got = new Set<number>();
  const list: string[] = [];
  let lost = 0;
  let between = 0;
  let from = 0;
  for (const [index, text] of texts.slice(0, -1).entries()) {
    const before = (texts.slice(Math.max(0, index - 3), index).join("") + text).slice(-10);
    const after = (text === "" ? "" : texts.slice(index + 1, index + 4).join("")).slice(0, 6);
    const at = whole.indexOf(before + after, Math.max(0, from - 2_000));
    if (at === -1) {
      lost += 1;
      list.push(`order: …${before}|${after}…`);
      continue;
    }
    from = at;
    got.add(at + before.length);
    if (!ends.has(at + before.length) && /[。！？”」：:]$/.test(text)) between += 1;
    if (!ends.has(at + before.length)) list.push(`left: …${before}|${after}…`);
  }
  const left = [...got].filter((at) => !ends.has(at)).length - between;
  const missed = [...ends].filter((at) => !got.has(at));
  for (const at of missed) list.push(`joined: …${whole.slice(at - 10, at)}|${whole.slice(at, at + 8)}…`);
  return {
    left,
    between,
    lost,
    joined: missed.length,
    ends: ends.size,
    lines: (await linesIn(bytes)) - wanted.length,
    list,
  };
}

function endsIn(paragraphs: readonly string[]): Set<number> {
  let at = 0;
  return new Set(paragraphs.slice(0, -1).map((paragraph) => (at += paragraph.length)));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Lines on all pages, by the heights at which something stands. */
async function linesIn(bytes: Uint8Array): Promise<number> {
  const { getDocumentProxy } = await import("unpdf");
  const document = await getDocumentProxy(new Uint8Array(bytes));
  let lines = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    let last: { readonly x: number; readonly y: number } | null = null;
    for (const item of items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [x, y] = [item.transform[4] as number, item.transform[5] as number];
      if (last === null || Math.abs(y - last.y) > 7 || x < last.x) lines += 1;
      last = { x, y };
    }
  }
  await document.destroy();
  return lines;
}
