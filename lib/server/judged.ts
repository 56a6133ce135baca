import "server-only";

import type { Judged, Seen } from "../db/reviews/writes";
import type { Say } from "../messages/say";
import type { BatchDone, StateChanged } from "../wire/segments";
import { refusalInWords } from "./http/in-words";
import { granted } from "./http/refusal";

/** The answer to confirm, approve, finalize and reject: how the row stands now, or why it was refused. */
export function stateChanged(judged: Judged): StateChanged {
  const { revision, standing } = granted(judged);
  return { revision, state: standing.state, subState: standing.subState };
}

/** The same for a run of rows: each says for itself. */
export function batchDone(items: readonly Seen[], judged: readonly Judged[], say: Say): BatchDone {
  return {
    results: judged.map((one, index) => {
      const id = items[index]?.id ?? "";
      if (!one.ok) return { id, ok: false, ...refusalInWords(one, say) };
      const { state, subState } = one.standing;
      return { id, ok: true, revision: one.revision, state, subState };
    }),
  };
}
