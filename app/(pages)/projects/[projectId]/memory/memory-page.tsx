"use client";

import { useState } from "react";
import type { Filling } from "@/lib/wire/filling";
import type { MemoryList } from "@/lib/wire/memories";
import type { ReadableMemories } from "@/lib/wire/memory-entries";
import { Segmented } from "../../../../_ui/segmented";
import { useSay } from "../../../../_words/words";
import { CleanUp } from "./clean-up";
import { Entries } from "./entries";
import { FillingSettings } from "./filling-settings";
import { MemoryTable } from "./memory-table";

export interface MemoryPageProps {
  readonly projectId: string;
  readonly memories: MemoryList["memories"];
  /** Memories that one may read and that the project does not use. */
  readonly others: ReadableMemories["memories"];
  readonly filling: Filling;
  readonly shown: string | null;
  readonly canChange: boolean;
}

/** Which memories a project uses, what it has filled by itself, and what is in one of them. */
export function MemoryPage({ projectId, memories, others, filling, shown, canChange }: MemoryPageProps) {
  const say = useSay();
  const [chosen, setChosen] = useState(shown);
  const [view, setView] = useState<"entries" | "differing" | "apart">("entries");
  const memory = memories.find(({ id }) => id === chosen) ?? memories[0];
  return (
    <div className="flex flex-col gap-10">
      <MemoryTable
        projectId={projectId}
        memories={memories}
        others={others}
        chosen={memory?.id ?? null}
        choose={setChosen}
        canChange={canChange}
      />
      <FillingSettings projectId={projectId} filling={filling} canChange={canChange} />
      {memory && (
        <section aria-labelledby="entries-heading">
          <h2 id="entries-heading" className="mb-3 text-lg">
            {say("memory.entries-of", { name: memory.isOwn ? say("memory.own") : memory.name })}
          </h2>
          <div className="mb-4">
            <Segmented
              label={say("memory.shown")}
              value={view}
              onChange={setView}
              options={[
                { value: "entries", label: say("memory.entries") },
                { value: "differing", label: say("memory.differing") },
                { value: "apart", label: say("memory.apart") },
              ]}
            />
          </div>
          {view === "entries" ? (
            <Entries key={memory.id} memoryId={memory.id} canChange={canChange} />
          ) : (
            <CleanUp key={`${memory.id} ${view}`} memoryId={memory.id} kind={view} canChange={canChange} />
          )}
        </section>
      )}
    </div>
  );
}
