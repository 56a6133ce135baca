import { cutByMarks, type Mark } from "@/lib/workbench/state/marks";

/** Marks are named "hit", "hit-now", "quote", "quote-now", "reason", "reason-now", "missing", "corrected", "finding-warning" and other severities, "caret", kinds of inline marks ("emphasis", "sign" for what marks them), and "bead-3" or "bead-3 lit" for sentences. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  if (marks.length === 0) return text;
  return cutByMarks(text, marks).map(({ start, text: piece, names, note }) => {
    const key = `${start}:${piece.length}`;
    if (names.length === 0) return <span key={key}>{piece}</span>;
    if (piece === "" && names.includes("corrected"))
      return <span key={`${key}:out`} className="mark-taken-out" title={note} aria-hidden />;
    if (piece === "") return <span key={key} className="bench-caret" aria-hidden />;
    const bead = names.find((name) => name.startsWith("bead-"));
    return (
      <span
        key={key}
        title={note}
        data-bead={bead ? Number.parseInt(bead.slice(5), 10) : undefined}
        className={names
          .map((name) =>
            name.startsWith("bead-") ? (name.endsWith("lit") ? "mark-lit" : "") : `mark-${name}`,
          )
          .join(" ")}
      >
        {piece}
      </span>
    );
  });
}
