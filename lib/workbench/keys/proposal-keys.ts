/** From proposal to proposal, accepting and refusing, one by one or all of a kind. */

import { may } from "../../access";
import type { Segment } from "../../wire/segments";
import { KIND_WORDS, nextProposal } from "../state/proposals";
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
    group: "Structure",
    label: "Next proposal of the import",
    keys: ["Alt+P"],
    where: "rows",
    isAvailable: mayEdit,
    does: () => run({ type: "go", to: "next-proposal" }),
  },
  {
    id: "previous-proposal",
    group: "Structure",
    label: "The proposal before",
    keys: ["Shift+Alt+P"],
    where: "rows",
    isAvailable: mayEdit,
    does: () => run({ type: "go", to: "previous-proposal" }),
  },
  {
    id: "accept-proposal",
    group: "Structure",
    label: (state) => `${wordsHere(state)?.accept ?? "Accept the proposal"}, and go to the next proposal`,
    keys: ["Alt+Y"],
    where: "rows",
    isAvailable: isProposed,
    does: ({ state }) => answer(state, "accept"),
  },
  {
    id: "refuse-proposal",
    group: "Structure",
    label: (state) => `${wordsHere(state)?.refuse ?? "Refuse the proposal"}, and go to the next proposal`,
    keys: ["Alt+N"],
    where: "rows",
    isAvailable: isProposed,
    does: ({ state }) => answer(state, "refuse"),
  },
  {
    id: "accept-kind",
    group: "Structure",
    label: (state) => `${wordsHere(state)?.accept ?? "Accept"}: all proposals of this kind`,
    keys: ["Shift+Alt+Y"],
    where: "rows",
    isAvailable: isProposed,
    does: ({ state }) => answerAll(state, "accept"),
  },
  {
    id: "refuse-kind",
    group: "Structure",
    label: (state) => `${wordsHere(state)?.refuse ?? "Refuse"}: all proposals of this kind`,
    keys: ["Shift+Alt+N"],
    where: "rows",
    isAvailable: isProposed,
    does: ({ state }) => answerAll(state, "refuse"),
  },
  {
    id: "proposals",
    group: "Structure",
    label: "Proposals by kind",
    keys: ["Ctrl+Alt+Y"],
    where: "everywhere",
    isAvailable: mayEdit,
    does: opens("proposals"),
  },
];

function wordsHere(state: Workbench) {
  const here = proposedHere(state);
  return here && KIND_WORDS[here.kind];
}

/** The next is found before the answer is there, as with doubts; where it was the last, one stays. */
function answer(state: Workbench, given: "accept" | "refuse"): Doing {
  const here = proposedHere(state);
  if (!here) return { cannot: "Nothing is proposed for this row." };
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
  if (!here) return { cannot: "Nothing is proposed for this row." };
  return run(
    { type: "leave-field" },
    { type: "act", action: { do: "answer-all", kind: here.kind, answer: given, changes: [] } },
  );
}
