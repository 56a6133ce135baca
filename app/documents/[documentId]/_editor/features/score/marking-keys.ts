import { useEffect, useState } from "react";
import { type Category, categoryByKey } from "@/lib/score/categories";
import { type Severity, severityByKey } from "@/lib/score/weights";
import { type PlacedSelection, selectionInRow } from "../../text-place";

/**
 * Two keys mark the words that are selected: a letter for the category, a figure for the severity. They are taken only while words of the row
 * are selected and marking is on, and never from another field or an input method; Escape lets the letter go.
 */
export interface Marking {
  /** The words that were selected last; null where there are none. */
  readonly picked: PlacedSelection | null;
  readonly category: Category | null;
  readonly choose: (category: Category | null) => void;
}

export function useMarkingKeys(
  rowId: string,
  isOn: boolean,
  mark: (picked: PlacedSelection, category: Category, severity: Severity) => void,
): Marking {
  const [picked, setPicked] = useState<PlacedSelection | null>(null);
  const [category, choose] = useState<Category | null>(null);
  useEffect(() => {
    const look = () => {
      // In the panel's own fields the words that were picked stay.
      if (document.activeElement?.closest(".bench-panel")) return;
      const now = selectionInRow();
      setPicked(now?.segmentId === rowId ? now : null);
      if (now?.segmentId !== rowId) choose(null);
    };
    document.addEventListener("selectionchange", look);
    document.addEventListener("select", look, true);
    return () => {
      document.removeEventListener("selectionchange", look);
      document.removeEventListener("select", look, true);
    };
  }, [rowId]);
  useEffect(() => {
    if (!isOn) return;
    const hear = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || key === "Process") return;
      const isField =
        target instanceof HTMLElement &&
        target.dataset.row === undefined &&
        target.matches("input, textarea, select, [contenteditable]");
      const now = selectionInRow();
      const words = now?.segmentId === rowId ? now : picked;
      if (isField || !words) return;
      const letter = categoryByKey(key.toLowerCase());
      const severity = severityByKey(key);
      if (letter) choose(letter);
      else if (severity && category) {
        mark(words, category, severity);
        choose(null);
      } else if (key === "Escape" && category) choose(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", hear, true);
    return () => document.removeEventListener("keydown", hear, true);
  }, [rowId, isOn, picked, category, mark]);
  return { picked, category, choose };
}
