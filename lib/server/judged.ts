import "server-only";

import type { Judged } from "../db/reviews/writes";
import type { BatchDone, StateChanged } from "../wire/segments";
import { granted } from "./refusal";

/** The answer to confirm, approve, finalize and reject: how the row stands now, or why it was refused. */
export function stateChanged(judged: Judged): StateChanged {
  const { revision, standing } = granted(judged);
  return { revision, state: standing.state, subState: standing.subState };
}

/** The same for a run of rows: each says for itself. */
export function batchDone(results: readonly { readonly id: string; readonly judged: Judged }[]): BatchDone {
  return {
    results: results.map(({ id, judged }) =>
      judged.ok
        ? {
            id,
            ok: true,
            revision: judged.revision,
            state: judged.standing.state,
            subState: judged.standing.subState,
          }
        : { id, ok: false, detail: judged.detail },
    ),
  };
}
