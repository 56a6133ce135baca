import Link from "next/link";
import { pageWords } from "@/lib/server/words";
import { languageOfTitle } from "@/lib/text/writing";
import type { WaitingList } from "@/lib/wire/waiting";
import { WAITING, waitingFigure } from "@/lib/workbench/state/waiting";
import { buttonClass } from "../../../../_ui/button";

const FILTER = WAITING.find(({ kind }) => kind === "questions")!.filter;

/** Documents with threads that look for an answer; the editor shows their rows. */
export async function Questions({
  documents,
}: {
  readonly documents: WaitingList["projects"][number]["documents"];
}) {
  const say = await pageWords();
  const asked = documents.filter(({ waiting }) => waiting.questions > 0);
  if (asked.length === 0) return null;
  return (
    <section aria-label={say("review.waiting.heading.questions")}>
      <h2 className="text-lg">{say("review.waiting.heading.questions")}</h2>
      <p className="text-sm text-soft">{say("review.waiting.lead.questions")}</p>
      <ul className="mt-3 border-t border-line">
        {asked.map(({ id, title, waiting }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5">
            <span lang={languageOfTitle(title)} className="min-w-0 flex-1 basis-60 font-zh break-words">
              {title}
            </span>
            <Link href={`/documents/${id}?filter=${FILTER}`} className={buttonClass("plain")}>
              {waitingFigure(waiting.questions)}{" "}
              {say("review.waiting.label.questions", { count: waiting.questions })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
