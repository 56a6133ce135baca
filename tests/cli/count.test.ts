import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { add, playwrightCount, sumCount, vitestCount, words } from "@/lib/cli/test/count.mjs";

const folder = mkdtempSync(join(tmpdir(), "duizhao-count-"));
const report = (value: unknown) => {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(value));
  return file;
};
const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});
const unit = (passed: number, failed: number, pending: number, testResults: unknown[] = []) =>
  report({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
    testResults,
  });
const browser = (
  expected: number,
  unexpected: number,
  flaky: number,
  skipped: number,
  errors: unknown[] = [],
) => report({ stats: { expected, unexpected, flaky, skipped }, errors });

test.each([
  { what: "all green", count: vitestCount(unit(3, 0, 0), 0), says: "3 passed, 0 failed" },
  { what: "one skipped", count: vitestCount(unit(3, 0, 1), 0), says: "3 passed, 0 failed, 1 skipped" },
  {
    what: "one red",
    count: vitestCount(unit(2, 1, 0, [file("failed", "failed")]), 1),
    says: "2 passed, 1 failed",
  },
  {
    what: "a file that cannot be read",
    count: vitestCount(unit(2, 0, 0, [file("failed")]), 1),
    says: "2 passed, 1 failed",
  },
  { what: "green, but ended badly", count: vitestCount(unit(2, 0, 0), 1), says: "2 passed, 1 failed" },
  { what: "nothing ran", count: vitestCount(unit(0, 0, 0), 0), says: "0 passed, 1 failed" },
  { what: "no report", count: vitestCount(join(folder, "none"), 1), says: "0 passed, 1 failed" },
  {
    what: "a browser test that passed at last",
    count: playwrightCount(browser(4, 0, 1, 0), 0),
    says: "4 passed, 1 failed",
  },
  {
    what: "browser tests",
    count: playwrightCount(browser(4, 2, 0, 1), 1),
    says: "4 passed, 2 failed, 1 skipped",
  },
  {
    what: "a runner that says its sum",
    count: sumCount("kill-app: 3 passed\n5 passed, 0 failed, 1 skipped\n", 0),
    says: "5 passed, 0 failed, 1 skipped",
  },
  { what: "one that broke off", count: sumCount("kill-app: …", 1), says: "0 passed, 1 failed" },
  {
    what: "one that ran nothing",
    count: sumCount("0 passed, 0 failed, 0 skipped\n", 0),
    says: "0 passed, 1 failed",
  },
  {
    what: "a server that did not start",
    count: playwrightCount(browser(0, 0, 0, 0, [{}]), 1),
    says: "0 passed, 1 failed",
  },
])("$what: $says", ({ count, says }) => {
  expect(words(count)).toBe(says);
});

test("counts add up", () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(add(one, one)).toEqual({ passed: 2, failed: 4, skipped: 6 });
});
