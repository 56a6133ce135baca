import Link from "next/link";
import { may, type Role } from "@/lib/access";
import { pageWords } from "@/lib/server/words";
import { languageOfTitle } from "@/lib/text/writing";
import type { Document } from "@/lib/wire/documents";
import { percentApproved } from "../../../_ui/percent-approved";
import { ProgressBar } from "../../../_ui/progress-bar";
import { Time } from "../../../_ui/time";
import { rich } from "../../../_words/rich";
import { DocumentMenu } from "./document-menu";

/** One document of the list: its title, how far it is, how large, and what can be done with it. */
export async function DocumentRow({ document, role }: { readonly document: Document; readonly role: Role }) {
  const say = await pageWords();
  const sees = may(role, "read-source");
  const works = may(role, "edit") || may(role, "review");
  const href = works ? `/documents/${document.id}` : `/documents/${document.id}/read`;
  return (
    <li className="border-b border-line py-4 first:pt-0">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 leading-snug">
          <Link
            href={href}
            lang={languageOfTitle(document.title) === "en" ? "en" : document.language}
            className="font-zh text-lg break-words underline-offset-4 hover:text-accent hover:underline"
          >
            {document.title}
          </Link>
          {document.englishTitle !== null && document.englishTitle !== document.title && (
            <span lang="en" className="block font-en text-[0.9375rem] text-soft">
              {document.englishTitle}
            </span>
          )}
        </h2>
        <DocumentMenu document={document} role={role} />
      </div>
      {sees && (
        <div className="mt-2">
          <ProgressBar
            progress={document.progress}
            label={say("project.document.progress", { title: document.title })}
            legend
          />
        </div>
      )}
      <p className="mt-2 flex flex-wrap gap-x-3 gap-y-0.5 text-[0.8125rem] text-soft">
        {sees && (
          <span>{say("project.document.approved", { percent: percentApproved(document.progress) })}</span>
        )}
        {sees && <span>{say("project.document.characters", { count: document.characters })}</span>}
        {sees && <span>{say("project.document.words", { count: document.words })}</span>}
        {sees && document.setAside > 0 && (
          <span>{say("project.document.set-aside", { count: document.setAside })}</span>
        )}
        <span>
          {rich(say, "project.document.touched", {}, { when: () => <Time at={document.updatedAt} /> })}
        </span>
      </p>
    </li>
  );
}
