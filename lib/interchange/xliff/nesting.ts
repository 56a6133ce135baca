import type { BilingualUnit, Piece, Tag } from "../bilingual/bilingual";

/**
 * The tags of one source or target as an XML format can write them: which pairs enclose (an element around words) and which must be said
 * by their two ends, because they cross others or reach into another segment.
 */
export type Placed =
  | { readonly kind: "text"; readonly text: string }
  /** An element around what follows, to its `end`. */
  | { readonly kind: "around"; readonly tag: Tag; readonly copy: number }
  | { readonly kind: "end"; readonly tag: Tag }
  /** One end of a pair by itself. `isLone`: its other end is nowhere on this side of the unit. */
  | { readonly kind: "open" | "close"; readonly tag: Tag; readonly copy: number; readonly isLone: boolean }
  | { readonly kind: "alone"; readonly tag: Tag; readonly copy: number };

/** `all`: every source (or every target) of the unit, in order. One list for each; `copy` counts how often a code stood before on that side. */
export function placedIn(all: readonly (readonly Piece[] | null)[]): (Placed[] | null)[] {
  const opened = new Map<number, number>();
  // Which ends have their other end, on the whole side.
  const partner = new Map<Tag, Tag>();
  const open = new Map<number, Tag[]>();
  for (const pieces of all) {
    for (const piece of pieces ?? []) {
      if (typeof piece === "string" || piece.part === "alone") continue;
      if (piece.part === "open") open.set(piece.code, [...(open.get(piece.code) ?? []), piece]);
      else {
        const other = open.get(piece.code)?.pop();
        if (other) {
          partner.set(piece, other);
          partner.set(other, piece);
        }
      }
    }
  }
  const copies = new Map<Tag, number>();
  const copyOf = (tag: Tag): number => {
    const before = opened.get(tag.code) ?? 0;
    opened.set(tag.code, before + 1);
    copies.set(tag, before);
    return before;
  };
  return all.map((pieces) => {
    if (pieces === null) return null;
    const around = nested(pieces, partner);
    return pieces.map((piece): Placed => {
      if (typeof piece === "string") return { kind: "text", text: piece };
      if (piece.part === "alone") return { kind: "alone", tag: piece, copy: copyOf(piece) };
      if (around.has(piece))
        return piece.part === "open"
          ? { kind: "around", tag: piece, copy: copyOf(piece) }
          : { kind: "end", tag: piece };
      const other = partner.get(piece);
      const copy = piece.part === "close" && other ? (copies.get(other) ?? 0) : copyOf(piece);
      return { kind: piece.part, tag: piece, copy, isLone: other === undefined };
    });
  });
}

/** The tags of pairs that lie wholly in these pieces and cross no other. */
function nested(pieces: readonly Piece[], partner: ReadonlyMap<Tag, Tag>): ReadonlySet<Tag> {
  const here = new Set(pieces.filter((piece): piece is Tag => typeof piece !== "string"));
  const stack: Tag[] = [];
  const good = new Set<Tag>();
  for (const piece of pieces) {
    if (typeof piece === "string" || piece.part === "alone") continue;
    const other = partner.get(piece);
    if (!other || !here.has(other)) continue;
    if (piece.part === "open") stack.push(piece);
    else {
      const at = stack.lastIndexOf(other);
      if (at === -1) continue;
      if (at === stack.length - 1) {
        good.add(piece);
        good.add(other);
      }
      stack.splice(at, 1);
    }
  }
  return good;
}

/** Ids of codes that are unique in the unit, as XML names: two families may have used the same one. */
export function idsOf({ codes }: BilingualUnit): string[] {
  return uniqueIds(
    codes.map(({ id, number, kind }) => {
      if (id !== "" && kind !== "character") return asNmtoken(id);
      return `${kind === "annotation" ? "m" : "c"}${number}`;
    }),
  );
}

/** XLIFF 2 wants ids without white space or other signs than these. */
export function asNmtoken(id: string): string {
  if (id !== "" && !/[^\p{L}\p{M}\p{N}._:·-]/u.test(id)) return id;
  const token = id.replace(/[^\p{L}\p{M}\p{N}._:·-]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}_`);
  return token === "" ? "_" : token;
}

/** Told apart where two are the same. */
export function uniqueIds(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((wanted, index) => {
    let unique = wanted;
    for (let count = index + 1; taken.has(unique); count += 1) unique = `${wanted}-${count}`;
    taken.add(unique);
    return unique;
  });
}
