"use client";

import { Button } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time";
import { useToast } from "@/app/_ui/toast";
import { textOfFinding } from "@/app/_words/rule-words";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Shown } from "@/lib/check/stay-in-place";
import { useBench, useWorkbench } from "../../bench";
import type { RowFinding } from "./found";
import { takeBack } from "./ignoring";

/** What is ignored in the row, by whom and why; it can be taken back. */
export function IgnoredHere({
  rowId,
  shown,
}: {
  readonly rowId: string;
  readonly shown: readonly Shown<RowFinding>[];
}) {
  const say = useSay();
  const bench = useBench();
  const toast = useToast();
  const canTakeBack = useWorkbench((state) => may(state.me.role, "edit"));
  const ignored = shown.flatMap(({ finding, isGone }) =>
    !isGone && finding.ignored ? [{ finding, ignored: finding.ignored }] : [],
  );
  if (ignored.length === 0) return null;
  return (
    <details className="mt-4 border-t border-line pt-3">
      <summary className="cursor-pointer text-soft pointer-coarse:min-h-11">
        {say("editor.findings.ignored-here", { count: ignored.length })}
      </summary>
      <ul className="mt-2 flex flex-col gap-3">
        {ignored.map(({ finding, ignored: by }) => (
          <li key={finding.id}>
            <p>{textOfFinding(say, finding)}</p>
            <p className="text-[0.8125rem] text-soft">
              {by.by?.name ?? say("editor.somebody-left")} · <Time at={by.at} />
              {by.reason !== "" && ` · ${by.reason}`}
            </p>
            {canTakeBack && (
              <Button
                size="small"
                look="quiet"
                className="-ml-2"
                onClick={async () => {
                  const answer = await takeBack(bench, rowId, by);
                  if (!answer.ok) toast({ title: say.message(answer.detail), kind: "problem" });
                }}
              >
                {say(`editor.findings.take-back.${by.reach}`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
