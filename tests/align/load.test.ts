import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildLexicon } from "../../lib/align/lexicon/lexicon";
import { ENTRIES } from "./notation";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "duizhao-lexicon-"));
  mkdirSync(join(root, ".build"));
  vi.stubEnv("DUIZHAO_ROOT", root);
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const load = async () => (await import("../../lib/server/lexicon")).loadLexicon;
const write = (bytes: Uint8Array) => writeFileSync(join(root, ".build", "lexicon.bin"), bytes);

test("reads what was built, once a process", async () => {
  write(buildLexicon(ENTRIES));
  const loadLexicon = await load();
  const lexicon = loadLexicon();
  expect(lexicon.find("图书馆", 0, 3)).not.toBe(-1);
  write(new Uint8Array(0));
  expect(loadLexicon()).toBe(lexicon);
});

test("says what to run when it was never built", async () => {
  const loadLexicon = await load();
  expect(loadLexicon).toThrow("lib/cli/build-lexicon.ts");
  expect(loadLexicon).toThrow("cannot be aligned");
});

test("says what to run when it was built by another version, or is cut short", async () => {
  const bytes = buildLexicon(ENTRIES);
  bytes[4] = 99;
  write(bytes);
  const loadLexicon = await load();
  expect(loadLexicon).toThrow("Build it again");
  write(buildLexicon(ENTRIES).slice(0, 100));
  expect(loadLexicon).toThrow("Build it again");
});
