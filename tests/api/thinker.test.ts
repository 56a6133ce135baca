import { afterEach, expect, test } from "vitest";
import { Stopped, Thinker, TookTooLong } from "@/lib/server/jobs-thinker";

/** One tag with so many attributes that its parser, which compares each with all before it, sits for minutes. */
const TANGLE = `<p ${Array.from({ length: 500_000 }, (_, index) => `a${index}`).join(" ")}>你好，世界。`;

const page = (text: string) => ({
  bytes: new TextEncoder().encode(text),
  fileName: "page.html",
  mediaType: "text/html",
  encoding: "utf-8",
});

let thinker: Thinker;
afterEach(() => thinker.close());

test("reading that does not hear that it shall stop is ended, and the next file is read", async () => {
  thinker = new Thinker();
  const reading = thinker.readOriginal(page(TANGLE), null);
  setTimeout(() => thinker.stop(), 1_000);
  await expect(reading).rejects.toThrow(Stopped);
  thinker.reset();
  expect(await thinker.readOriginal(page("<p>你好，世界。"), null)).toMatchObject({ ok: true });
}, 60_000);

test("reading that takes too long is ended, and says so", async () => {
  thinker = new Thinker({ readingMs: 2_000 });
  await expect(thinker.readOriginal(page(TANGLE), null)).rejects.toThrow(TookTooLong);
}, 60_000);
