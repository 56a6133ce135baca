import { afterEach, expect, test } from "vitest";
import { Stopped, Thinker, TookTooLong } from "@/lib/server/jobs-thinker";
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
