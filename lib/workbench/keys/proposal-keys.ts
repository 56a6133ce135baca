/** From proposal to proposal, accepting and refusing, one by one or all of a kind. */

import { may } from "../../access";
import type { Segment } from "../../wire/segments";
import { nextProposal } from "../state/proposals";
import { findRow } from "../state/rows";
import { shownRows, type Workbench } from "../state/state";
import { type Doing, type KeyCommand, mayHere, opens, run } from "./key-command";

const mayEdit = (state: Workbench) => may(state.me.role, "edit");

/** The first open proposal of the row in use. */
function proposedHere(state: Workbench) {
  const row: Segment | undefined = findRow(state.rows, state.active ?? "");
  const paragraph = row?.source.find(({ proposal }) => proposal !== null);
  return row && paragraph?.proposal
    ? { id: row.id, paragraphId: paragraph.paragraphId, kind: paragraph.proposal.kind }
    : null;
}

const isProposed = (state: Workbench) => mayHere("edit")(state) && proposedHere(state) !== null;

export const PROPOSAL_KEYS: readonly KeyCommand[] = [
  {
    id: "next-proposal",
    group: "structure",
    keys: ["Alt+P"],
    where: "rows",
    isAvailable: mayEdit,
    does: () => run({ type: "go", to: "next-proposal" }),
  },
  {
    id: "previous-proposal",
    group: "structure",
    keys: ["Shift+Alt+P"],
    where: "rows",
    isAvailable: mayEdit,
    does: () => run({ type: "go", to: "previous-proposal" }),
  },
  {
    id: "accept-proposal",
    group: "structure",
    label: (state) => ({ code: "editor.command.accept-proposal", kind: kindHere(state) }),
    keys: ["Alt+Y"],
    where: "rows",
    isAvailable: isProposed,
    does: ({ state }) => answer(state, "accept"),
  },
  {
    id: "refuse-proposal",
    group: "structure",
    label: (state) => ({ code: "editor.command.refuse-proposal", kind: kindHere(state) }),
    keys: ["Alt+N"],
    where: "rows",
    isAvailable: isProposed,
    does: ({ state }) => answer(state, "refuse"),
  },
  {
    id: "accept-kind",
    group: "structure",
    label: (state) => ({ code: "editor.command.accept-kind", kind: kindHere(state) }),
    keys: ["Shift+Alt+Y"],
    where: "rows",
    isAvailable: isProposed,
    does: ({ state }) => answerAll(state, "accept"),
  },
  {
    id: "refuse-kind",
    group: "structure",
    label: (state) => ({ code: "editor.command.refuse-kind", kind: kindHere(state) }),
    keys: ["Shift+Alt+N"],
    where: "rows",
    isAvailable: isProposed,
    does: ({ state }) => answerAll(state, "refuse"),
  },
  {
    id: "proposals",
    group: "structure",
    keys: ["Ctrl+Alt+Y"],
    where: "everywhere",
    isAvailable: mayEdit,
    does: opens("proposals"),
  },
];

function kindHere(state: Workbench): string {
  return proposedHere(state)?.kind ?? "any";
}

/** The next is found before the answer is there, as with doubts; where it was the last, one stays. */
function answer(state: Workbench, given: "accept" | "refuse"): Doing {
  const here = proposedHere(state);
  if (!here) return { cannot: { code: "editor.cannot.no-proposal" } };
  const { id, paragraphId, kind } = here;
  const hasNext = nextProposal(shownRows(state), state.active, 1) !== null;
  return run(
    { type: "leave-field" },
    { type: "act", action: { do: "answer", id, paragraphId, kind, answer: given } },
    ...(hasNext ? [{ type: "go", to: "next-proposal" } as const] : []),
  );
}

function answerAll(state: Workbench, given: "accept" | "refuse"): Doing {
  const here = proposedHere(state);
  if (!here) return { cannot: { code: "editor.cannot.no-proposal" } };
  return run(
    { type: "leave-field" },
    { type: "act", action: { do: "answer-all", kind: here.kind, answer: given, changes: [] } },
  );
}
