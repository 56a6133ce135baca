"use client";

import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import type { Repair, RepairKind, RepairList } from "@/lib/wire/repairs";
import { useBench, useWorkbench } from "../../bench";
import { useChinese } from "../../chinese";
import { useAsked } from "../asked";

const NAMES: Readonly<Record<RepairKind, string>> = {
  mojibake: "Misread or lost characters",
  invisible: "Characters that show nothing",
  "full-width": "Full-width letters and digits",
  reference: "Codes of web pages (&nbsp;)",
};

/** Damaged characters, by kind, with every place; repaired or left as they are, all of a kind or one by one. */
export function Repairs({ documentId, version }: { readonly documentId: string; readonly version: number }) {
  const [asked] = useAsked<RepairList>(`/documents/${documentId}/repairs`, version);
  if (asked.kind === "asking") return <p className="text-sm text-soft">Looking through the text…</p>;
  if (asked.kind === "refused") {
    return (
      <Notice kind="problem" title="The text could not be looked through">
        {asked.detail}
      </Notice>
    );
  }
  const { counts, repairs } = asked.value;
  const some = counts.filter(({ open, lost, left }) => open + lost + left > 0);
  if (some.length === 0) return <p className="text-sm text-soft">No character is damaged.</p>;
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
  const answer = useAnswer(kind);
  const waiting = open + lost;
  const shown = [
    ...(open > 0 ? [`${open} can be repaired`] : []),
    ...(lost > 0 ? [`${lost} lost: correct by hand`] : []),
    ...(left > 0 ? [`${left} left as they are`] : []),
  ];
  return (
    <section className="border-t border-line py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-sm font-medium">{NAMES[kind]}</h3>
        <span className="text-[0.8125rem] text-soft tabular-nums">{shown.join(", ")}</span>
        <span className="ml-auto flex flex-wrap gap-1">
          {open > 0 && (
            <Button size="small" onClick={() => answer("repair")}>
              {open === 1 ? "Repair" : `Repair all ${open}`}
            </Button>
          )}
          {waiting > 0 && (
            <Button size="small" look="quiet" onClick={() => answer("leave")}>
              {waiting === 1 ? "Leave it" : `Leave all ${waiting}`}
            </Button>
          )}
          {left > 0 && (
            <Button size="small" look="quiet" onClick={() => answer("ask-again")}>
              Ask again
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
          {waiting + left - places.length} more are not shown; answers to the whole kind mean them, too.
        </p>
      )}
    </section>
  );
}

function Place({ place }: { readonly place: Repair }) {
  const chinese = useChinese();
  const answer = useAnswer(place.kind);
  const number = useWorkbench((state) => (state.rows.places.get(place.segmentId) ?? -1) + 1);
  const only = [{ paragraphId: place.paragraphId, start: place.start, end: place.end }];
  const isOpen = !place.isLeft;
  return (
    <li className="flex items-baseline gap-2 py-0.5 text-sm" title={place.reason}>
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
            Repair
          </Button>
        )}
        <Button size="small" look="quiet" onClick={() => answer(isOpen ? "leave" : "ask-again", only)}>
          {isOpen ? "Leave" : "Ask again"}
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
