"use client";

import { useEffect, useState } from "react";
import {
  ENTRY_KINDS,
  type EntryKind,
  type EntryList,
  type MemoryEntry,
  type MemoryStatistics,
} from "@/lib/wire/memory-entries";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { Select, TextField } from "../../../../_ui/field";
import { useSay } from "../../../../_words/words";
import { EntryLine } from "./entry-line";

/** What a memory holds: figures, a search in both languages, and the entries. */
export function Entries({ memoryId, canChange }: { readonly memoryId: string; readonly canChange: boolean }) {
  const say = useSay();
  const [phrase, setPhrase] = useState("");
  const [kind, setKind] = useState<EntryKind>("all");
  const [found, setFound] = useState<{
    readonly entries: readonly MemoryEntry[];
    readonly next: string | null;
  }>();
  const [problem, setProblem] = useState<string>();
  const [statistics, setStatistics] = useState<MemoryStatistics>();
  const wanted = phrase.trim().slice(0, 200);
  const path = `/api/v1/memories/${memoryId}/entries?kind=${kind}${
    wanted === "" ? "" : `&side=${sideOf(wanted)}&q=${encodeURIComponent(wanted)}`
  }`;
  useEffect(() => {
    const stop = new AbortController();
    void call<MemoryStatistics>(
      "GET",
      `/api/v1/memories/${memoryId}/statistics`,
      undefined,
      stop.signal,
    ).then((answer) => answer.ok && setStatistics(answer.value));
    return () => stop.abort();
  }, [memoryId]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      async () => {
        const answer = await call<EntryList>("GET", path, undefined, stop.signal);
        if (stop.signal.aborted) return;
        setProblem(answer.ok ? undefined : answer.problem.detail);
        if (answer.ok) setFound(answer.value);
      },
      wanted === "" ? 0 : 250,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [path, wanted]);
  const more = async () => {
    if (!found || found.next === null) return;
    const answer = await call<EntryList>("GET", `${path}&after=${encodeURIComponent(found.next)}`);
    if (!answer.ok) return setProblem(answer.problem.detail);
    setFound({ entries: [...found.entries, ...answer.value.entries], next: answer.value.next });
  };
  return (
    <div>
      {statistics && <Statistics statistics={statistics} />}
      <div className="mb-2 flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <TextField
            label={say("memory.phrase")}
            value={phrase}
            onChange={({ target }) => setPhrase(target.value)}
          />
        </div>
        <Select<EntryKind>
          label={say("memory.kind")}
          value={kind}
          onChange={setKind}
          options={ENTRY_KINDS.map((value) => ({ value, label: say(`memory.kind.${value}`) }))}
        />
      </div>
      <div aria-live="polite">
        {problem !== undefined && <p className="text-accent">{problem}</p>}
        {found?.entries.length === 0 && <p className="py-3 text-soft">{say("memory.no-entries")}</p>}
      </div>
      <ul>
        {found?.entries.map((entry) => (
          <EntryLine key={entry.id} memoryId={memoryId} entry={entry} canChange={canChange} />
        ))}
      </ul>
      {found?.next != null && (
        <div className="mt-3">
          <Button onClick={more}>{say("memory.more-entries")}</Button>
        </div>
      )}
    </div>
  );
}

function Statistics({ statistics: { people, ...figures } }: { readonly statistics: MemoryStatistics }) {
  const say = useSay();
  const most = people.slice(0, 4).map(({ name, entries }) => `${name} ${say.number(entries)}`);
  return (
    <p className="mb-3 text-sm text-soft">
      {say("memory.statistics", figures)}
      {most.length > 0 && ` ${say("memory.statistics.people", { people: most })}`}
    </p>
  );
}

function sideOf(phrase: string): "source" | "target" {
  return /\p{Script=Han}/u.test(phrase) ? "source" : "target";
}
