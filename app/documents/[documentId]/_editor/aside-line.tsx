// biome-ignore-all lint/a11y/useSemanticElements: a table of 20,000 rows is drawn piece by piece, which <table> cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells do not
"use client";

import { memo, useState } from "react";
import { Button } from "@/app/_ui/button";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { keptInWords } from "@/lib/segmentation/reason";
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
  const say = useSay();
  const chinese = useChinese();
  const bench = useBench();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const [isOpen, setOpen] = useState(false);
  const [first] = paragraphs;
  if (!first) return null;
  const found = countAside(paragraphs);
  // What they all are needs no number; one paragraph is told by its kind alone.
  const [only] = found;
  const kinds =
    only?.count === paragraphs.length
      ? say("editor.aside.kind", { kind: only.kind, count: only.count })
      : say.list(
          found.map(({ kind, count }) => say("editor.proposals.kind", { kind, count })),
          "unit",
        );
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
            {say("editor.aside.count", {
              count: paragraphs.length,
              hasKinds: found.length > 0 ? "yes" : "no",
              kinds,
            })}
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
                  {paragraph.setAside?.by
                    ? say("editor.aside.reason", {
                        reason: keptInWords(say, paragraph.setAside.reason),
                        who: paragraph.setAside.by.name,
                      })
                    : paragraph.setAside && keptInWords(say, paragraph.setAside.reason)}
                </p>
                {canEdit && (
                  <Button
                    size="small"
                    onClick={() =>
                      bench.dispatch({ type: "act", action: { do: "bring-back", paragraphId: paragraph.id } })
                    }
                  >
                    {say("editor.aside.bring-back")}
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
