import Link from "next/link";
import type { DocumentMade, DraftPlaced } from "@/lib/wire/documents";
import { Notice } from "../../_ui/notice";
import { count } from "../_frame/count";

export function ImportResult({ made }: { readonly made: DocumentMade }) {
  return (
    <Notice kind="done" title={made.title}>
      <p>
        {count(made.paragraphs, "paragraph")} in {count(made.segments, "row")}
        {made.setAside > 0 && (
          <>
            ;{" "}
            <Link className="link" href={`/documents/${made.id}?filter=set-aside`}>
              {made.setAside} set aside
            </Link>{" "}
            as surely not part of the article
          </>
        )}
        .
      </p>
      {made.proposals > 0 && (
        <p>
          <Link className="link" href={`/documents/${made.id}?go=next-proposal`}>
            {count(made.proposals, "proposal")}
          </Link>{" "}
          {made.proposals === 1 ? "waits" : "wait"} for your answer: what may not belong, turns run together,
          lines broken by hand.
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
  const to = (place: Place, text: string) => <PlaceLink {...{ documentId, place, text, onGo }} />;
  return (
    <Notice kind="done" title="The English draft lies beside it">
      <ul className="list-disc pl-4">
        <li>
          {placed.aligned === 0 ? (
            "No row was filled: none of those without English of their own was answered by it"
          ) : (
            <>{to("aligned", count(placed.aligned, "row"))} filled, waiting to be confirmed</>
          )}
        </li>
        {placed.doubtful > 0 && (
          <li>
            {count(placed.doubtful, "row")} of which the alignment is in doubt:{" "}
            {to("next-doubt", "begin with the least certain")}
          </li>
        )}
        {placed.unanswered > 0 && (
          <li>{to("unanswered", count(placed.unanswered, "row"))} of Chinese found no English</li>
        )}
        {placed.unmatched > 0 && (
          <li>
            {count(placed.unmatched, "English paragraph")} found no Chinese; each stands in a row of its own
          </li>
        )}
        {placed.suggested > 0 && (
          <li>
            {count(placed.suggested, "row")} had been worked on: their text was kept, and the draft’s English
            waits beside it as a suggestion
          </li>
        )}
      </ul>
      <Warnings of={placed.warnings} />
    </Notice>
  );
}

function PlaceLink({
  documentId,
  place,
  text,
  onGo,
}: Pick<DraftResultProps, "documentId" | "onGo"> & { readonly place: Place; readonly text: string }) {
  if (onGo)
    return (
      <button type="button" className="link" onClick={() => onGo(place)}>
        {text}
      </button>
    );
  const query = place === "next-doubt" ? "go=next-doubt" : `filter=${place}`;
  return (
    <Link className="link" href={`/documents/${documentId}?${query}`}>
      {text}
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
