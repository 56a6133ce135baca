"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time";
import { useToast } from "@/app/_ui/toast";
import { may } from "@/lib/access";
import type { DecisionRecord, History, ReviewRecord, Segment, Version } from "@/lib/wire/segments";
import { useBench, useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { useAsked } from "../asked";
import { Difference } from "../difference";
import type { FeaturePanel, PanelProps } from "../feature-panel";

const ORIGINS: Readonly<Record<Version["origin"], string>> = {
  typed: "wrote",
  aligned: "imported in a draft",
  review: "changed in review",
  restored: "brought back",
  structure: "put together by splitting, merging or moving",
  suggestion: "took over a suggestion",
};

const VERDICTS: Readonly<Record<DecisionRecord["kind"], string>> = {
  confirmed: "confirmed this version",
  approved: "approved this version",
  rejected: "sent this version back",
  finalized: "signed this version off",
};

/** The sittings of the row, newest first, each with what it changed and the versions on the way; any can be brought back. */
function HistoryList({ row }: PanelProps) {
  const [asked] = useAsked<History>(`/segments/${row.id}/history?by=sittings`, row.revision);
  const [older, setOlder] = useState<readonly History[]>([]);
  const toast = useToast();
  if (asked.kind === "asking") return <p className="text-soft">Reading the history…</p>;
  if (asked.kind === "refused") return <p className="text-accent">{asked.detail}</p>;
  const pages = [asked.value, ...older];
  const versions = pages.flatMap((page) => page.versions);
  const reviews = new Map(pages.flatMap((page) => page.reviews).map((review) => [review.id, review]));
  const decisions = new Map(pages.flatMap((page) => page.decisions).map((one) => [one.id, one]));
  const next = pages.at(-1)?.next ?? null;
  if (versions.length === 0) return <p className="text-soft">Nothing has been written in this row yet.</p>;
  const more = async () => {
    const answer = await ask<History>(
      "GET",
      `/segments/${row.id}/history?by=sittings&after=${encodeURIComponent(next ?? "")}`,
    );
    if (answer.ok) setOlder([...older, answer.value]);
    else toast({ title: "The older versions could not be read", detail: answer.detail, kind: "problem" });
  };
  return (
    <>
      <ol className="flex flex-col">
        {versions.map((version, index) => (
          <Entry
            key={version.id}
            row={row}
            version={version}
            before={versions[index + 1]?.text ?? (next === null ? "" : null)}
            isCurrent={index === 0}
            reviews={[...reviews.values()].filter(({ versionId }) => versionId === version.id)}
            decisions={[...decisions.values()].filter(({ versionId }) => versionId === version.id)}
          />
        ))}
      </ol>
      {next !== null && (
        <Button size="small" look="quiet" onClick={() => void more()}>
          Older versions
        </Button>
      )}
    </>
  );
}

/** How much of what they approved a reviewer had changed themselves. */
export function fixesInWords({ words, of }: NonNullable<ReviewRecord["fixes"]>): string {
  if (words === 0) return "with fixes of their own to marks and spaces";
  return `with fixes of their own: ${words} of ${of} words`;
}

/** What was judged is never folded away. */
const NO_REVIEWS: readonly ReviewRecord[] = [];
const NO_DECISIONS: readonly DecisionRecord[] = [];

function TakenBack({ of }: { readonly of: Pick<DecisionRecord, "takenBack"> }) {
  if (!of.takenBack) return null;
  return (
    <span className="text-ink">
      {" "}
      · taken back by {of.takenBack.by?.name ?? "somebody who has left"} <Time at={of.takenBack.at} />
    </span>
  );
}

interface EntryProps {
  readonly row: Segment;
  readonly version: Version;
  /** The version before it, or null when that one has not been read yet. */
  readonly before: string | null;
  readonly isCurrent: boolean;
  readonly reviews: readonly ReviewRecord[];
  readonly decisions: readonly DecisionRecord[];
}

function Entry({ row, version, before, isCurrent, reviews, decisions }: EntryProps) {
  const bench = useBench();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const [isWhole, setWhole] = useState(false);
  const [autosaves, setAutosaves] = useState<readonly Version[] | null>(null);
  const toast = useToast();
  const open = async () => {
    const { revision, autosaves: count } = version;
    const answer = await ask<History>("GET", `/segments/${row.id}/history?after=${revision}&limit=${count}`);
    if (answer.ok) setAutosaves(answer.value.versions);
    else toast({ title: "The versions could not be read", detail: answer.detail, kind: "problem" });
  };
  const restore = () =>
    bench.dispatch({
      type: "write",
      texts: new Map([[row.id, version.text]]),
      label: "restoring",
      done: "An earlier version is back; the history keeps both",
      origin: "restored",
    });
  return (
    <li className="border-b border-line py-3 first:pt-0">
      <p className="text-[0.8125rem] text-soft">
        <span className="font-medium text-ink">{version.author?.name ?? "Somebody who has left"}</span>{" "}
        {ORIGINS[version.origin]} <Time at={version.createdAt} />
        {version.id === row.approvedId && " · the version that was approved"}
      </p>
      {version.contributors.length > 1 && (
        <p className="text-[0.8125rem] text-soft">
          Words by {version.contributors.map(({ name }) => name).join(", ")}
        </p>
      )}
      {reviews.map((review) => (
        <p key={review.id} className="text-[0.8125rem] text-soft">
          {review.reviewer?.name ?? "Somebody who has left"} {VERDICTS[review.verdict]}
          {review.ownWork && ", their own work, as the project allows"}
          {review.fixes && `, ${fixesInWords(review.fixes)}`} <Time at={review.createdAt} />
          {review.reason && `: ${review.reason}`}
          {review.comment && ` — ${review.comment}`}
          <TakenBack of={review} />
        </p>
      ))}
      {decisions
        .filter(({ kind }) => kind === "confirmed")
        .map((one) => (
          <p key={one.id} className="text-[0.8125rem] text-soft">
            {one.by?.name ?? "Somebody who has left"} {VERDICTS[one.kind]} <Time at={one.createdAt} />
            <TakenBack of={one} />
          </p>
        ))}
      <div className="mt-1">
        {isWhole || before === null || before === "" ? (
          <p lang="en" className="bench-english">
            {version.text === "" ? <span className="text-soft">(empty)</span> : version.text}
          </p>
        ) : (
          <Difference before={before} after={version.text} />
        )}
      </div>
      <div className="mt-1 -ml-2 flex gap-1">
        {before !== null && before !== "" && (
          <Button size="small" look="quiet" onClick={() => setWhole(!isWhole)}>
            {isWhole ? "What changed" : "Whole text"}
          </Button>
        )}
        {canEdit && !isCurrent && (
          <Button size="small" look="quiet" onClick={restore}>
            Restore
          </Button>
        )}
        {version.autosaves > 0 && (
          <Button
            size="small"
            look="quiet"
            aria-expanded={autosaves !== null}
            onClick={() => (autosaves ? setAutosaves(null) : void open())}
          >
            {version.autosaves === 1 ? "1 version on the way" : `${version.autosaves} versions on the way`}
          </Button>
        )}
      </div>
      {autosaves && (
        <ol className="mt-1 border-l border-line pl-3">
          {autosaves.map((one, index) => (
            <Entry
              key={one.id}
              row={row}
              version={one}
              before={autosaves[index + 1]?.text ?? before}
              isCurrent={false}
              reviews={NO_REVIEWS}
              decisions={NO_DECISIONS}
            />
          ))}
        </ol>
      )}
    </li>
  );
}

export const HISTORY_PANEL: FeaturePanel = {
  id: "history",
  label: "History",
  needs: "read-source",
  Body: HistoryList,
};
