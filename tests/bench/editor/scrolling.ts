/**
 * From the first row to the last, by the wheel and by dragging the scroll bar. A frame's length is the time between
 * two calls of requestAnimationFrame.
 */
import type { Page } from "@playwright/test";
import { percentile, print, spread } from "../figures";

interface Passage {
  readonly frames: readonly number[];
  /** Frames in which the middle of the window showed no row. */
  readonly empty: number;
  /** How far down it came, of 1. */
  readonly reached: number;
}

/** Notches of a wheel are 100 px; a strong flick sends many at once. */
const FLICK = 1_500;
/** From the upper end of the scroll bar to the middle of its thumb, at the top. */
const THUMB = 24;

export async function measureScrolling(page: Page): Promise<void> {
  const box = await page.locator(".bench-scroller").boundingBox();
  if (!box) throw new Error("The table is not on the screen");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

  await toTop(page);
  await page.mouse.move(middle.x, middle.y);
  await watch(page);
  for (let flick = 0; flick < 3_000 && !(await isAtEnd(page)); flick += 10)
    for (let k = 0; k < 10; k += 1) await page.mouse.wheel(0, FLICK);
  report(`scroll by wheel (${FLICK} px a flick), frames over 50 ms`, await watched(page));

  await toTop(page);
  // Past the button with the arrow, on the thumb.
  const bar = box.x + box.width - 7;
  const top = box.y + THUMB;
  await page.mouse.move(bar, top);
  await page.mouse.down();
  await watch(page);
  const steps = 600;
  for (let step = 1; step <= steps; step += 1)
    await page.mouse.move(bar, top + (step / steps) * (box.height - THUMB));
  await page.mouse.up();
  report("scroll by dragging the bar, frames over 50 ms", await watched(page));
}

async function toTop(page: Page): Promise<void> {
  await page.locator(".bench-scroller").evaluate((scroller) => {
    scroller.scrollTop = 0;
  });
  await page.waitForTimeout(500);
}

function isAtEnd(page: Page): Promise<boolean> {
  return page
    .locator(".bench-scroller")
    .evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollTop + clientHeight >= scrollHeight - 2);
}

async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { frames: [] as number[], empty: 0, isOver: false };
    Object.assign(window, { seen });
    const x = innerWidth / 2;
    const y = innerHeight / 2;
    let last = performance.now();
    const frame = (now: number) => {
      seen.frames.push(now - last);
      last = now;
      if (!document.elementFromPoint(x, y)?.closest(".bench-place")) seen.empty += 1;
      if (!seen.isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

async function watched(page: Page): Promise<Passage> {
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { frames: number[]; empty: number; isOver: boolean } };
    seen.isOver = true;
    const scroller = document.querySelector(".bench-scroller");
    const range = scroller ? scroller.scrollHeight - scroller.clientHeight : 1;
    // The first is from the call to the first frame.
    return {
      frames: seen.frames.slice(1),
      empty: seen.empty,
      reached: (scroller?.scrollTop ?? 0) / range,
    };
  });
}

function report(what: string, { frames, empty, reached }: Passage): void {
  const slow = frames.filter((length) => length > 50).length;
  const share = (part: number) => `${((100 * part) / frames.length).toFixed(2)} %`;
  print({ what, value: `${share(slow)}  (${slow} of ${frames.length})`, budget: "under 1 %" });
  print({ what: "  frames", value: spread(frames) });
  print({
    what: "  frames with no row in the middle of the window; end reached",
    value: `${share(empty)}; ${(100 * reached).toFixed(1)} %`,
  });
  if (percentile(frames, 0.5) > 30)
    console.log("  The machine draws under 33 frames a second at rest or is busy.");
}
