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

/** Characters that are each other's in any of the tables, and theirs in turn; groups and characters in code point order. */
export function groupsOf(): string[] {
  const parent = new Map<string, string>();
  const root = (character: string): string => {
    const above = parent.get(character) ?? character;
    return above === character ? character : root(above);
  };
  const met = new Set<string>();
  for (const table of Object.values(TABLES)) {
    for (const { from, to } of entriesOf(table)) {
      for (const other of to) {
        if (other === from) continue;
        met.add(from).add(other);
        if (root(from) !== root(other)) parent.set(root(from), root(other));
      }
    }
  }
  const groups = new Map<string, string[]>();
  const order = (one: string, other: string) => one.codePointAt(0)! - other.codePointAt(0)!;
  for (const character of [...met].sort(order)) {
    const group = groups.get(root(character)) ?? [];
    group.push(character);
    groups.set(root(character), group);
  }
  return [...groups.values()].map((group) => group.join(""));
}
