// biome-ignore-all lint/a11y/useSemanticElements: a table of 20,000 rows is drawn piece by piece, which <table> cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells do not
"use client";

import { memo, useState } from "react";
import { Button } from "@/app/_ui/button";
import { may } from "@/lib/access";
import type { Paragraph } from "@/lib/wire/documents";
import { countAside } from "@/lib/workbench/state/proposals";
import { useBench, useWorkbench } from "./bench";
import { useChinese } from "./chinese";

/** A run of paragraphs that are set aside, in their place: one quiet line, open at will. */
export const AsideLine = memo(function AsideLine({
  paragraphs,
}: {
  readonly paragraphs: readonly Paragraph[];
}) {
  const chinese = useChinese();
  const bench = useBench();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const [isOpen, setOpen] = useState(false);
  const [first] = paragraphs;
  if (!first) return null;
  const kinds = countAside(paragraphs)
    .map(({ words, count }) =>
      paragraphs.length === 1
        ? words.replace(/^1 /, "")
        : count === paragraphs.length
          ? words.replace(/^\d+ /, "")
          : words,
    )
    .join(", ");
  return (
    <div role="row" className="bench-aside">
      <div role="gridcell">
        <button
          type="button"
          className="bench-aside-head"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="bench-aside-count">
            {paragraphs.length === 1 ? "Set aside" : `${paragraphs.length} paragraphs set aside`}
            {kinds === "" ? "" : `: ${kinds}`}
          </span>
          <span lang={chinese} className="bench-aside-excerpt">
            {first.text}
          </span>
        </button>
        {isOpen && (
          <ul className="bench-aside-list">
            {paragraphs.map((paragraph) => (
              <li key={paragraph.id}>
                <p lang={chinese} className="text-source">
                  {paragraph.text}
                </p>
                <p className="bench-aside-reason">
                  {paragraph.setAside?.reason}
                  {paragraph.setAside?.by ? `, ${paragraph.setAside.by.name}` : ""}
                </p>
                {canEdit && (
                  <Button
                    size="small"
                    onClick={() =>
                      bench.dispatch({ type: "act", action: { do: "bring-back", paragraphId: paragraph.id } })
                    }
                  >
                    Bring back
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
});
