import type { useToast } from "@/app/_ui/toast";
import type { Say } from "@/lib/messages/say";
import type { Filling } from "@/lib/wire/filling";
import type { Segment } from "@/lib/wire/segments";
import { keyOf } from "@/lib/workbench/keys/keys";
import { findRow, listRows } from "@/lib/workbench/state/rows";
import { numberOf, textOf, type Workbench } from "@/lib/workbench/state/state";
import type { Bench } from "../../bench";
import { ask } from "../../front-door";
import type { ViewCell } from "../../view";
import { projectOf } from "./find-matches";
import { repeatsHere } from "./repeats-here";

/** What a project has filled is believed for a while. */
const KEPT_MS = 30_000;
/** More rows confirmed at once go to their repeats by the row's own command. */
const MOST = 20;
/** Rows behind the one in use that are filled ahead. */
const AHEAD = 5;

let known: { readonly at: number; readonly filling: Filling } | null = null;

export function forgetFilling(): void {
  known = null;
}

/** After rows were confirmed: their English goes to repeats, or that is asked; the next rows are filled, where the project says so. */
export async function fillOn(
  bench: Bench,
  view: ViewCell,
  ids: readonly string[],
  { say, toast }: { readonly say: Say; readonly toast: ReturnType<typeof useToast> },
): Promise<void> {
  const { documentId } = bench.cell.get();
  const filling = await fillingOf(documentId);
  if (!filling) return;
  if (filling.propagation !== "never" && ids.length <= MOST) {
    for (const id of ids) {
      const state = bench.cell.get();
      const count = countFreeRepeats(state, id);
      if (count === 0) continue;
      if (filling.propagation === "always") {
        bench.dispatch({ type: "act", action: { do: "propagate", id } });
        continue;
      }
      // Whoever confirms is writing in the next row by now: nothing takes the keyboard from them.
      view.set((now) => ({ ...now, propagating: id }));
      toast({
        id: "propagate",
        title: say("memory.propagate.offer", { row: numberOf(state, id), count }),
        action: {
          label: say("memory.propagate.look"),
          keys: keyOf("propagate", bench.cell.get()),
          run: () => view.set((now) => ({ ...now, dialog: "propagate", propagating: id })),
        },
      });
    }
  }
  if (filling.fillFrom !== null) await fillAhead(bench, filling.fillFrom);
}

async function fillingOf(documentId: string): Promise<Filling | null> {
  if (known && Date.now() - known.at < KEPT_MS) return known.filling;
  const project = await projectOf(documentId);
  if (!project.ok) return null;
  const answer = await ask<Filling>("GET", `/projects/${project.value}/filling`);
  if (!answer.ok) return null;
  known = { at: Date.now(), filling: answer.value };
  return answer.value;
}

/** Of rows that are free, by what this screen knows; the server looks once more when it fills. */
function countFreeRepeats(state: Workbench, id: string): number {
  const row = findRow(state.rows, id);
  if (!row || row.state === "initial") return 0;
  const target = textOf(state, id);
  return repeatsHere(state, id).filter((other) => isFree(state, other) && textOf(state, other.id) !== target)
    .length;
}

function isFree(state: Workbench, row: Segment): boolean {
  return row.state === "initial" && (textOf(state, row.id).trim() === "" || row.filledFrom !== null);
}

async function fillAhead(bench: Bench, from: number): Promise<void> {
  const state = bench.cell.get();
  const at = state.active === null ? 0 : (state.rows.places.get(state.active) ?? 0);
  const segments = listRows(state.rows)
    .slice(at, at + AHEAD)
    .filter(
      (row) =>
        row.state === "initial" &&
        row.subState === null &&
        textOf(state, row.id) === "" &&
        row.source.length > 0,
    )
    .map(({ id }) => id);
  if (segments.length === 0) return;
  // What comes of it arrives as an event, like everybody's.
  await ask("POST", `/documents/${state.documentId}/pretranslation`, { from, segments, isUntouched: true });
}
