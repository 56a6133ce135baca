/**
 * From a key press to the paint that shows it, in a live row in the middle of the document with all rows loaded, at
 * ten keys a second, while the text saves itself and the saves come back as events.
 *
 * Measured twice at once. *Event timing*: the browser's own figure for the keydown, from the press as the system
 * gave it to the picture on the screen, in steps of 8 ms; what it does not report took under 16 ms. *After the frame*:
 * from the press to the first task after the frame in which it was drawn; finer, but without the compositor.
 */
import type { Page } from "@playwright/test";
import type { Book } from "../book";
import { ms, percentile, print, spread } from "../figures";
import type { Instance } from "../instance";
import { allRows } from "./browser";

const WORDS =
  "The old translator put down her pencil and looked across the river, where the last boat of the evening was being made fast to the stones. ";
const PRESSES = 420;
const PAUSE = 100;

export async function measureTyping(
  page: Page,
  instance: Instance,
  book: Book,
  segmentId: string,
): Promise<void> {
  await page.goto(`${instance.url}/documents/${book.documentId}#row-${segmentId}`);
  await allRows(page, book.segments);
  const row = page.locator(`#row-${segmentId}`);
  await row.locator("[role=gridcell]").last().click();
  await row.locator("textarea").waitFor();
  await listen(page);

  for (let press = 0; press < PRESSES; press += 1)
    await pressOnce(page, WORDS[press % WORDS.length] as string);
  const typed = await heard(page);
  report("key press to paint", typed, "50 ms p95");

  for (let press = 0; press < 60; press += 1) await pressOnce(page, "Backspace");
  report("  Backspace", await heard(page));
  for (let press = 0; press < 60; press += 1) {
    await pressOnce(page, "Control+Enter");
    await page.waitForTimeout(150);
  }
  report("  Ctrl+Enter: confirm, go to the next row, open its field", await heard(page));
}

async function pressOnce(page: Page, key: string): Promise<void> {
  const since = performance.now();
  await page.keyboard.press(key);
  await page.waitForTimeout(Math.max(0, PAUSE - (performance.now() - since)));
}

interface Heard {
  readonly pressed: number;
  /** Those of 16 ms and more. */
  readonly eventTiming: readonly number[];
  readonly afterFrame: readonly number[];
}

async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard = { pressed: 0, eventTiming: [] as number[], afterFrame: [] as number[] };
    Object.assign(window, { heard });
    const isHolding = (key: string) => key === "Control" || key === "Shift";
    document.addEventListener(
      "keydown",
      (event) => {
        if (isHolding(event.key)) return;
        heard.pressed += 1;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => heard.afterFrame.push(performance.now() - event.timeStamp);
          port2.postMessage(null);
        });
      },
      true,
    );
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === "keydown") heard.eventTiming.push(duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** What was heard since the last time it was asked. */
async function heard(page: Page): Promise<Heard> {
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    const { heard } = window as unknown as {
      heard: { pressed: number; eventTiming: number[]; afterFrame: number[] };
    };
    const answer = { ...heard };
    Object.assign(heard, { pressed: 0, eventTiming: [], afterFrame: [] });
    return answer;
  });
}

function report(what: string, { pressed, eventTiming, afterFrame }: Heard, budget?: string): void {
  const all = [...Array<number>(Math.max(0, pressed - eventTiming.length)).fill(16), ...eventTiming];
  const at = (share: number) => (percentile(all, share) <= 16 ? "≤ 16 ms" : ms(percentile(all, share)));
  print({
    what: `${what} (event timing)`,
    value: `p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  longest ${at(1)}  (${pressed})`,
    ...(budget ? { budget } : {}),
  });
  print({ what: `${what} (after the frame)`, value: spread(afterFrame) });
}
