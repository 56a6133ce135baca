"use client";

import { useEffect, useState } from "react";
import { useSay } from "@/app/_words/words";
import type { Phrases as Found } from "@/lib/wire/memories";
import type { Segment } from "@/lib/wire/segments";
import { useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { projectOf, sourceOf } from "./find-matches";

/** Longer rows are not looked through. */
const LONGEST = 600;

/** The longest phrases of the row that were translated before, where nothing whole matches. */
export function Phrases({ row }: { readonly row: Segment }) {
  const say = useSay();
  const documentId = useWorkbench((state) => state.documentId);
  const source = sourceOf(row);
  const [found, setFound] = useState<Found["phrases"]>([]);
  useEffect(() => {
    setFound([]);
    if (source.trim() === "" || source.length > LONGEST) return;
    const stop = new AbortController();
    void (async () => {
      const project = await projectOf(documentId);
      if (!project.ok || stop.signal.aborted) return;
      const answer = await ask<Found>("POST", `/projects/${project.value}/phrases`, { source }, stop.signal);
      if (answer.ok && !stop.signal.aborted) setFound(answer.value.phrases);
    })();
    return () => stop.abort();
  }, [documentId, source]);
  if (found.length === 0) return null;
  return (
    <section aria-label={say("memory.phrases")} className="mt-4 border-t border-line pt-3 text-sm">
      <p className="text-soft">{say("memory.phrases")}</p>
      <dl className="mt-2 flex flex-col gap-2">
        {found.map(({ start, end, renderings }) => (
          <div key={start}>
            <dt lang="zh">{source.slice(start, end)}</dt>
            <dd lang="en" className="bench-english flex flex-wrap gap-x-3">
              {renderings.map(({ text, count }) => (
                <span key={text}>
                  {text} {count > 1 && <span className="text-soft tabular-nums">{count}</span>}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
