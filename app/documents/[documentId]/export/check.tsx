"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { StateMark } from "@/app/_ui/state-mark";
import { useSay } from "@/app/_words/words";
import { rowHref } from "@/app/(pages)/_frame/row-href";
import { SHOWN, type Shown } from "@/lib/segments/states";
import { languageOfTitle } from "@/lib/text/writing";
import type { ExportCheck } from "@/lib/wire/documents";

/** So many rows at first, and so many more at each press. */
const STEP = 20;

/** Before it is made: what is not yet approved, with the way to each of those rows. */
export function Check({ documentId, check }: { readonly documentId: string; readonly check: ExportCheck }) {
  const say = useSay();
  const [shown, setShown] = useState(STEP);
  return (
    <section aria-labelledby="check" className="border-t border-line pt-5">
      <h2 id="check" className="text-sm font-medium">
        {say("export.check.title")}
      </h2>
      {check.unapproved.length === 0 && (
        <div className="mt-2">
          <Notice kind="done">
            {say("export.check.ready", { count: check.segments, omitted: check.omitted })}
          </Notice>
        </div>
      )}
      {check.unapproved.length > 0 && (
        <>
          <p className="mt-1 text-[0.8125rem] text-soft">
            {say("export.check.lead", {
              count: check.unapproved.length,
              total: check.segments,
              approved: check.approved,
              omitted: check.omitted,
            })}
          </p>
          <ul className="mt-2 border-t border-line">
            {check.unapproved.slice(0, shown).map((row) => (
              <li key={row.id} className="border-b border-line">
                <Link
                  href={rowHref(documentId, row.id)}
                  className="group grid grid-cols-[2.25rem_1fr] gap-x-2 py-2"
                >
                  <span className="pt-0.5 text-right text-xs text-soft tabular-nums">{row.position}</span>
                  <span
                    lang={row.excerpt ? languageOfTitle(row.excerpt) : undefined}
                    className="line-clamp-2 text-sm break-words group-hover:text-accent"
                  >
                    {row.excerpt || <span className="text-soft">{say("export.check.empty")}</span>}
                  </span>
                  <span className="col-start-2 text-xs">
                    {isShown(row.shown) && <StateMark shown={row.shown} />}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {shown < check.unapproved.length && (
            <Button size="small" className="mt-2" onClick={() => setShown(shown + STEP)}>
              {say("export.check.more", { count: Math.min(STEP, check.unapproved.length - shown) })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function isShown(word: string): word is Shown {
  return (SHOWN as readonly string[]).includes(word);
}
