"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ReadableTermbases, TermbaseList } from "@/lib/wire/terms";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { Select, TextField } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";
import { typed, useSending } from "../../../_frame/use-sending";

interface Props {
  readonly projectId: string;
  /** Those that the project uses besides its own, in their order. */
  readonly termbases: TermbaseList["termbases"];
  /** Those that one may read and that it does not use. */
  readonly others: ReadableTermbases["termbases"];
  readonly mayChange: boolean;
}

/** The termbases that a project uses besides its own; another can be taken up or made. */
export function SharedTermbases({ projectId, termbases, others, mayChange }: Props) {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const at = `/api/v1/projects/${projectId}/termbases`;
  const making = useSending<{ id: string }>(
    (form) => call("POST", at, { name: typed(form, "name") }),
    () => router.refresh(),
  );
  const [picked, setPicked] = useState("");
  const wanted = others.some(({ id }) => id === picked) ? picked : (others[0]?.id ?? "");
  const use = async (id: string, position: number) => {
    const answer = await call("PUT", `${at}/${id}`, { position });
    if (!answer.ok)
      return toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    router.refresh();
  };
  const leave = async ({ id, name }: TermbaseList["termbases"][number], position: number) => {
    const answer = await call("DELETE", `${at}/${id}`);
    if (!answer.ok)
      return toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    toast({
      title: say("terms.shared.left", { name }),
      action: { label: say("ui.undo"), run: () => void use(id, position) },
    });
    router.refresh();
  };
  const nameOf = ({ isOwn, name, project }: ReadableTermbases["termbases"][number]) =>
    isOwn ? project.name : `${project.name} · ${name}`;
  return (
    <section aria-labelledby="shared-heading">
      <h2 id="shared-heading" className="mb-1 text-lg">
        {say("terms.shared")}
      </h2>
      <p className="mb-3 max-w-2xl text-sm text-soft">{say("terms.shared.lead")}</p>
      {termbases.length === 0 && <p className="mb-3 text-sm">{say("terms.shared.none")}</p>}
      {termbases.length > 0 && (
        <ul className="mb-4 border-t border-line">
          {termbases.map((termbase, index) => (
            <li
              key={termbase.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3"
            >
              <div className="min-w-0 flex-1 basis-60">
                <p className="break-words">{termbase.name}</p>
                <p className="text-[0.8125rem] text-soft">
                  {say("terms.count", { count: termbase.concepts })}
                  {termbase.project.id !== projectId && ` · ${termbase.project.name}`}
                </p>
              </div>
              {mayChange && (
                <Button size="small" look="quiet" onClick={() => void leave(termbase, index)}>
                  {say("terms.leave")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
          <form onSubmit={making.submit} className="flex items-end gap-2">
            <TextField
              label={say("terms.shared.new")}
              name="name"
              required
              maxLength={200}
              error={making.problem?.detail}
            />
            <Button type="submit" busy={making.busy}>
              {say("terms.shared.make")}
            </Button>
          </form>
          {others.length > 0 && (
            <div className="flex min-w-0 items-end gap-2">
              <Select<string>
                label={say("terms.other")}
                value={wanted}
                onChange={setPicked}
                options={others.map((other) => ({ value: other.id, label: nameOf(other) }))}
              />
              <Button onClick={() => void use(wanted, termbases.length)}>{say("terms.use")}</Button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}
