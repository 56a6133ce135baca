import type { CSSProperties } from "react";
import type { Person } from "@/lib/wire/people";

/** As many colours as `--person-1` and so on in globals.css. */
const COLOURS = 8;

/** A person's colour: the same on every screen and every day, for it is reckoned from their id. 1 to 8. */
function colourOf({ id }: Pick<Person, "id">): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return (sum % COLOURS) + 1;
}

/** `--person`: their colour, for what is drawn within. */
export function inColourOf(person: Pick<Person, "id">) {
  return { "--person": `var(--person-${colourOf(person)})` } as CSSProperties;
}

/** 陈羽北 → 羽北, Yubei Chen → YC. */
function initials(name: string): string {
  if (/^\p{Script=Han}/u.test(name)) return [...name].slice(-2).join("");
  return name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();
}

/** Initials on the person's colour; the name is said beside it by whoever draws it. */
export function Badge({ person }: { readonly person: Person }) {
  return (
    <span aria-hidden className="bench-badge" style={inColourOf(person)}>
      {initials(person.name)}
    </span>
  );
}
