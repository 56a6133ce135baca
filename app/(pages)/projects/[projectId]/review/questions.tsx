import Link from "next/link";
import type { WaitingList } from "@/lib/wire/waiting";
import { WAITING, waitingFigure } from "@/lib/workbench/state/waiting";
import { buttonClass } from "../../../../_ui/button";

const WORDS = WAITING.find(({ kind }) => kind === "questions")!;

/** Documents with threads that look for an answer; the editor shows their rows. */
export function Questions({
  documents,
}: {
  readonly documents: WaitingList["projects"][number]["documents"];
}) {
  const asked = documents.filter(({ waiting }) => waiting.questions > 0);
  if (asked.length === 0) return null;
  return (
    <section aria-label={WORDS.heading}>
      <h2 className="text-lg">{WORDS.heading}</h2>
      <p className="text-sm text-soft">{WORDS.lead}</p>
      <ul className="mt-3 border-t border-line">
        {asked.map(({ id, title, waiting }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5">
            <span className="min-w-0 flex-1 basis-60 font-zh break-words">{title}</span>
            <Link href={`/documents/${id}?filter=${WORDS.filter}`} className={buttonClass("plain")}>
              {waitingFigure(waiting.questions)} {WORDS.label(waiting.questions)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
