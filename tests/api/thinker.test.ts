import { deflateSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { TookTooMuch } from "@/lib/server/jobs/process-lane";
import { Stopped, Thinker, TookTooLong } from "@/lib/server/jobs/thinker";
import { MORE_HOSTILE } from "../support/hostile-files";

/** As many tags as a page may have: it takes its parser, Readability above all, some seconds. */
const KNOT = "<p><b>字</b><i>字</i></p>".repeat(49_000);

const page = (text: string) => ({
  bytes: new TextEncoder().encode(text),
  fileName: "page.html",
  mediaType: "text/html",
  encoding: "utf-8",
});

let thinker: Thinker;
afterEach(() => thinker.close());

test("reading that does not hear that it shall stop is ended, and the next file is read", async () => {
  thinker = new Thinker({ graceMs: 100 });
  const reading = thinker.readOriginal(page(KNOT), null);
  setTimeout(() => thinker.stop(), 200);
  await expect(reading).rejects.toThrow(Stopped);
  thinker.reset();
  expect(await thinker.readOriginal(page("<p>你好，世界。"), null)).toMatchObject({ ok: true });
}, 60_000);

test("reading that takes too much of the processor's time is ended, and says so", async () => {
  thinker = new Thinker({ readingMs: 300 });
  await expect(thinker.readOriginal(page(KNOT), null)).rejects.toThrow(TookTooLong);
  thinker.reset();
  expect(await thinker.readOriginal(page("<p>你好，世界。"), null)).toMatchObject({ ok: true });
}, 60_000);

test.each(MORE_HOSTILE.filter(({ isLong }) => isLong))(
  "$name is read, refused or given up",
  async (file) => {
    thinker = new Thinker({ readingMs: 1_000 });
    const upload = {
      bytes: new Uint8Array(file.make()),
      fileName: file.name,
      mediaType: null,
      encoding: null,
    };
    const read = await thinker.readOriginal(upload, null).catch((error: Error) => error);
    if (read instanceof Error) expect(read).toBeInstanceOf(TookTooLong);
    else expect(read.ok).toBe(false);
  },
  60_000,
);

/** A page whose drawing is 600 MB of spaces, packed into as many kilobytes. */
function packedPdf(): Uint8Array<ArrayBuffer> {
  const drawing = deflateSync(Buffer.alloc(600 * 1024 * 1024, " "));
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const object = (number: number, text: string, bytes?: Buffer) => {
    parts.push(Buffer.from(`${number} 0 obj\n${text}\n`));
    if (bytes) parts.push(Buffer.from("stream\n"), bytes, Buffer.from("\nendstream\n"));
    parts.push(Buffer.from("endobj\n"));
  };
  object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>");
  object(4, `<< /Length ${drawing.length} /Filter /FlateDecode >>`, drawing);
  parts.push(Buffer.from("trailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n"));
  return new Uint8Array(Buffer.concat(parts));
}

test("a file that takes memory outside of every heap is given up, the next one is read, and the worker holds none of it", async () => {
  thinker = new Thinker({ readingMs: 60_000 });
  const bytes = packedPdf();
  expect(bytes.length).toBeLessThan(1_000_000);
  const before = process.memoryUsage.rss();
  const upload = { bytes, fileName: "packed.pdf", mediaType: "application/pdf", encoding: null };
  await expect(thinker.readOriginal(upload, null)).rejects.toThrow(TookTooMuch);
  expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000);
  thinker.reset();
  expect(await thinker.readOriginal(page("<p>你好，世界。"), null)).toMatchObject({ ok: true });
}, 120_000);
