"use client";

import Link from "next/link";
import { useState } from "react";
import type { EntrySaved, MemoryEntry } from "@/lib/wire/memory-entries";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { TextArea } from "../../../../_ui/field";
import { Time } from "../../../../_ui/time";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";

/** One entry: its two sides, where it comes from; changed here, or in its row, or deleted with a way back. */
export function EntryLine({
  memoryId,
  entry: given,
  canChange,
}: {
  readonly memoryId: string;
  readonly entry: MemoryEntry;
  readonly canChange: boolean;
}) {
  const say = useSay();
  const toast = useToast();
  const [entry, setEntry] = useState(given);
  const [texts, setTexts] = useState<{ readonly source: string; readonly target: string } | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isGone, setGone] = useState(false);
  const { id, source, target, origin } = entry;
  const at = `/api/v1/memories/${memoryId}/entries`;
  const save = async (to: { readonly source: string; readonly target: string }, from: MemoryEntry) => {
    const answer = await call<EntrySaved>("PUT", `${at}/${from.id}`, to);
    if (!answer.ok) return setProblem(answer.problem.detail);
    setProblem(undefined);
    setTexts(null);
    const saved = answer.value.entry;
    setEntry(saved);
    const back = { source: from.source, target: from.target };
    toast({
      title: say("memory.entry.saved"),
      action: { label: say("ui.undo"), run: () => void save(back, saved) },
    });
  };
  const bringBack = async () => {
    const answer = await call("POST", `${at}/${id}/restore`);
    if (answer.ok) setGone(false);
    else toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
  };
  const remove = async () => {
    const answer = await call("DELETE", `${at}/${id}`);
    if (!answer.ok)
      return toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    setGone(true);
    toast({
      title: say("memory.entry.deleted"),
      action: { label: say("ui.undo"), run: () => void bringBack() },
    });
  };
  if (isGone)
    return (
      <li className="flex items-center gap-3 border-b border-line py-2 text-sm text-soft">
        <span className="min-w-0 flex-1 truncate line-through" lang="zh">
          {source}
        </span>
        <Button size="small" look="quiet" onClick={bringBack}>
          {say("memory.entry.restore")}
        </Button>
      </li>
    );
  if (texts)
    return (
      <li className="border-b border-line py-3">
        <form
          className="grid gap-3 md:grid-cols-2"
          onSubmit={(event) => {
            event.preventDefault();
            void save(texts, entry);
          }}
        >
          <TextArea
            label={say("memory.entry.chinese")}
            lang="zh"
            rows={3}
            value={texts.source}
            onChange={({ target: { value } }) => setTexts({ ...texts, source: value })}
          />
          <TextArea
            label={say("memory.entry.english")}
            lang="en"
            rows={3}
            value={texts.target}
            error={problem}
            onChange={({ target: { value } }) => setTexts({ ...texts, target: value })}
          />
          <div className="flex gap-2 md:col-span-2">
            <Button
              type="submit"
              look="primary"
              disabled={texts.source.trim() === "" || texts.target.trim() === ""}
            >
              {say("memory.entry.save")}
            </Button>
            <Button look="quiet" onClick={() => setTexts(null)}>
              {say("ui.cancel")}
            </Button>
          </div>
        </form>
      </li>
    );
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <p lang="zh" className="font-zh break-words">
        {source}
      </p>
      <p lang="en" className="break-words">
        {target}
      </p>
      <div className="-ml-2 flex items-start gap-1 md:ml-0">
        {origin.documentId !== null && origin.segmentId !== null ? (
          <Link
            className="link px-2 text-[0.8125rem] leading-7"
            href={`/documents/${origin.documentId}#row-${origin.segmentId}`}
          >
            {say("memory.entry.open")}
          </Link>
        ) : (
          canChange && (
            <Button size="small" look="quiet" onClick={() => setTexts({ source, target })}>
              {say("memory.entry.change")}
            </Button>
          )
        )}
        {canChange && (
          <Button size="small" look="quiet" onClick={remove}>
            {say("memory.entry.delete")}
          </Button>
        )}
      </div>
      <p className="text-[0.8125rem] text-soft md:col-span-3">
        {origin.isApproved && `${say("memory.approved")} · `}
        {origin.isSentence && `${say("memory.sentence")} · `}
        {origin.by !== null && `${origin.by} · `}
        <Time at={origin.at} />
      </p>
    </li>
  );
}
