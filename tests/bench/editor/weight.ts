/** What the editor's page makes a browser load and keep. */
import { get } from "node:http";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import type { Book } from "../book";
import { kilobytes, print } from "../figures";
import type { Instance } from "../instance";
import { openPage } from "./browser";

/**
 * Every script, style and font that comes with the page; apart from it the scripts that are fetched ahead once the editor stands
 * (panel, dialogs, menus), which the page itself does not name. What is loaded at a click is in neither. Each address is then asked for once more without a browser, which says exactly what was sent.
 */
export async function measureScripts(browser: Browser, instance: Instance, book: Book): Promise<void> {
  const page = await openPage(browser, instance);
  const addresses = new Map<string, string>();
  page.on("request", (request) => addresses.set(request.url(), request.resourceType()));
  await page.goto(`${instance.url}/documents/${book.documentId}`);
  await page.waitForTimeout(4_000);
  const html = await (await page.request.get(page.url())).text();
  await page.context().close();

  const sent = { document: 0, script: 0, stylesheet: 0, font: 0 };
  let ahead = 0;
  const other = { plain: 0, gzip: 0, brotli: 0 };
  const encodings = new Set<string>();
  for (const [url, type] of addresses) {
    if (!(type in sent)) continue;
    const { bytes, encoding } = await fetchAsSent(url, instance.owner.headers);
    if (type === "script" && !html.includes(new URL(url).pathname)) {
      ahead += bytes.byteLength;
      continue;
    }
    sent[type as keyof typeof sent] += bytes.byteLength;
    if (type !== "script") continue;
    encodings.add(encoding);
    const body = decode(bytes, encoding);
    other.plain += body.byteLength;
    other.gzip += gzipSync(body, { level: 9 }).byteLength;
    other.brotli += brotliCompressSync(body).byteLength;
  }
  const list = [...encodings].join(", ");
  print({
    what: `scripts of the editor's page as sent (${list})`,
    value: kilobytes(sent.script),
    budget: "250 kB",
  });
  print({ what: "  fetched ahead, once the editor stands", value: kilobytes(ahead) });
  print({
    what: "  the same by other means",
    value: `plain ${kilobytes(other.plain)}, gzip -9 ${kilobytes(other.gzip)}, brotli 11 ${kilobytes(other.brotli)}`,
  });
  print({
    what: "  beside them, as sent",
    value: `page ${kilobytes(sent.document)}, styles ${kilobytes(sent.stylesheet)}, fonts ${kilobytes(sent.font)}`,
  });
}

function fetchAsSent(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ bytes: Buffer; encoding: string }> {
  return new Promise((done, failed) => {
    const asked = { headers: { ...headers, "accept-encoding": "gzip, deflate, br, zstd" } };
    get(url, asked, async (response) => {
      const pieces: Buffer[] = [];
      for await (const piece of response) pieces.push(piece as Buffer);
      done({ bytes: Buffer.concat(pieces), encoding: response.headers["content-encoding"] ?? "plain" });
    }).on("error", failed);
  });
}

function decode(bytes: Buffer, encoding: string): Buffer {
  if (encoding === "gzip") return gunzipSync(bytes);
  if (encoding === "br") return brotliDecompressSync(bytes);
  if (encoding === "plain") return bytes;
  throw new RangeError(`The server sent ${encoding}, which this bench cannot read`);
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
