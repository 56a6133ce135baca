import type { InlineKind } from "../text/inline-marks";
import { type Definitions, readNotation } from "../text/notation";
import { raised } from "../text/raised";
import type { Dress, Span } from "./span";

/** English with marks (lib/text/notation.ts) as spans of text in one dress each. */
export function spansOfNotation(text: string, definitions: Definitions): Span[] {
  const { words, marks } = readNotation(text, definitions);
  if (marks.length === 0) return [{ text: words, dress: new Set(), href: null }];
  const cuts = [...new Set([0, words.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (one, other) => one - other,
  );
  return cuts.flatMap((start, index): Span[] => {
    const end = cuts[index + 1] ?? start;
    const notes = marks.filter((mark) => mark.kind === "note" && mark.start === start);
    const references = notes.map(
      ({ label }): Span => ({ text: "", dress: new Set(), href: null, note: label! }),
    );
    if (start === end) return references;
    const over = marks.filter((mark) => mark.start <= start && end <= mark.end && mark.kind !== "note");
    const link = over.find(({ kind }) => kind === "link");
    return [
      ...references,
      {
        text: words.slice(start, end),
        dress: new Set(over.flatMap(({ kind }) => DRESS[kind] ?? [])),
        href: link?.address ?? null,
        ...(link?.label === undefined ? {} : { reference: link.label }),
      },
    ];
  });
}

const DRESS: Readonly<Partial<Record<InlineKind, Dress>>> = {
  emphasis: "emphasis",
  strong: "strong",
  strike: "strike",
  underline: "underline",
  superscript: "superscript",
  subscript: "subscript",
  code: "code",
};

/** The words of a span, standing high or low by themselves where there are such characters: 10⁸. */
export function wordsOfSpan({ text, dress, note }: Span): string {
  if (note !== undefined) return `[${note}]`;
  if (/^[a-z]{2,}$/i.test(text)) return text;
  if (dress.has("superscript")) return raised(text, "superscript") ?? text;
  return dress.has("subscript") ? (raised(text, "subscript") ?? text) : text;
}
