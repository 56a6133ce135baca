import { gzipSync } from "node:zlib";
import { expect, test } from "./people";
import { makeScene } from "./scene";

/** Compressed bytes of script that the editor's page names: what a browser needs before a row can be typed in. */
const BUDGET = 250_000;

test("the script that comes with the editor's page keeps to its budget", async ({ as, api }) => {
  const { documentId } = await makeScene(api);
  const page = await as("translator");
  const answer = await page.goto(`/documents/${documentId}`);
  const html = (await answer?.text()) ?? "";
  const named = new Set([...html.matchAll(/\/_next\/static\/[^"'\\ ]+?\.js/g)].map(([path]) => path));
  // What is for browsers that know no modules is not fetched by ours.
  const old = [...html.matchAll(/<script[^>]*noModule[^>]*>/gi)].map(
    ([tag]) => /src="([^"?]+)/.exec(tag)?.[1],
  );
  for (const path of old) if (path) named.delete(path);
  expect(named.size).toBeGreaterThan(5);
  let sum = 0;
  for (const path of named)
    sum += gzipSync(await (await page.request.get(path)).body(), { level: 9 }).byteLength;
  expect(sum).toBeGreaterThan(100_000);
  expect(sum).toBeLessThan(BUDGET);
});
