"use client";

import { useCallback, useEffect, useState } from "react";
import type { Concept, ConceptList, ReadableTermbases, TermbaseList } from "@/lib/wire/terms";
import { call } from "../../../../_api/call";
import { ConceptForm } from "../../../../_terms/concept-form";
import { Button } from "../../../../_ui/button";
import { Checkbox, TextField } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";
import { Candidates } from "./candidates";
import { ConceptLine } from "./concept-line";
import { SharedTermbases } from "./shared-termbases";
import { TermFiles } from "./term-files";

interface Props {
  readonly projectId: string;
  /** Termbases that the project uses besides its own. */
  readonly termbases: TermbaseList["termbases"];
  /** Termbases that one may read and that the project does not use. */
  readonly others: ReadableTermbases["termbases"];
  readonly asksApproval: boolean;
  readonly mayChange: boolean;
  readonly mayReview: boolean;
  readonly mayManage: boolean;
}

/** The project's termbase: its entries, searched and edited; files in and out; what waits; candidates out of the texts. */
export function TermsPage(props: Props) {
  const { projectId, termbases, others, asksApproval, mayChange, mayReview, mayManage } = props;
  const say = useSay();
  const toast = useToast();
  const at = `/api/v1/projects/${projectId}/terms`;
  const [phrase, setPhrase] = useState("");
  const [onlyWaiting, setOnlyWaiting] = useState(false);
  const [isAsked, setAsked] = useState(asksApproval);
  const [found, setFound] = useState<ConceptList>();
  const [problem, setProblem] = useState<string>();
  const [turn, setTurn] = useState(0);
  const [isAdding, setAdding] = useState(false);
  const wanted = phrase.trim().slice(0, 200);
  const path = `${at}?waiting=${onlyWaiting}${wanted === "" ? "" : `&q=${encodeURIComponent(wanted)}`}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when something was changed here
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      async () => {
        const answer = await call<ConceptList>("GET", path, undefined, stop.signal);
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
  }, [path, wanted, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  /** Says what was done, with a way back. */
  const changed = useCallback(
    (title: string, change: string | null) => {
      again();
      const undo = async () => {
        const answer = await call("POST", `${at}/undo`, { change });
        if (!answer.ok)
          toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
        again();
      };
      toast({
        title,
        ...(change === null ? {} : { action: { label: say("ui.undo"), run: () => void undo() } }),
      });
    },
    [again, at, say, toast],
  );
  const more = async () => {
    if (!found || found.next === null) return;
    const answer = await call<ConceptList>("GET", `${path}&after=${encodeURIComponent(found.next)}`);
    if (!answer.ok) return setProblem(answer.problem.detail);
    setFound({ ...answer.value, concepts: [...found.concepts, ...answer.value.concepts] });
  };
  const settle = async (asks: boolean) => {
    const answer = await call("PUT", `${at}/settings`, { asksApproval: asks });
    if (answer.ok) setAsked(asks);
    else toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
  };
  return (
    <div className="flex flex-col gap-10">
      <section aria-labelledby="terms-heading">
        <h2 id="terms-heading" className="mb-1 text-lg">
          {say("terms.heading")}
        </h2>
        <p className="mb-3 max-w-2xl text-sm text-soft">{say("terms.lead")}</p>
        <div className="mb-2 flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-60">
            <TextField
              label={say("terms.search")}
              value={phrase}
              onChange={({ target }) => setPhrase(target.value)}
            />
          </div>
          {mayChange && !isAdding && (
            <Button look="primary" onClick={() => setAdding(true)}>
              {say("terms.add")}
            </Button>
          )}
        </div>
        {isAdding && (
          <ConceptForm
            save={(terms) => call<{ concept: Concept; change: string }>("POST", at, terms)}
            saved={({ change }) => {
              setAdding(false);
              changed(say("terms.added"), change);
            }}
            cancel={() => setAdding(false)}
          />
        )}
        {found && (
          <p className="mb-2 text-sm text-soft">
            {say("terms.count", { count: found.total })}
            {found.waiting > 0 && ` · ${say("terms.waiting", { count: found.waiting })}`}
          </p>
        )}
        {((found?.waiting ?? 0) > 0 || onlyWaiting) && (
          <Checkbox label={say("terms.only-waiting")} checked={onlyWaiting} onChange={setOnlyWaiting} />
        )}
        <div aria-live="polite">
          {problem !== undefined && <p className="text-accent">{problem}</p>}
          {found?.concepts.length === 0 && (
            <p className="py-3 text-soft">{wanted === "" ? say("terms.empty") : say("terms.nowhere")}</p>
          )}
        </div>
        <ul className="border-t border-line">
          {found?.concepts.map((concept) => (
            <ConceptLine
              key={`${concept.id} ${concept.revision}`}
              concept={concept}
              isHere={concept.termbase.id === projectId}
              mayChange={mayChange && concept.termbase.projectId === projectId}
              mayReview={mayReview}
              at={at}
              changed={changed}
            />
          ))}
        </ul>
        {found?.next != null && (
          <div className="mt-3">
            <Button onClick={more}>{say("terms.more")}</Button>
          </div>
        )}
        {mayManage && (
          <div className="mt-4">
            <Checkbox
              label={say("terms.asks-approval")}
              hint={say("terms.asks-approval.hint")}
              checked={isAsked}
              onChange={(asks) => void settle(asks)}
            />
          </div>
        )}
      </section>
      <SharedTermbases projectId={projectId} termbases={termbases} others={others} mayChange={mayChange} />
      <TermFiles at={at} mayChange={mayChange} changed={changed} />
      {mayChange && <Candidates at={at} changed={changed} />}
    </div>
  );
}
