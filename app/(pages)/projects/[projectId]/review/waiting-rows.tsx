import Link from "next/link";
import { pageWords } from "@/lib/server/words";
import type { FilterName } from "@/lib/workbench/state/filters";
import { sentBackInWords } from "@/lib/workbench/state/reviewing";
import { buttonClass } from "../../../../_ui/button";
import { Time } from "../../../../_ui/time";
import { rowHref } from "../../../_frame/row-href";
import type { WaitingGroup } from "./waiting";

/** So many rows of each document stand here to be seen; the editor's filter shows them all. */
const SHOWN = 5;

export async function WaitingRows({
  heading,
  lead,
  filter,
  groups,
}: {
  readonly heading: string;
  readonly lead: string;
  readonly filter: FilterName;
  readonly groups: readonly WaitingGroup[];
}) {
  const say = await pageWords();
  if (groups.length === 0) return null;
  return (
    <section aria-label={heading}>
      <h2 className="text-lg">{heading}</h2>
      <p className="text-sm text-soft">{lead}</p>
      {groups.map(({ document, rows, isCut }) => (
        <div key={document.id} className="mt-5">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h3 lang={document.language} className="min-w-0 flex-1 basis-60 font-zh text-lg break-words">
              {document.title}
            </h3>
            <Link href={`/documents/${document.id}?filter=${filter}`} className={buttonClass("plain")}>
              {isCut ? say("project.review.open-all") : say("project.review.open", { count: rows.length })}
            </Link>
          </div>
          <ul className="mt-2 border-t border-line">
            {rows.slice(0, SHOWN).map((row) => (
              <li key={row.id} className="border-b border-line">
                <Link
                  href={rowHref(document.id, row.id, filter)}
                  className="group grid grid-cols-[2.5rem_1fr] gap-x-3 py-2.5 md:grid-cols-[2.5rem_1fr_1fr]"
                >
                  <span className="pt-1 text-right text-xs text-soft tabular-nums">{row.position}</span>
                  <span
                    lang={document.language}
                    className="line-clamp-2 min-w-0 font-zh leading-relaxed break-words"
                  >
                    {row.source.map((paragraph) => paragraph.text).join(" ")}
                  </span>
                  <span
                    lang="en"
                    className="line-clamp-2 min-w-0 font-en break-words group-hover:text-accent max-md:col-start-2"
                  >
                    {row.target}
                  </span>
                  {row.sentBack && (
                    <span className="col-start-2 text-[0.8125rem] text-rejected md:col-end-4">
                      {say.message(sentBackInWords(row.sentBack))}
                    </span>
                  )}
                  <span className="col-start-2 text-xs text-soft md:col-end-4">
                    {row.isOnlyFixed &&
                      row.updatedBy &&
                      `${say("project.review.changed-by", { name: row.updatedBy.name })} · `}
                    {row.translator && `${row.translator.name} · `}
                    <Time at={row.updatedAt} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {(rows.length > SHOWN || isCut) && (
            <p className="mt-2 text-sm text-soft">
              {isCut
                ? say("project.review.more")
                : say("project.review.more-rows", { count: rows.length - SHOWN })}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
