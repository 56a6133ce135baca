// @ts-check
// How many tests passed, failed and were skipped, read from what the runners wrote.

import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Count */

/** @type {Count} */
export const NONE = { passed: 0, failed: 0, skipped: 0 };
/** @type {Count} */
export const PASSED = { ...NONE, passed: 1 };
/** @type {Count} */
export const FAILED = { ...NONE, failed: 1 };

/** @param {Count} a @param {Count} b @returns {Count} */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** @param {Count} count */
export function words({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}

/**
 * A file that could not be read has no tests and counts as one that failed; so does a runner that ended badly
 * without saying which test did, and one that ran nothing.
 * @param {string} report @param {number | null} status @returns {Count}
 */
export function vitestCount(report, status) {
  if (!existsSync(report)) return FAILED;
  const said = JSON.parse(readFileSync(report, "utf8"));
  const brokenFiles = said.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  return honest(
    {
      passed: said.numPassedTests,
      failed: said.numFailedTests + brokenFiles,
      skipped: said.numPendingTests + said.numTodoTests,
    },
    status,
  );
}

/** Of a runner whose last line says “2 passed, 0 failed, 1 skipped”. @param {string} output @param {number | null} status @returns {Count} */
export function sumCount(output, status) {
  const [, passed, failed, skipped] = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(output) ?? [];
  if (passed === undefined) return FAILED;
  return honest({ passed: Number(passed), failed: Number(failed), skipped: Number(skipped) }, status);
}

/** @param {string} report @param {number | null} status @returns {Count} */
export function playwrightCount(report, status) {
  if (!existsSync(report)) return FAILED;
  const { stats, errors } = JSON.parse(readFileSync(report, "utf8"));
  return honest(
    {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    },
    status,
  );
}

/** @param {Count} count @param {number | null} status @returns {Count} */
function honest(count, status) {
  const ranNothing = count.passed + count.failed === 0;
  const unexplained = status !== 0 && count.failed === 0;
  return ranNothing || unexplained ? add(count, FAILED) : count;
}
