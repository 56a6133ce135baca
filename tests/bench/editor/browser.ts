/** A browser without a window, and a page in it in which the owner is signed in and nothing is cached. */
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { findBrowser } from "../../../lib/cli/test/browser.mjs";
import type { Instance } from "../instance";

export function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    // Without this there would be no scroll bar to drag.
    ignoreDefaultArgs: ["--hide-scrollbars"],
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
}

/** As `openContext` and a page in it. */
export async function openPage(browser: Browser, instance: Instance): Promise<Page> {
  return (await openContext(browser, instance)).newPage();
}

export async function openContext(browser: Browser, { url, cookies }: Instance): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url })));
  // tsx wraps functions in `__name`, also those that Playwright carries into the page.
  await context.addInitScript({ content: "globalThis.__name = (wrapped) => wrapped;" });
  return context;
}

/** Until every row of the document has arrived. */
export async function allRows(page: Page, segments: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => Number(document.querySelector("[role=grid]")?.getAttribute("aria-rowcount")) >= wanted,
    segments,
    { timeout: 120_000 },
  );
}
