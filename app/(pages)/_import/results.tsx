"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { DocumentMade, DraftPlaced } from "@/lib/wire/documents";
import { Notice } from "../../_ui/notice";
import { rich } from "../../_words/rich";
import { useSay } from "../../_words/words";

export function ImportResult({ made }: { readonly made: DocumentMade }) {
  const say = useSay();
  return (
    <Notice kind="done" title={made.title}>
      <p>
        {made.setAside === 0
          ? say("import.result", { paragraphs: made.paragraphs, rows: made.segments })
          : rich(
              say,
              "import.result.set-aside",
              { paragraphs: made.paragraphs, rows: made.segments, count: made.setAside },
              {
                link: (words) => (
                  <Link className="link" href={`/documents/${made.id}?filter=set-aside`}>
                    {words}
                  </Link>
                ),
              },
            )}
      </p>
      {made.proposals > 0 && (
        <p>
          {rich(
            say,
            "import.result.proposals",
            { count: made.proposals },
            {
              link: (words) => (
                <Link className="link" href={`/documents/${made.id}?go=next-proposal`}>
                  {words}
                </Link>
              ),
            },
          )}
        </p>
      )}
      <Warnings of={made.warnings} />
    </Notice>
  );
}

export interface DraftResultProps {
  readonly documentId: string;
  readonly placed: DraftPlaced;
  /** In the editor these are places of the page that is open; elsewhere each is a link to it. */
  readonly onGo?: (to: Place) => void;
}

/** Where the summary of an import leads: rows of a kind, or the least certain one. */
export type Place = "aligned" | "unanswered" | "next-doubt";

export function DraftResult({ documentId, placed, onGo }: DraftResultProps) {
  const say = useSay();
  const to = (place: Place) => (words: ReactNode) => <PlaceLink {...{ documentId, place, words, onGo }} />;
  return (
    <Notice kind="done" title={say("import.placed.title")}>
      <ul className="list-disc pl-4">
        <li>
          {placed.aligned === 0
            ? say("import.placed.none")
            : rich(say, "import.placed.aligned", { count: placed.aligned }, { link: to("aligned") })}
        </li>
        {placed.doubtful > 0 && (
          <li>
            {rich(say, "import.placed.doubtful", { count: placed.doubtful }, { link: to("next-doubt") })}
          </li>
        )}
        {placed.unanswered > 0 && (
          <li>
            {rich(say, "import.placed.unanswered", { count: placed.unanswered }, { link: to("unanswered") })}
          </li>
        )}
        {placed.unmatched > 0 && <li>{say("import.placed.unmatched", { count: placed.unmatched })}</li>}
        {placed.suggested > 0 && <li>{say("import.placed.suggested", { count: placed.suggested })}</li>}
      </ul>
      <Warnings of={placed.warnings} />
    </Notice>
  );
}

function PlaceLink({
  documentId,
  place,
  words,
  onGo,
}: Pick<DraftResultProps, "documentId" | "onGo"> & { readonly place: Place; readonly words: ReactNode }) {
  if (onGo)
    return (
      <button type="button" className="link" onClick={() => onGo(place)}>
        {words}
      </button>
    );
  const query = place === "next-doubt" ? "go=next-doubt" : `filter=${place}`;
  return (
    <Link className="link" href={`/documents/${documentId}?${query}`}>
      {words}
    </Link>
  );
}

function Warnings({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul className="mt-1.5 list-disc pl-4 text-soft">
      {of.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}
