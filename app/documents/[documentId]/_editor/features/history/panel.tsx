"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Difference } from "@/app/_ui/difference";
import { Time } from "@/app/_ui/time";
import { useToast } from "@/app/_ui/toast";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { DecisionRecord, History, ReviewRecord, Segment, Version } from "@/lib/wire/segments";
import { useBench, useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { useAsked } from "../asked";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { reasonOf } from "../review/reasons";
import { HistoryIcon } from "../tab-icons";

/** The sittings of the row, newest first, each with what it changed and the versions on the way; any can be brought back. */
function HistoryList({ row }: PanelProps) {
  const say = useSay();
  const [asked] = useAsked<History>(`/segments/${row.id}/history?by=sittings`, row.revision);
  const [older, setOlder] = useState<readonly History[]>([]);
  const toast = useToast();
  if (asked.kind === "asking") return <p className="text-soft">{say("editor.history.reading")}</p>;
  if (asked.kind === "refused") return <p className="text-accent">{say.message(asked.detail)}</p>;
  const pages = [asked.value, ...older];
  const versions = pages.flatMap((page) => page.versions);
  const reviews = new Map(pages.flatMap((page) => page.reviews).map((review) => [review.id, review]));
  const decisions = new Map(pages.flatMap((page) => page.decisions).map((one) => [one.id, one]));
  const next = pages.at(-1)?.next ?? null;
  if (versions.length === 0) return <p className="text-soft">{say("editor.history.none")}</p>;
  const more = async () => {
    const answer = await ask<History>(
      "GET",
      `/segments/${row.id}/history?by=sittings&after=${encodeURIComponent(next ?? "")}`,
    );
    if (answer.ok) setOlder([...older, answer.value]);
    else
      toast({
        title: say("editor.history.older-refused"),
        detail: say.message(answer.detail),
        kind: "problem",
      });
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
          {say("editor.history.older")}
        </Button>
      )}
    </>
  );
}

/** What was judged is never folded away. */
const NO_REVIEWS: readonly ReviewRecord[] = [];
const NO_DECISIONS: readonly DecisionRecord[] = [];

function TakenBack({ of }: { readonly of: Pick<DecisionRecord, "takenBack"> }) {
  const say = useSay();
  const { takenBack } = of;
  if (!takenBack) return null;
  return (
    <span className="text-ink">
      {rich(
        say,
        "editor.history.taken-back",
        { who: takenBack.by?.name ?? say("editor.somebody-left") },
        { at: () => <Time at={takenBack.at} /> },
      )}
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
  const say = useSay();
  const bench = useBench();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const [isWhole, setWhole] = useState(false);
  const [autosaves, setAutosaves] = useState<readonly Version[] | null>(null);
  const toast = useToast();
  const open = async () => {
    const { revision, autosaves: count } = version;
    const answer = await ask<History>("GET", `/segments/${row.id}/history?after=${revision}&limit=${count}`);
    if (answer.ok) setAutosaves(answer.value.versions);
    else toast({ title: say("editor.history.refused"), detail: say.message(answer.detail), kind: "problem" });
  };
  const restore = () =>
    bench.dispatch({
      type: "write",
      texts: new Map([[row.id, version.text]]),
      label: { code: "editor.undo.restore" },
      done: { code: "editor.done.restore" },
      origin: "restored",
    });
  return (
    <li className="border-b border-line py-3 first:pt-0">
      <p className="text-[0.8125rem] text-soft">
        {rich(
          say,
          `editor.history.origin.${version.origin}`,
          { who: version.author?.name ?? say("editor.somebody-left") },
          {
            b: (words) => <span className="font-medium text-ink">{words}</span>,
            at: () => <Time at={version.createdAt} />,
          },
        )}
        {version.id === row.approvedId && say("editor.history.is-approved")}
      </p>
      {version.contributors.length > 1 && (
        <p className="text-[0.8125rem] text-soft">
          {say("editor.history.words-by", { people: version.contributors.map(({ name }) => name) })}
        </p>
      )}
      {reviews.map((review) => (
        <p key={review.id} className="text-[0.8125rem] text-soft">
          {say("editor.history.verdict", {
            who: review.reviewer?.name ?? say("editor.somebody-left"),
            what: review.verdict,
          })}
          {review.ownWork && say("editor.history.own-work")}
          {review.fixes &&
            say("editor.history.and-fixes", {
              fixes: say("editor.history.fixes", review.fixes),
            })}{" "}
          <Time at={review.createdAt} />
          {review.reason && say("editor.history.reason", { reason: reasonOf(say, review.reason) })}
          {review.comment && ` — ${review.comment}`}
          <TakenBack of={review} />
        </p>
      ))}
      {decisions
        .filter(({ kind }) => kind === "confirmed")
        .map((one) => (
          <p key={one.id} className="text-[0.8125rem] text-soft">
            {say("editor.history.verdict", {
              who: one.by?.name ?? say("editor.somebody-left"),
              what: one.kind,
            })}{" "}
            <Time at={one.createdAt} />
            <TakenBack of={one} />
          </p>
        ))}
      <div className="mt-1">
        {isWhole || before === null || before === "" ? (
          <p lang="en" className="bench-english">
            {version.text === "" ? (
              <span lang={say.language} className="text-soft">
                {say("editor.history.empty")}
              </span>
            ) : (
              version.text
            )}
          </p>
        ) : (
          <Difference before={before} after={version.text} />
        )}
      </div>
      <div className="mt-1 -ml-2 flex gap-1">
        {before !== null && before !== "" && (
          <Button size="small" look="quiet" onClick={() => setWhole(!isWhole)}>
            {say(isWhole ? "editor.history.what-changed" : "editor.history.whole")}
          </Button>
        )}
        {canEdit && !isCurrent && (
          <Button size="small" look="quiet" onClick={restore}>
            {say("editor.history.restore")}
          </Button>
        )}
        {version.autosaves > 0 && (
          <Button
            size="small"
            look="quiet"
            aria-expanded={autosaves !== null}
            onClick={() => (autosaves ? setAutosaves(null) : void open())}
          >
            {say("editor.history.on-the-way", { count: version.autosaves })}
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
  label: "editor.tab.history",
  Icon: HistoryIcon,
  opensBy: "history",
  needs: "read-source",
  Body: HistoryList,
};
