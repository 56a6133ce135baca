"use client";

import { useSay } from "@/app/_words/words";
import type { RulesPreview } from "@/lib/wire/corrections";
import type { Said } from "@/lib/workbench/said";
import { useWorkbench } from "../../bench";
import { useChinese } from "../../chinese";

export type Occurrence = RulesPreview["occurrences"][number];

/** A place, by what names it over the wire. */
function keyOfPlace({ paragraphId, start, end }: Pick<Occurrence, "paragraphId" | "start" | "end">): string {
  return `${paragraphId}:${start}:${end}`;
}

/**
 * Every place where rows of the table act, in context, grouped by row, each with a box that leaves it out. Places
 * that are left out already come without their tick. `flipped` are those whose box was changed here.
 */
export function Occurrences({
  preview,
  flipped,
  onFlip,
}: {
  readonly preview: RulesPreview;
  readonly flipped: ReadonlySet<string>;
  readonly onFlip: (key: string) => void;
}) {
  const say = useSay();
  const chinese = useChinese();
  return preview.rows.map((row, index) => {
    const places = preview.occurrences.filter((one) => one.row === index);
    if (row.places + row.excepted === 0) return null;
    return (
      <section key={row.ruleId ?? row.from} className="border-t border-line py-2">
        <h3 className="text-sm">
          <span lang={chinese} className="font-medium">
            {row.from} → {row.to === "" ? "∅" : row.to}
          </span>{" "}
          <span className="text-[0.8125rem] text-soft tabular-nums">
            {say("editor.corrections.places", { count: row.places, leftOut: row.excepted, made: row.made })}
          </span>
        </h3>
        <ul className="mt-1">
          {places.map((place) => (
            <OccurrenceLine
              key={keyOfPlace(place)}
              place={place}
              row={row}
              isOn={place.isExcepted === flipped.has(keyOfPlace(place))}
              onFlip={() => onFlip(keyOfPlace(place))}
            />
          ))}
        </ul>
        {places.length < row.places + row.excepted && (
          <p className="text-[0.8125rem] text-soft">
            {say("editor.corrections.more-places", { count: row.places + row.excepted - places.length })}
          </p>
        )}
      </section>
    );
  });
}

function OccurrenceLine({
  place,
  row,
  isOn,
  onFlip,
}: {
  readonly place: Occurrence;
  readonly row: RulesPreview["rows"][number];
  readonly isOn: boolean;
  readonly onFlip: () => void;
}) {
  const chinese = useChinese();
  const number = useWorkbench((state) => (state.rows.places.get(place.segmentId) ?? -1) + 1);
  return (
    <li>
      <label className="flex items-baseline gap-2 py-0.5 text-sm pointer-coarse:py-2">
        <input
          type="checkbox"
          checked={isOn}
          onChange={onFlip}
          className="size-4 shrink-0 self-center accent-ink pointer-coarse:size-5"
        />
        <span className="w-9 shrink-0 text-right text-[0.8125rem] text-soft tabular-nums">{number}</span>
        <span lang={chinese} className="min-w-0 flex-1">
          <span className="text-soft">{place.before}</span>
          <del className={isOn ? "bg-diff-removed" : "no-underline"}>{row.from}</del>
          {isOn && <ins className="bg-diff-added no-underline">{row.to}</ins>}
          <span className="text-soft">{place.after}</span>
        </span>
      </label>
    </li>
  );
}

/** Which places were unticked, and which ticked again, as applying takes them. */
export function choicesOf(preview: RulesPreview, flipped: ReadonlySet<string>) {
  const changed = preview.occurrences.filter((place) => flipped.has(keyOfPlace(place)));
  const placeOf = ({ paragraphId, start, end }: Occurrence) => ({ paragraphId, start, end });
  return {
    except: changed.filter(({ isExcepted }) => !isExcepted).map(placeOf),
    allow: changed.filter(({ isExcepted }) => isExcepted).map(placeOf),
  };
}

/** "Makes 12 corrections and takes 3 back. 2 rows that were confirmed have to be confirmed again." */
export function consequences(preview: RulesPreview, flipped: ReadonlySet<string>): Said {
  const { except, allow } = choicesOf(preview, flipped);
  const open = new Set(preview.occurrences.filter(({ isMade }) => !isMade).map((place) => keyOfPlace(place)));
  const making = preview.making - except.filter((place) => open.has(keyOfPlace(place))).length + allow.length;
  const leaving = preview.leaving + except.filter((place) => !open.has(keyOfPlace(place))).length;
  const what = made(making, leaving, except.length > 0);
  const count = preview.confirmed;
  return count > 0 && making + leaving > 0 ? { code: "editor.corrections.will.again", what, count } : what;
}

function made(making: number, leaving: number, isRemembered: boolean): Said {
  if (making > 0 && leaving > 0) return { code: "editor.corrections.will.both", making, leaving };
  if (making > 0) return { code: "editor.corrections.will.makes", count: making };
  if (leaving > 0) return { code: "editor.corrections.will.takes", count: leaving };
  return { code: isRemembered ? "editor.corrections.will.remember" : "editor.corrections.will.nothing" };
}
