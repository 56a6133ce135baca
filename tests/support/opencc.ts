import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import hongKong from "opencc-js/dict/HKVariants";
import toTraditional from "opencc-js/dict/STCharacters";
import toSimplified from "opencc-js/dict/TSCharacters";
import taiwan from "opencc-js/dict/TWVariants";

/** The tables of OpenCC that hold single characters: what each is written as on the other side. */
export const TABLES = { hongKong, taiwan, toSimplified, toTraditional } as const;

export function entriesOf(
  table: string,
): readonly { readonly from: string; readonly to: readonly string[] }[] {
  return table
    .split("|")
    .map((entry) => entry.split(" "))
    .filter(([from]) => from !== undefined && [...from].length === 1)
    .map(([from, ...to]) => ({ from: from!, to: to.filter((one) => [...one].length === 1) }));
}

/**
 * What one character may be written as on the other side, where that is more than one: 了 了瞭, 它 它牠. The tables of opencc-js have only
 * the first of each; the whole ones are in OpenCC's own package, in its format ocd2: a trie of keys, then the values, each list
 * of them in one piece. The keys are not needed, for the first value joins a list to its key.
 */
function choices(): string[][] {
  return ["STCharacters", "TSCharacters", "TWVariants", "HKVariants"].flatMap((name) =>
    valuesOf(readFileSync(join(ASSETS, `${name}.ocd2`))).filter((values) => values.length > 1),
  );
}

const ASSETS = join(
  createRequire(import.meta.url).resolve("opencc/package.json"),
  "..",
  "prebuilds",
  "assets",
);

/** The values stand at the end: their number, the length of their text, the text, then for each how many it has and how long they are. */
function valuesOf(file: Buffer): string[][] {
  for (let at = 0; at + 8 < file.length; at += 1) {
    const values = readValues(file, at);
    if (values) return values;
  }
  throw new RangeError(`No values in an ocd2 file of ${file.length} bytes`);
}

function readValues(file: Buffer, from: number): string[][] | null {
  const count = file.readUInt32LE(from);
  const length = file.readUInt32LE(from + 4);
  let text = from + 8;
  let sizes = text + length;
  if (count === 0 || length < 2 * count || sizes + 2 * count > file.length) return null;
  const end = sizes;
  const values: string[][] = [];
  while (values.length < count) {
    if (sizes + 2 > file.length) return null;
    const many = file.readUInt16LE(sizes);
    sizes += 2;
    if (many === 0 || sizes + 2 * many > file.length) return null;
    const list: string[] = [];
    for (let one = 0; one < many; one += 1, sizes += 2) {
      const next = text + file.readUInt16LE(sizes);
      if (next > end || file[next - 1] !== 0) return null;
      list.push(file.toString("utf8", text, next - 1));
      text = next;
    }
    values.push(list);
  }
  return text === end && sizes === file.length ? values : null;
}

/** Characters that are each other's in any of the tables, and theirs in turn; groups and characters in code point order. */
export function groupsOf(): string[] {
  const parent = new Map<string, string>();
  const root = (character: string): string => {
    const above = parent.get(character) ?? character;
    return above === character ? character : root(above);
  };
  const met = new Set<string>();
  const unite = (one: string, other: string) => {
    if (other === one) return;
    met.add(one).add(other);
    if (root(one) !== root(other)) parent.set(root(one), root(other));
  };
  for (const table of Object.values(TABLES))
    for (const { from, to } of entriesOf(table)) for (const other of to) unite(from, other);
  for (const [first = "", ...others] of choices())
    for (const other of others) if ([...first].length === 1 && [...other].length === 1) unite(first, other);
  const groups = new Map<string, string[]>();
  const order = (one: string, other: string) => one.codePointAt(0)! - other.codePointAt(0)!;
  for (const character of [...met].sort(order)) {
    const group = groups.get(root(character)) ?? [];
    group.push(character);
    groups.set(root(character), group);
  }
  return [...groups.values()].map((group) => group.join(""));
}
