"use client";

import { useEffect, useState } from "react";
import type { MemoryEntry, CleanUp as Proposed } from "@/lib/wire/memory-entries";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { useSay } from "../../../../_words/words";
import { EntryLine } from "./entry-line";

/** Answers without a proposal are passed over, so many at a time. */
const PASSED_OVER = 20;

/** What somebody may want to put in order: groups of entries, page by page. */
export function CleanUp({
  memoryId,
  kind,
  canChange,
}: {
  readonly memoryId: string;
  readonly kind: "differing" | "apart";
  readonly canChange: boolean;
}) {
  const say = useSay();
  const [groups, setGroups] = useState<readonly (readonly MemoryEntry[])[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [isLooking, setLooking] = useState(true);
  const [problem, setProblem] = useState<string>();
  const path = `/api/v1/memories/${memoryId}/clean-up?kind=${kind}`;
  const look = async (from: string | null, signal?: AbortSignal) => {
    setLooking(true);
    let cursor = from;
    for (let turn = 0; turn < PASSED_OVER; turn += 1) {
      const after = cursor === null ? "" : `&after=${encodeURIComponent(cursor)}`;
      const answer = await call<Proposed>("GET", `${path}${after}`, undefined, signal);
      if (signal?.aborted) return;
      if (!answer.ok) {
        setProblem(answer.problem.detail);
        break;
      }
      const { groups: found, next: behind } = answer.value;
      cursor = behind;
      setNext(behind);
      setGroups((now) => [...now, ...found]);
      if (found.length > 0 || behind === null) break;
    }
    setLooking(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another memory or kind is another component
  useEffect(() => {
    const stop = new AbortController();
    void look(null, stop.signal);
    return () => stop.abort();
  }, []);
  return (
    <div>
      <p className="mb-3 max-w-2xl text-sm text-soft">{say(`memory.${kind}.lead`)}</p>
      <div aria-live="polite">
        {problem !== undefined && <p className="text-accent">{problem}</p>}
        {!isLooking && groups.length === 0 && next === null && (
          <p className="text-soft">{say("memory.clean")}</p>
        )}
      </div>
      {groups.map((group) => (
        <ul key={group[0]?.id} className="mb-6 border-t border-line-strong">
          {group.map((entry) => (
            <EntryLine key={entry.id} memoryId={memoryId} entry={entry} canChange={canChange} />
          ))}
        </ul>
      ))}
      {(isLooking || next !== null) && (
        <Button busy={isLooking} onClick={() => void look(next)}>
          {say("memory.more-proposals")}
        </Button>
      )}
    </div>
  );
}
