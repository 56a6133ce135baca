"use client";

import { findRow } from "@/lib/workbench/rows";
import { useBench } from "./bench";
import { useView } from "./view";

/** Who else has the document open. Pressing a name goes to the row that they are in. */
export function Here() {
  const bench = useBench();
  const here = useView((view) => view.here);
  if (here.length === 0) return null;
  const people = [...new Map(here.map((one) => [one.person.id, one])).values()];
  return (
    <ul className="bench-people" aria-label="Also here">
      {people.slice(0, 4).map(({ person, segmentId }) => (
        <li key={person.id}>
          <button
            type="button"
            title={segmentId ? `${person.name}: go to their row` : `${person.name} is here`}
            aria-label={segmentId ? `${person.name} is here: go to their row` : `${person.name} is here`}
            onClick={() => {
              if (segmentId && findRow(bench.cell.get().rows, segmentId))
                bench.dispatch({ type: "activate", id: segmentId });
            }}
          >
            {initials(person.name)}
          </button>
        </li>
      ))}
      {people.length > 4 && <li className="bench-people-more">+{people.length - 4}</li>}
    </ul>
  );
}

/** 陈羽北 → 羽北, Yubei Chen → YC. */
function initials(name: string): string {
  if (/^\p{Script=Han}/u.test(name)) return [...name].slice(-2).join("");
  return name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();
}
