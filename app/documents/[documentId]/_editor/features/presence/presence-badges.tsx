"use client";

import { useSay } from "@/app/_words/words";
import type { Say } from "@/lib/messages/say";
import type { Presence } from "@/lib/wire/events";
import { lockOn, whoOf } from "@/lib/workbench/outbox/holding";
import { findRow } from "@/lib/workbench/state/rows";
import { mayEdit } from "@/lib/workbench/state/state";
import { useBench, useWorkbench } from "../../bench";
import { KeyOf } from "../../key-of";
import { useView } from "../../view";
import { Badge, inColourOf } from "./person";

type One = Presence["here"][number];

/** Who else has the document open. Pressing a name goes to the row that they are in. */
export function Here() {
  const say = useSay();
  const bench = useBench();
  const here = useView((view) => view.here);
  if (here.length === 0) return null;
  // Of somebody's windows the one in which they type, else the last.
  const people = [...new Map([...here].sort(typingLast).map((one) => [one.person.id, one])).values()];
  return (
    <ul className="bench-people" aria-label={say("editor.presence.also")}>
      {people.slice(0, 4).map(({ person, segmentId }) => {
        const name = nameOf(say, person, bench.cell.get().me.id);
        const label = say(segmentId ? "editor.presence.go" : "editor.presence.here", { name });
        return (
          <li key={person.id}>
            <button
              type="button"
              title={label}
              aria-label={label}
              onClick={() => {
                if (segmentId && findRow(bench.cell.get().rows, segmentId))
                  bench.dispatch({ type: "activate", id: segmentId });
              }}
            >
              <Badge person={person} />
            </button>
          </li>
        );
      })}
      {people.length > 4 && (
        <li
          className="bench-people-more"
          title={people
            .slice(4)
            .map(({ person }) => person.name)
            .join(", ")}
        >
          +{people.length - 4}
        </li>
      )}
    </ul>
  );
}

function typingLast(one: One, other: One): number {
  return Number(one.holds) - Number(other.holds);
}

function nameOf(say: Say, { id, name }: One["person"], me: string): string {
  return id === me ? say("editor.presence.me", { name }) : name;
}

/** Who else is on a row: badges between its number and its text, where they take no room from either. */
export function OnRow({ id }: { readonly id: string }) {
  const say = useSay();
  const me = useBench().cell.get().me.id;
  const people = useView(({ here }) => peopleOn(here, id));
  if (people.length === 0) return null;
  const names = say.list(
    people.map(({ person }) => nameOf(say, person, me)),
    "unit",
  );
  const shown = people.length > 2 ? people.slice(0, 1) : people;
  return (
    <span className="bench-on-row" title={names}>
      <span className="sr-only">{names}</span>
      {shown.map(({ person, clientId }) => (
        <Badge key={clientId} person={person} />
      ))}
      {people.length > shown.length && (
        <span aria-hidden className="bench-badge bench-badge-more">
          +{people.length - shown.length}
        </span>
      )}
    </span>
  );
}

/**
 * Somebody types in the row: says so at its lower edge, between two rows, where it covers and moves nothing; an arrow says
 * which of the two is meant.
 */
export function Typing({ id, isActive }: { readonly id: string; readonly isActive: boolean }) {
  const say = useSay();
  const bench = useBench();
  const lock = useWorkbench((state) => state.locks.get(id) ?? null);
  const isLocked = useWorkbench((state) => lockOn(state, id) !== null);
  const canTake = useWorkbench(mayEdit);
  if (!lock) return null;
  return (
    <>
      <span aria-hidden className="bench-held" style={inColourOf(lock.person)} />
      <div lang={say.language} className="bench-typing" style={inColourOf(lock.person)}>
        <span role={isActive ? "status" : undefined}>
          <span aria-hidden>↑ </span>
          {say("editor.presence.typing", {
            by: whoOf(lock.person, bench.cell.get().me),
            who: lock.person.name,
            isToo: isLocked ? "no" : "yes",
          })}
        </span>
        {isActive && isLocked && canTake && (
          <button
            type="button"
            onClick={(event) => {
              event.stopPropagation();
              bench.dispatch({ type: "take-over" });
            }}
          >
            {say("editor.presence.take-over")}
            <KeyOf id="take-over" />
          </button>
        )}
      </div>
    </>
  );
}

const NOBODY: readonly One[] = [];
let last: { readonly here: readonly One[]; readonly byRow: ReadonlyMap<string, readonly One[]> } | null =
  null;

/** Asked by every row on the screen, reckoned once for each telling. */
function peopleOn(here: readonly One[], id: string): readonly One[] {
  if (last?.here !== here) {
    const byRow = new Map<string, One[]>();
    for (const one of here)
      if (one.segmentId) byRow.set(one.segmentId, [...(byRow.get(one.segmentId) ?? []), one]);
    last = { here, byRow };
  }
  return last.byRow.get(id) ?? NOBODY;
}
