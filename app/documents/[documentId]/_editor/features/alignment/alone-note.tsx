"use client";

import type { ReactNode } from "react";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import { useBench } from "../../bench";
import { openDialog } from "../../run-command";
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
  const say = useSay();
  const bench = useBench();
  const view = useViewCell();
  const isEnglish = of === "english";
  return (
    <p lang={say.language} className="bench-alone">
      {say(`editor.alignment.alone.${of}`)}
      {/* Chinese parts its sentences by their full stop alone. */}
      {canEdit && say.language !== "zh-Hans" && " "}
      {canEdit &&
        rich(
          say,
          `editor.alignment.alone.${of}-do`,
          {},
          {
            do: (words) => (
              <Deed
                does={() => {
                  bench.dispatch({ type: "activate", id });
                  if (isEnglish) bench.dispatch({ type: "act", action: { do: "link", ids: [id] } });
                  else openDialog("omit", view);
                }}
              >
                {words}
              </Deed>
            ),
          },
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
