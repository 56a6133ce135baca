import fc from "fast-check";
import { expect, test } from "vitest";
import type { OwnKeys } from "@/lib/wire/people";
import { isKey, readKeyFile, writeKeyFile } from "@/lib/workbench/keys/key-file";
import { KEY_COMMANDS } from "@/lib/workbench/keys/keys";

const own: OwnKeys = { preset: "memoq", changed: { comment: ["Ctrl+Alt+Q", "F6"], split: [] } };

test("what is written is read", () => {
  expect(readKeyFile(writeKeyFile(own), KEY_COMMANDS)).toEqual({ own, unknown: [] });
});

test.each([
  { why: "a command of another version is named", changed: { brew: ["F6"] }, kept: {}, unknown: ["brew"] },
  { why: "what is no list", changed: { split: "F6" }, kept: {}, unknown: ["split"] },
  {
    why: "a key that can be none is left out",
    changed: { split: ["Ctrl+T", "F6"] },
    kept: { split: ["F6"] },
    unknown: [],
  },
  { why: "what is no key", changed: { split: [6, "Ctrl+ ", "F6"] }, kept: { split: ["F6"] }, unknown: [] },
])("$why", ({ changed, kept, unknown }) => {
  const text = JSON.stringify({ "duizhao-keys": 1, preset: "trados", changed });
  expect(readKeyFile(text, KEY_COMMANDS)).toEqual({ own: { preset: "trados", changed: kept }, unknown });
});

test.each([
  "",
  "[]",
  "null",
  "{}",
  '{"duizhao-keys":2,"preset":"memoq","changed":{}}',
  '{"duizhao-keys":1,"preset":"emacs","changed":{}}',
  '{"duizhao-keys":1,"preset":"memoq","changed":[]}',
])("%j is no set of keys", (text) => {
  expect(readKeyFile(text, KEY_COMMANDS)).toBe(null);
});

test("nothing that a file can hold makes it throw", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (changed) => {
      const read = readKeyFile(JSON.stringify({ "duizhao-keys": 1, preset: "memoq", changed }), KEY_COMMANDS);
      for (const keys of Object.values(read?.own.changed ?? {})) expect(keys.every(isKey)).toBe(true);
    }),
  );
});
