/** What the editor's page makes a browser load and keep. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import type { Book } from "../book";
import { kilobytes, print } from "../figures";
import type { Instance } from "../instance";
import { openPage } from "./browser";

/** Every script that comes with the page until the network rests: what is loaded at a click is not in it. */
export async function measureScripts(browser: Browser, instance: Instance, book: Book): Promise<void> {
  const page = await openPage(browser, instance);
  const sent = { html: 0, script: 0, style: 0, font: 0 };
  let plain = 0;
  let gzip = 0;
  let brotli = 0;
  const encodings = new Set<string>();
  const reading: Promise<void>[] = [];
  page.on("requestfinished", (request) => {
    const kind = { document: "html", script: "script", stylesheet: "style", font: "font" }[
      request.resourceType()
    ];
    if (!kind) return;
    const read = async () => {
      const response = await request.response();
      sent[kind as keyof typeof sent] += (await request.sizes()).responseBodySize;
      if (kind !== "script" || !response) return;
      encodings.add((await response.headerValue("content-encoding")) ?? "none");
      const body = await response.body();
      plain += body.byteLength;
      gzip += gzipSync(body, { level: 9 }).byteLength;
      brotli += brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength;
    };
    reading.push(read());
  });
  await page.goto(`${instance.url}/documents/${book.documentId}`);
  await page.waitForTimeout(4_000);
  await Promise.all(reading);
  print({
    what: `scripts of the editor's page as sent (${[...encodings].join(", ")})`,
    value: kilobytes(sent.script),
    budget: "250 kB",
  });
  print({
    what: "  the same by other means",
    value: `plain ${kilobytes(plain)}, gzip -9 ${kilobytes(gzip)}, brotli 11 ${kilobytes(brotli)}`,
  });
  print({
    what: "  beside them, as sent",
    value: `page ${kilobytes(sent.html)}, styles ${kilobytes(sent.style)}, fonts ${kilobytes(sent.font)}`,
  });
  await page.context().close();
}

/** After the browser has thrown away what nobody holds. */
export async function measureMemory(page: Page, when: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  print({
    what: `memory in the browser, ${when}`,
    value: `JavaScript heap ${(value("JSHeapUsedSize") / 1e6).toFixed(1)} MB, ${value("Nodes")} DOM nodes, ${value("JSEventListeners")} listeners`,
  });
  await devtools.detach();
}
