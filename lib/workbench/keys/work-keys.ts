/** Translating and reviewing. */

import { may } from "../../access";
import { awaitsReview, isUnfinished, shownOf } from "../../segments/states";
import type { Decided } from "../actions/review";
import type { Command } from "../commands/commands";
import { isChanging, takingBack } from "../commands/deciding";
import { labelOf } from "../commands/undo";
import { lockOn, whoOf } from "../outbox/holding";
import { findRow } from "../state/rows";
import { selectedIds, type Workbench } from "../state/state";
import { decideRows, hasRow, type KeyCommand, mayHere, opens, run } from "./key-command";

/** For a translator or owner Ctrl+Enter confirms; for a reviewer, who does not translate, it approves. */
const confirms = (state: Workbench) => may(state.me.role, "confirm");
const decide = (state: Workbench): readonly Command[] =>
  decideAll(confirms(state) ? "confirm" : "approve", selectedIds(state));

/** The front door takes so many rows at once. */
const AT_ONCE = 2_000;

function decideAll(what: "confirm" | "approve" | "finalize", ids: readonly string[]): readonly Command[] {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  return parts.map((some): Command => ({ type: "act", action: { do: what, ids: some } }));
}

const verbOf = (state: Workbench) => (confirms(state) ? "confirm" : "approve");
const mayDecide = (state: Workbench) => hasRow(state) && (confirms(state) || may(state.me.role, "review"));

function holderOf(state: Workbench) {
  const lock = state.active === null ? null : lockOn(state, state.active);
  return lock && { by: whoOf(lock.person, state.me), who: lock.person.name };
}

export const WORK_KEYS: readonly KeyCommand[] = [
  {
    id: "confirm-next",
    group: "translate",
    label: (state) => ({ code: confirms(state) ? "editor.command.confirm-next" : "editor.command.approve" }),
    keys: ["Ctrl+Enter"],
    where: "rows",
    isAvailable: mayDecide,
    does: ({ state }) =>
      decideRows(verbOf(state), selectedIds(state), [
        ...decide(state),
        { type: "go", to: confirms(state) ? "next-unconfirmed" : "next-review" },
      ]),
  },
  {
    id: "confirm",
    group: "translate",
    label: (state) => ({ code: `editor.command.${verbOf(state)}-stay` }),
    short: (state) => ({ code: `editor.command.short.${verbOf(state)}` }),
    keys: ["Ctrl+Shift+Enter"],
    where: "rows",
    isAvailable: mayDecide,
    does: ({ state }) => decideRows(verbOf(state), selectedIds(state), decide(state)),
  },
  {
    id: "copy-source",
    group: "translate",
    keys: ["Ctrl+Insert", "Ctrl+Alt+C"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: opens("copy-source"),
  },
  {
    id: "undo",
    group: "translate",
    label: (state) => labelOf(state.undo, "undo") ?? { code: "editor.command.undo" },
    keys: ["Ctrl+Z"],
    where: "rows",
    // What is on its way can be taken back as soon as it is known: a press that early waits its turn (WB-UNDO-3).
    isAvailable: (state) =>
      labelOf(state.undo, "undo") !== null ||
      state.editing?.text !== state.editing?.start ||
      isChanging(state),
    does: () => run({ type: "undo" }),
  },
  {
    id: "redo",
    group: "translate",
    label: (state) => labelOf(state.undo, "redo") ?? { code: "editor.command.redo" },
    keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
    where: "rows",
    isAvailable: (state) => labelOf(state.undo, "redo") !== null || isChanging(state),
    does: () => run({ type: "redo" }),
  },
  {
    id: "comment",
    group: "translate",
    short: { code: "editor.command.short.comment" },
    keys: ["Ctrl+M"],
    where: "rows",
    isAvailable: mayHere("comment"),
    does: () => ({ panel: "comments", wants: "comment", quotes: true }),
  },
  {
    id: "edit",
    group: "translate",
    short: { code: "editor.command.short.edit" },
    keys: ["Enter", "F2"],
    where: "outside",
    isAvailable: (state) => mayHere("edit")(state) && state.editing === null,
    does: () => run({ type: "open-field" }),
  },
  {
    id: "take-over",
    group: "translate",
    label: (state) => ({
      code: "editor.command.take-over",
      ...(holderOf(state) ?? { by: "nobody", who: "" }),
    }),
    keys: ["Alt+T"],
    where: "rows",
    isAvailable: (state) => mayHere("edit")(state) && holderOf(state) !== null,
    does: () => run({ type: "take-over" }),
  },
  {
    id: "leave",
    group: "translate",
    keys: ["Escape"],
    where: "rows",
    isAvailable: hasRow,
    does: ({ state }) => run({ type: state.editing ? "leave-field" : "deselect" }),
  },
  {
    id: "approve",
    group: "review",
    short: { code: "editor.command.short.approve" },
    keys: ["Alt+A"],
    where: "rows",
    isAvailable: mayHere("review"),
    does: ({ state }) =>
      decideRows("approve", selectedIds(state), [
        ...decideAll("approve", selectedIds(state)),
        { type: "go", to: "next-review" },
      ]),
  },
  {
    id: "send-back",
    group: "review",
    short: { code: "editor.command.short.send-back" },
    keys: ["Alt+R"],
    where: "rows",
    isAvailable: (state) => mayHere("review")(state) && isReviewable(state),
    does: () => ({ panel: "review", wants: "send-back" }),
  },
  {
    id: "take-back",
    group: "review",
    label: (state) => takingBack(standingDecision(state) ?? "confirm"),
    keys: [],
    where: "rows",
    isAvailable: (state) => standingDecision(state) !== null,
    does: ({ state }) => {
      const of = standingDecision(state);
      return of === null
        ? { cannot: { code: "editor.cannot.take-back" } }
        : run({ type: "act", action: { do: "take-back", ids: [state.active ?? ""], of } });
    },
  },
  {
    id: "finalize",
    group: "review",
    short: { code: "editor.command.short.finalize" },
    keys: ["Alt+F"],
    where: "rows",
    isAvailable: mayHere("finalize"),
    does: ({ state }) =>
      decideRows("finalize", selectedIds(state), decideAll("finalize", selectedIds(state))),
  },
];

/** What was decided last about the row in use, if this person may have decided it: the server knows who did. */
function standingDecision(state: Workbench): Decided | null {
  const row = findRow(state.rows, state.active ?? "");
  if (!row) return null;
  const { role, id } = state.me;
  switch (shownOf(row)) {
    case "translated":
      return may(role, "confirm") && (row.translator?.id === id || may(role, "manage")) ? "confirm" : null;
    case "rejected":
      return may(role, "review") ? "reject" : null;
    case "reviewed":
      return may(role, "review") ? "approve" : null;
    case "final":
      return may(role, "finalize") ? "finalize" : null;
    default:
      return null;
  }
}

function isReviewable(state: Workbench): boolean {
  const row = findRow(state.rows, state.active ?? "");
  return row !== undefined && (awaitsReview(row) || !isUnfinished(row));
}
