/**
 * From the navigation to rows that can be read: the end of the frame in which the rows in the window fill it to two
 * thirds. Timed in the page from the start of the navigation, in a fresh profile, so with everything to load.
 */
import type { Browser } from "@playwright/test";
import type { Book } from "../book";
import { ms, percentile, print } from "../figures";
import type { Instance } from "../instance";
import { allRows, openContext } from "./browser";

interface Opened {
  readonly readable: number;
  /** React has taken the first row over: a click opens its field. */
  readonly usable: number;
  readonly complete: number;
}

const VISITS = 7;

export async function measureOpening(browser: Browser, instance: Instance, book: Book): Promise<void> {
  const visits: Opened[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) visits.push(await open(browser, instance, book));
  const [first, ...later] = visits;
  const seconds = (value = Number.NaN) => `${(value / 1000).toFixed(2)} s`;
  const middle = (pick: (opened: Opened) => number) => {
    const values = later.map(pick);
    return `p50 ${seconds(percentile(values, 0.5))}  longest ${seconds(Math.max(...values))}  (${values.length})`;
  };
  print({
    what: `open ${book.segments} rows: first rows to be read`,
    value: middle(({ readable }) => readable),
    budget: "1.0 s",
  });
  print({ what: "  the very first visit after the app started", value: seconds(first?.readable) });
  print({ what: "  until the first row takes a click", value: middle(({ usable }) => usable) });
  print({ what: "  until all rows have arrived", value: middle(({ complete }) => complete) });
}

async function open(browser: Browser, instance: Instance, book: Book): Promise<Opened> {
  const context = await openContext(browser, instance);
  await context.addInitScript(() => {
    const seen = { readable: 0, usable: 0, complete: 0 };
    Object.assign(window, { seen });
    const look = () => {
      const rows = [...document.querySelectorAll("[data-row-id]")];
      if (seen.readable === 0) {
        const filled = rows.reduce((height, row) => height + row.getBoundingClientRect().height, 0);
        if (filled > (innerHeight * 2) / 3) requestAnimationFrame(() => (seen.readable = performance.now()));
      }
      const [row] = rows;
      if (seen.usable === 0 && row && Object.keys(row).some((key) => key.startsWith("__reactProps$")))
        seen.usable = performance.now();
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const page = await context.newPage();
  await page.goto(`${instance.url}/documents/${book.documentId}`, { waitUntil: "commit" });
  await allRows(page, book.segments);
  const opened = await page.evaluate(() => ({
    ...(window as unknown as { seen: Opened }).seen,
    complete: performance.now(),
  }));
  await context.close();
  return opened;
}

interface Overlap {
  readonly at: number;
  readonly pixels: number;
}

/**
 * Whether a row ever lies over the next: asked in every frame from the first paint until the fonts have come and all
 * rows are there, then in ten places down the document.
 */
export async function measureOverlaps(browser: Browser, instance: Instance, book: Book): Promise<void> {
  const context = await openContext(browser, instance);
  await context.addInitScript(() => {
    const overlaps: Overlap[] = [];
    const frames = { seen: 0 };
    Object.assign(window, { overlaps, frames });
    const { port1, port2 } = new MessageChannel();
    // A frame's own correction comes after its requestAnimationFrame, so what was painted is asked after it.
    port1.onmessage = () => {
      const places = [...document.querySelectorAll("[data-index]")].map((place) =>
        place.getBoundingClientRect(),
      );
      if (places.length > 0) frames.seen += 1;
      const pixels = Math.max(0, ...places.slice(1).map(({ top }, k) => (places[k]?.bottom ?? 0) - top));
      if (pixels > 1) overlaps.push({ at: performance.now(), pixels });
    };
    const look = () => {
      port2.postMessage(null);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const page = await context.newPage();
  await page.goto(`${instance.url}/documents/${book.documentId}`, { waitUntil: "commit" });
  await allRows(page, book.segments);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await page.waitForTimeout(1_000);
  await say("while the document opens");
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    await page.evaluate((share) => {
      const scroller = document.querySelector(".bench-scroller");
      if (scroller) scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
    }, tenth / 10);
    await page.waitForTimeout(300);
  }
  await say("in ten jumps down the document");
  await context.close();

  async function say(when: string) {
    const { overlaps, frames } = await page.evaluate(() => {
      const { overlaps, frames } = window as unknown as { overlaps: Overlap[]; frames: { seen: number } };
      const answer = { overlaps: [...overlaps], frames: frames.seen };
      overlaps.length = 0;
      frames.seen = 0;
      return answer;
    });
    const last = overlaps.at(-1);
    print({
      what: `frames in which a row lay over the next, ${when}`,
      value: `${overlaps.length} of ${frames}${last ? `  (up to ${Math.round(Math.max(...overlaps.map(({ pixels }) => pixels)))} px, last at ${ms(last.at)})` : ""}`,
    });
  }
}
