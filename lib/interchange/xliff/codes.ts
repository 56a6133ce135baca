import type { Code, Piece, Tag } from "../bilingual/bilingual";

/**
 * Codes of one unit while it is read: the same code is found again by what its format calls it, in the source and in the target.
 */
export interface FoundCode extends Omit<Code, "number" | "half" | "xml"> {
  /** What it is called in its unit: the element's family and its id. */
  readonly key: string;
}

interface Growing {
  code: Omit<Code, "half">;
  ends: Set<"open" | "close" | "alone">;
}

export class Codes {
  readonly #byKey = new Map<string, Growing>();

  /** A tag for one place where the code stands. `xml`: how the file writes it there. */
  tag(found: FoundCode, part: Tag["part"], xml: string): Tag {
    const { key, ...code } = found;
    const known = this.#byKey.get(key);
    const number = known?.code.number ?? this.#byKey.size + 1;
    const was = known?.code;
    const growing: Growing = known ?? {
      code: { ...code, number, xml: { open: "", close: "" } },
      ends: new Set(),
    };
    growing.ends.add(part);
    growing.code = {
      ...growing.code,
      // The closing end of a pair that stands by itself says its own native code.
      start: growing.code.start ?? code.start,
      end: growing.code.end ?? code.end,
      xml: {
        open: was?.xml.open || (part === "close" ? "" : xml),
        close: was?.xml.close || (part === "close" ? xml : ""),
      },
    };
    this.#byKey.set(key, growing);
    return { code: number, part };
  }

  /** All codes, by number. A pair of which the unit has one end only is known as a half. */
  all(): Code[] {
    return [...this.#byKey.values()].map(({ code, ends }) => ({ ...code, half: halfOf(code.kind, ends) }));
  }
}

function halfOf(kind: Code["kind"], ends: ReadonlySet<Tag["part"]>): Code["half"] {
  if (kind !== "pair" && kind !== "annotation") return null;
  if (!ends.has("close")) return "open";
  return ends.has("open") ? null : "close";
}

/** Tags of halves stand alone. */
export function withHalves(pieces: readonly Piece[], codes: readonly Code[]): Piece[] {
  return pieces.map((piece) =>
    typeof piece !== "string" && codes[piece.code - 1]?.half ? { code: piece.code, part: "alone" } : piece,
  );
}

/** Neighbouring texts are one, and there is no empty one. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece === "") continue;
    if (typeof piece === "string" && typeof last === "string") result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}
