import type { InlineKind, InlineMark } from "../../text/inline-marks";
import type { Code } from "./bilingual";

/**
 * Emphasis, links and the other marks of lib/text/notation.ts as codes of a bilingual file: said in the words of XLIFF 2, so that other
 * programs show them for what they are, with what is typed here as their native code, so that they come back as marks.
 */
interface Own {
  readonly kind: InlineKind;
  readonly type: string;
  readonly subType: string | null;
  readonly start: string;
  readonly end: string;
}

const OWN: readonly Own[] = [
  { kind: "emphasis", type: "fmt", subType: "xlf:i", start: "*", end: "*" },
  { kind: "strong", type: "fmt", subType: "xlf:b", start: "**", end: "**" },
  { kind: "underline", type: "fmt", subType: "xlf:u", start: "<u>", end: "</u>" },
  { kind: "strike", type: "fmt", subType: "duizhao:strike", start: "~~", end: "~~" },
  { kind: "superscript", type: "fmt", subType: "duizhao:superscript", start: "^", end: "^" },
  { kind: "subscript", type: "fmt", subType: "duizhao:subscript", start: "~", end: "~" },
  { kind: "code", type: "fmt", subType: "duizhao:code", start: "`", end: "`" },
  { kind: "link", type: "link", subType: null, start: "[", end: "]" },
  { kind: "note", type: "other", subType: "duizhao:note", start: "[^", end: "" },
];

/** Null for marks that a file of another program has no use for (the characters of Markdown, a reading above a word). */
export function codeOfMark({ kind, address, label }: InlineMark, number: number, order: number): Code | null {
  const own = OWN.find((one) => one.kind === kind);
  if (!own) return null;
  const isNote = kind === "note";
  return {
    number,
    id: `m${order}`,
    kind: isNote ? "alone" : "pair",
    half: null,
    type: own.type,
    subType: own.subType,
    start: isNote ? `[^${label ?? ""}]` : own.start,
    end: isNote ? null : kind === "link" ? `](${address ?? ""})` : own.end,
    shown: null,
    more: {},
    xml: { open: "", close: "" },
  };
}

/** The mark that a code of ours is; null for everybody else's. */
export function markOfCode({
  id,
  kind,
  type,
  subType,
  start,
  end,
}: Code): Omit<InlineMark, "start" | "end"> | null {
  if (!/^m\d+$/.test(id)) return null;
  const own = OWN.find((one) => one.type === type && one.subType === subType);
  if (!own || start === null) return null;
  if (own.kind === "note") {
    const label = /^\[\^(.+)\]$/s.exec(start)?.[1];
    return kind === "alone" && label !== undefined ? { kind: "note", label } : null;
  }
  if (kind !== "pair" || start !== own.start) return null;
  if (own.kind !== "link") return end === own.end ? { kind: own.kind } : null;
  const address = /^\]\((.*)\)$/s.exec(end ?? "")?.[1];
  return address === undefined ? null : { kind: "link", address };
}
