"use client";

import { Button } from "@/app/_ui/button";
import type { Segment } from "@/lib/wire/segments";
import { useBench } from "./bench";

/** The import thought that a paragraph may not belong to the text; a person decides. */
export function Proposals({ row }: { readonly row: Segment }) {
  const bench = useBench();
  return row.source.map(({ paragraphId, proposal }) =>
    proposal ? (
      <div key={paragraphId} className="bench-proposal">
        <span>{proposal.reason}</span>
        <Button
          size="small"
          onClick={(event) => {
            event.stopPropagation();
            bench.dispatch({
              type: "act",
              action: { do: "set-aside", id: row.id, paragraphId, reason: proposal.reason },
            });
          }}
        >
          Set aside
        </Button>
        <Button
          size="small"
          look="quiet"
          onClick={(event) => {
            event.stopPropagation();
            bench.dispatch({ type: "act", action: { do: "keep", id: row.id, paragraphId } });
          }}
        >
          Keep
        </Button>
      </div>
    ) : null,
  );
}
