import { useMemo } from "react";
import { diffWords } from "@/lib/text/diff";

/** Word by word: taken away and struck through, added and underlaid. Also told to those who hear it. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = useMemo(() => {
    let at = 0;
    return diffWords(before, after).map((part) => {
      const placed = { ...part, at };
      at += part.text.length;
      return placed;
    });
  }, [before, after]);
  return (
    <p lang="en" className="font-en text-base leading-normal wrap-anywhere whitespace-pre-wrap">
      {parts.map(({ kind, text, at }) =>
        kind === "same" ? (
          <span key={at}>{text}</span>
        ) : kind === "added" ? (
          <ins key={at} className="bg-diff-added no-underline">
            {text}
          </ins>
        ) : (
          <del key={at} className="bg-diff-removed line-through decoration-1">
            {text}
          </del>
        ),
      )}
    </p>
  );
}
