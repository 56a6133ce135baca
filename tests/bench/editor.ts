/** The editor in a real browser, with a document of 20,000 rows in it. */
import type { Book } from "./book";
import { listAll } from "./book";
import { openBrowser, openPage } from "./editor/browser";
import { measureOpening, measureOverlaps } from "./editor/opening";
import { measureScrolling } from "./editor/scrolling";
import { measureTyping } from "./editor/typing";
import { measureMemory, measureScripts } from "./editor/weight";
import type { Instance } from "./instance";

export async function measureEditor(instance: Instance, book: Book): Promise<void> {
  const rows = await listAll(instance.owner, book.documentId);
  const middle = rows[Math.floor(rows.length / 2) + 1];
  if (!middle) throw new Error("The document has no rows");
  const browser = await openBrowser();
  try {
    await measureOpening(browser, instance, book);
    await measureOverlaps(browser, instance, book);
    await measureScripts(browser, instance, book);
    const page = await openPage(browser, instance);
    await measureTyping(page, instance, book, middle.id);
    await measureMemory(page, "all rows loaded, one being typed in");
    await measureScrolling(page);
    await measureMemory(page, "after scrolling twice end to end");
  } finally {
    await browser.close();
  }
}
