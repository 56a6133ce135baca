"use client";

import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { useSay } from "@/app/_words/words";
import { keptInWords } from "@/lib/segmentation/reason";
import type { Repair, RepairKind, RepairList } from "@/lib/wire/repairs";
import { useBench, useWorkbench } from "../../bench";
import { useChinese } from "../../chinese";
import { useAsked } from "../asked";

/** Damaged characters, by kind, with every place; repaired or left as they are, all of a kind or one by one. */
export function Repairs({ documentId, version }: { readonly documentId: string; readonly version: number }) {
  const say = useSay();
  const [asked] = useAsked<RepairList>(`/documents/${documentId}/repairs`, version);
  if (asked.kind === "asking")
    return <p className="text-sm text-soft">{say("editor.corrections.suspects.looking")}</p>;
  if (asked.kind === "refused") {
    return (
      <Notice kind="problem" title={say("editor.corrections.suspects.refused")}>
        {say.message(asked.detail)}
      </Notice>
    );
  }
  const { counts, repairs } = asked.value;
  const some = counts.filter(({ open, lost, left }) => open + lost + left > 0);
  if (some.length === 0) return <p className="text-sm text-soft">{say("editor.corrections.repairs.none")}</p>;
  return some.map((count) => (
    <Kind key={count.kind} {...count} places={repairs.filter(({ kind }) => kind === count.kind)} />
  ));
}

function Kind({
  kind,
  open,
  lost,
  left,
  places,
}: RepairList["counts"][number] & { readonly places: readonly Repair[] }) {
  const say = useSay();
  const answer = useAnswer(kind);
  const waiting = open + lost;
  return (
    <section className="border-t border-line py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-sm font-medium">{say(`editor.corrections.repairs.kind.${kind}`)}</h3>
        <span className="text-[0.8125rem] text-soft tabular-nums">
          {say("editor.corrections.repairs.counts", { open, lost, left, both: waiting })}
        </span>
        <span className="ml-auto flex flex-wrap gap-1">
          {open > 0 && (
            <Button size="small" onClick={() => answer("repair")}>
              {say("editor.corrections.repairs.repair-all", { count: open })}
            </Button>
          )}
          {waiting > 0 && (
            <Button size="small" look="quiet" onClick={() => answer("leave")}>
              {say("editor.corrections.repairs.leave-all", { count: waiting })}
            </Button>
          )}
          {left > 0 && (
            <Button size="small" look="quiet" onClick={() => answer("ask-again")}>
              {say("editor.corrections.repairs.ask-again")}
            </Button>
          )}
        </span>
      </div>
      <ul className="mt-1">
        {places.map((place) => (
          <Place key={`${place.paragraphId}:${place.start}`} place={place} />
        ))}
      </ul>
      {places.length < waiting + left && (
        <p className="text-[0.8125rem] text-soft">
          {say("editor.corrections.repairs.more", { count: waiting + left - places.length })}
        </p>
      )}
    </section>
  );
}

function Place({ place }: { readonly place: Repair }) {
  const say = useSay();
  const chinese = useChinese();
  const answer = useAnswer(place.kind);
  const number = useWorkbench((state) => (state.rows.places.get(place.segmentId) ?? -1) + 1);
  const only = [{ paragraphId: place.paragraphId, start: place.start, end: place.end }];
  const isOpen = !place.isLeft;
  return (
    <li className="flex items-baseline gap-2 py-0.5 text-sm" title={keptInWords(say, place.reason)}>
      <span className="w-9 shrink-0 text-right text-[0.8125rem] text-soft tabular-nums">{number}</span>
      <span lang={chinese} className="min-w-0 flex-1">
        <span className="text-soft">{place.before}</span>
        <del className={isOpen && place.new !== null ? "bg-diff-removed" : "bg-mark-hit no-underline"}>
          {visible(place.old)}
        </del>
        {isOpen && place.new !== null && (
          <ins className="bg-diff-added no-underline">{visible(place.new)}</ins>
        )}
        <span className="text-soft">{place.after}</span>
      </span>
      <span className="flex shrink-0 gap-1">
        {isOpen && place.new !== null && (
          <Button size="small" look="quiet" onClick={() => answer("repair", only)}>
            {say("editor.corrections.repairs.repair")}
          </Button>
        )}
        <Button size="small" look="quiet" onClick={() => answer(isOpen ? "leave" : "ask-again", only)}>
          {say(isOpen ? "editor.corrections.repairs.leave" : "editor.corrections.repairs.ask-again")}
        </Button>
      </span>
    </li>
  );
}

function useAnswer(kind: RepairKind) {
  const bench = useBench();
  return (
    answer: "repair" | "leave" | "ask-again",
    only?: { paragraphId: string; start: number; end: number }[],
  ) =>
    bench.dispatch(
      { type: "leave-field" },
      { type: "act", action: { do: "repair", wish: { answer, kind, ...(only && { only }) } } },
    );
}

/** What prints nothing is shown by its code: U+200B. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]|\ufffc/gu,
    (one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`,
  );
}
