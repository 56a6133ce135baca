"use client";

import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { useSay } from "@/app/_words/words";
import type { Suspects as Found } from "@/lib/wire/corrections";
import { useWorkbench } from "../../bench";
import { useChinese } from "../../chinese";
import { useAsked } from "../asked";
import type { RuleDraft } from "./rule-table";

type Suspect = Found["suspects"][number];

/** Words that look damaged, each with places, what it may have been, and the way to a rule. */
export function Suspects({
  documentId,
  onRule,
}: {
  readonly documentId: string;
  readonly onRule: (draft: RuleDraft) => void;
}) {
  const say = useSay();
  const [asked] = useAsked<Found>(`/documents/${documentId}/suspects`, "");
  if (asked.kind === "asking")
    return <p className="text-sm text-soft">{say("editor.corrections.suspects.looking")}</p>;
  if (asked.kind === "refused") {
    return (
      <Notice kind="problem" title={say("editor.corrections.suspects.refused")}>
        {say.message(asked.detail)}
      </Notice>
    );
  }
  const { suspects, isWhole, looked } = asked.value;
  if (suspects.length === 0)
    return <p className="text-sm text-soft">{say("editor.corrections.suspects.none")}</p>;
  return (
    <>
      <p className="text-sm text-soft">
        {say("editor.corrections.suspects.lead")}
        {!isWhole && ` ${say("editor.corrections.suspects.part", { count: looked })}`}
      </p>
      <ul className="mt-2">
        {suspects.map((suspect) => (
          <Line key={suspect.word} suspect={suspect} onRule={onRule} />
        ))}
      </ul>
    </>
  );
}

function Line({
  suspect,
  onRule,
}: {
  readonly suspect: Suspect;
  readonly onRule: (draft: RuleDraft) => void;
}) {
  const chinese = useChinese();
  const say = useSay();
  const { word, instead, places } = suspect;
  return (
    <li className="border-t border-line py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span lang={chinese} className="font-medium">
          {word}
        </span>
        <span className="text-[0.8125rem] text-soft">
          {say(`editor.corrections.suspects.why.${suspect.kind}`, {
            times: suspect.times,
            expected: suspect.expected < 1 ? 0 : Math.round(suspect.expected),
          })}
        </span>
        <span className="ml-auto flex flex-wrap gap-1">
          {instead.map((other) => (
            <Button
              key={other}
              size="small"
              lang={chinese}
              aria-label={say("editor.corrections.suspects.make", { word, other })}
              onClick={() => onRule({ from: word, to: other })}
            >
              {other}
            </Button>
          ))}
          <Button
            size="small"
            look="quiet"
            aria-label={say("editor.corrections.suspects.make-other", { word })}
            onClick={() => onRule({ from: word, to: "" })}
          >
            {say("editor.corrections.suspects.else")}
          </Button>
        </span>
      </div>
      <ul className="mt-1">
        {places.map((place) => (
          <Place key={place.segmentId} word={word} place={place} />
        ))}
      </ul>
    </li>
  );
}

function Place({ word, place }: { readonly word: string; readonly place: Suspect["places"][number] }) {
  const chinese = useChinese();
  const number = useWorkbench((state) => (state.rows.places.get(place.segmentId) ?? -1) + 1);
  return (
    <li className="flex gap-2 text-[0.8125rem]">
      <span className="w-9 shrink-0 text-right text-soft tabular-nums">{number}</span>
      <span lang={chinese} className="min-w-0 text-soft">
        {place.before}
        <mark className="bg-mark-hit text-ink">{word}</mark>
        {place.after}
      </span>
    </li>
  );
}
