"use client";

import type { ReactNode } from "react";
import { useBench } from "../../bench";
import { useViewCell } from "../../view";

/** What stands alone after a draft was aligned, and what to do next; it goes once a person has decided. */
export function AloneNote({
  of,
  id,
  canEdit,
}: {
  readonly of: "chinese" | "english";
  readonly id: string;
  readonly canEdit: boolean;
}) {
  const bench = useBench();
  const view = useViewCell();
  const isEnglish = of === "english";
  return (
    <p className="bench-alone">
      {isEnglish ? "No Chinese answers this English." : "Nothing in the draft answers this Chinese."}
      {canEdit && (
        <>
          {isEnglish ? " Move it up or down, or: " : " Write it, move English here, or: "}
          <Deed
            does={() => {
              bench.dispatch({ type: "activate", id });
              if (isEnglish) bench.dispatch({ type: "act", action: { do: "link", ids: [id] } });
              else view.set((now) => ({ ...now, dialog: "omit" }));
            }}
          >
            {isEnglish ? "added on purpose" : "leave it out…"}
          </Deed>
        </>
      )}
    </p>
  );
}

function Deed({ does, children }: { readonly does: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={(event) => {
        event.stopPropagation();
        does();
      }}
    >
      {children}
    </button>
  );
}
