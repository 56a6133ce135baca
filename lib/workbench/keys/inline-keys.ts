/** Marks in the English, typed by key (lib/text/notation.ts). Where the English is plain text, there are none. */

import type { InlineKind, InlineMark } from "../../text/inline-marks";
import { readNotation } from "../../text/notation";
import { insertNextMark, type Toggled, toggleMark } from "../../text/toggle-mark";
import type { Mark } from "../state/marks";
import { findRow } from "../state/rows";
import { placeParagraphs } from "../state/source";
import { mayEdit, type Workbench } from "../state/state";
import type { KeyCommand } from "./key-command";

const hasField = (state: Workbench) => state.notation === "marks" && state.editing !== null && mayEdit(state);

function toggle(kind: Toggled, keys: readonly string[]): KeyCommand {
  return {
    id: kind,
    group: "translate",
    keys,
    where: "rows",
    isAvailable: hasField,
    does: () => ({ field: (selected) => toggleMark(selected, kind) }),
  };
}

export const INLINE_KEYS: readonly KeyCommand[] = [
  toggle("emphasis", ["Ctrl+I"]),
  toggle("strong", ["Ctrl+B"]),
  toggle("superscript", []),
  toggle("subscript", []),
  toggle("code", []),
  {
    id: "next-mark",
    group: "translate",
    keys: ["Alt+I"],
    where: "rows",
    isAvailable: hasField,
    does: ({ state }) => {
      const marks = marksOfSource(state);
      return {
        field: (selected) => insertNextMark(selected, marks),
        otherwise: { code: "editor.cannot.no-more-marks" },
      };
    },
  },
];

function marksOfSource(state: Workbench): readonly InlineMark[] {
  const row = state.active === null ? undefined : findRow(state.rows, state.active);
  return row?.source.flatMap(({ marks }) => marks) ?? [];
}

/** Marks of a row's Chinese for drawing, in `sourceText`. */
export function sourceInlineMarks(row: Parameters<typeof placeParagraphs>[0]): readonly Mark[] {
  return placeParagraphs(row).flatMap(({ paragraph, start }) =>
    paragraph.marks.flatMap((mark) => drawn(mark, start, paragraph.text)),
  );
}

/** Marks of English with marks, for drawing; the signs themselves too. */
export function targetInlineMarks(text: string): readonly Mark[] {
  const { typed, hidden } = readNotation(text);
  return [
    ...typed.flatMap((mark) => drawn(mark, 0, text)),
    ...hidden.map(({ start, end }) => ({ start, end, name: "sign" })),
  ];
}

function drawn(mark: InlineMark, by: number, text: string): Mark[] {
  if (NOT_DRAWN.has(mark.kind)) return [];
  const isRaised = /^[⁰¹²³⁴-₎ᵃ-ᶻₐ-ₜⁱⁿ]+$/u.test(text.slice(mark.start, mark.end));
  if ((mark.kind === "superscript" || mark.kind === "subscript") && isRaised) return [];
  const note = mark.address ?? mark.reading;
  const name = mark.kind === "markup" ? "sign" : mark.kind === "note" ? "reference" : mark.kind;
  return [{ start: mark.start + by, end: mark.end + by, name, ...(note === undefined ? {} : { note }) }];
}

const NOT_DRAWN: ReadonlySet<InlineKind> = new Set(["line-break"]);
