"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useRef, useState } from "react";
import type { MemoryImported, MemoryList } from "@/lib/wire/memories";
import type { ReadableMemories } from "@/lib/wire/memory-entries";
import { call, upload } from "../../../../_api/call";
import { settled } from "../../../../_api/settled";
import { Button, buttonClass } from "../../../../_ui/button";
import { Select, TextField } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";
import { typed, useSending } from "../../../_frame/use-sending";

type Memory = MemoryList["memories"][number];

export interface MemoryTableProps {
  readonly projectId: string;
  readonly memories: readonly Memory[];
  readonly others: ReadableMemories["memories"];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  readonly canChange: boolean;
}

/** The memories that matches come from, in the order in which they are asked; another can be taken up, made, filled from a file. */
export function MemoryTable({ projectId, memories, others, chosen, choose, canChange }: MemoryTableProps) {
  const say = useSay();
  const router = useRouter();
  const making = useSending<{ id: string }>(
    (form) => call("POST", `/api/v1/projects/${projectId}/memories`, { name: typed(form, "name") }),
    () => router.refresh(),
  );
  return (
    <section aria-labelledby="memories-heading">
      <h2 id="memories-heading" className="mb-1 text-lg">
        {say("memory.used")}
      </h2>
      <p className="mb-3 max-w-2xl text-sm text-soft">{say("memory.used.lead")}</p>
      {memories.length === 0 && <p className="mb-3 text-sm">{say("memory.used.none")}</p>}
      <ul className="border-t border-line">
        {memories.map((memory, index) => (
          <MemoryLine
            key={memory.id}
            projectId={projectId}
            memory={memory}
            above={memories[index - 1]}
            isChosen={memory.id === chosen}
            choose={choose}
            canChange={canChange}
          />
        ))}
      </ul>
      {canChange && (
        <div className="mt-4 flex flex-wrap items-end gap-x-8 gap-y-4">
          <form onSubmit={making.submit} className="flex items-end gap-2">
            <TextField
              label={say("memory.new")}
              name="name"
              required
              maxLength={200}
              error={making.problem?.detail}
            />
            <Button type="submit" busy={making.busy}>
              {say("memory.make")}
            </Button>
          </form>
          {others.length > 0 && <TakeUp projectId={projectId} others={others} position={memories.length} />}
        </div>
      )}
    </section>
  );
}

function TakeUp({
  projectId,
  others,
  position,
}: {
  readonly projectId: string;
  readonly others: ReadableMemories["memories"];
  readonly position: number;
}) {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const [id, setId] = useState(others[0]?.id ?? "");
  const wanted = others.some((other) => other.id === id) ? id : (others[0]?.id ?? "");
  const use = async () => {
    const answer = await call("PUT", `/api/v1/projects/${projectId}/memories/${wanted}`, { position });
    if (!answer.ok)
      return toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    router.refresh();
  };
  return (
    <div className="flex items-end gap-2">
      <Select<string>
        label={say("memory.other")}
        value={wanted}
        onChange={setId}
        options={others.map((other) => ({
          value: other.id,
          label: other.isOwn ? other.project.name : `${other.project.name} · ${other.name}`,
        }))}
      />
      <Button onClick={use}>{say("memory.use")}</Button>
    </div>
  );
}

function MemoryLine({
  projectId,
  memory,
  above,
  isChosen,
  choose,
  canChange,
}: {
  readonly projectId: string;
  readonly memory: Memory;
  readonly above: Memory | undefined;
  readonly isChosen: boolean;
  readonly choose: (id: string) => void;
  readonly canChange: boolean;
}) {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const file = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const { id, name, isOwn, project, position, penalty, isWritten, entries } = memory;
  const isOurOwn = isOwn && project.id === projectId;
  const at = `/api/v1/projects/${projectId}/memories`;
  const tell = (problem: { readonly title: string; readonly detail: string }) =>
    toast({ kind: "problem", title: problem.title, detail: problem.detail });
  const change = async (what: Partial<Memory>) => {
    const answer = await call("PUT", `${at}/${id}`, { position, penalty, isWritten, ...what });
    if (!answer.ok) return tell(answer.problem);
    router.refresh();
  };
  const raise = async () => {
    if (!above) return;
    const { penalty: its, isWritten: itsWriting } = above;
    const lower = { position: above.position + 1, penalty: its, isWritten: itsWriting };
    const moved = await call("PUT", `${at}/${above.id}`, lower);
    if (!moved.ok) return tell(moved.problem);
    await change({ position: above.position });
  };
  const leave = async () => {
    const answer = await call("DELETE", `${at}/${id}`);
    if (!answer.ok) return tell(answer.problem);
    toast({
      title: say("memory.left", { name }),
      action: { label: say("ui.undo"), run: () => void change({}) },
    });
    router.refresh();
  };
  const take = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const chosen = currentTarget.files?.[0];
    currentTarget.value = "";
    if (!chosen) return;
    const form = new FormData();
    form.set("file", chosen, chosen.name);
    setShare(0);
    const path = `/api/v1/memories/${id}/import`;
    const sent = await upload<unknown>({ path, form });
    const stop = new AbortController();
    const answer = await settled<MemoryImported>(
      sent,
      ({ done, total }) => setShare(total ? done / total : 0),
      stop.signal,
    );
    setShare(null);
    if (!answer.ok) return tell(answer.problem);
    const { taken, folded, refused, problems } = answer.value;
    toast({
      title: say("memory.imported", { taken, folded, refused }),
      ...(problems.length > 0
        ? {
            detail: say("memory.imported.refused", {
              lines: problems.slice(0, 8).map(({ line }) => String(line)),
            }),
          }
        : {}),
      kind: refused > 0 ? "problem" : "done",
    });
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
      <div className="min-w-0 flex-1 basis-60">
        <button
          type="button"
          className={`text-left ${isChosen ? "font-medium" : "link"}`}
          aria-pressed={isChosen}
          onClick={() => choose(id)}
        >
          {isOurOwn ? say("memory.own") : name}
        </button>
        <p className="text-[0.8125rem] text-soft">
          {say("memory.size", { count: entries })}
          {project.id !== projectId && ` · ${project.name}`}
        </p>
      </div>
      {!isOurOwn && canChange && (
        <>
          <label className="flex items-center gap-2 text-[0.8125rem]">
            {say("memory.penalty")}
            <input
              key={penalty}
              type="number"
              min={0}
              max={50}
              defaultValue={penalty}
              className="h-8 w-16 rounded-md border border-line-strong bg-raised px-2 tabular-nums pointer-coarse:h-11"
              onBlur={({ target }) => {
                const value = Math.min(50, Math.max(0, Math.round(Number(target.value) || 0)));
                if (value !== penalty) void change({ penalty: value });
              }}
            />
          </label>
          <label className="flex items-center gap-2 text-[0.8125rem]">
            <input
              type="checkbox"
              className="size-4 accent-ink pointer-coarse:size-5"
              checked={isWritten}
              onChange={({ target }) => void change({ isWritten: target.checked })}
            />
            {say("memory.written")}
          </label>
        </>
      )}
      <div className="flex flex-wrap gap-1">
        {!isOurOwn && canChange && above && !(above.isOwn && above.project.id === projectId) && (
          <Button size="small" look="quiet" onClick={raise}>
            {say("memory.raise")}
          </Button>
        )}
        {canChange && (
          <>
            <input
              ref={file}
              type="file"
              accept=".tmx"
              className="sr-only"
              aria-label={say("memory.import.file", { name: isOurOwn ? say("memory.own") : name })}
              tabIndex={-1}
              onChange={take}
            />
            <Button size="small" look="quiet" busy={share !== null} onClick={() => file.current?.click()}>
              {share === null ? say("memory.import") : say("memory.importing", { share })}
            </Button>
          </>
        )}
        <a
          className={buttonClass("quiet", "small")}
          href={`/api/v1/memories/${id}/export?format=tmx`}
          download
        >
          {say("memory.export")}
        </a>
        {!isOurOwn && canChange && (
          <Button size="small" look="quiet" onClick={leave}>
            {say("memory.leave")}
          </Button>
        )}
      </div>
    </li>
  );
}
