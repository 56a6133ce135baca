"use client";

import Link from "next/link";
import { useState } from "react";
import type { NewPattern, PatternList, PatternTrial } from "@/lib/wire/findings";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { Select, TextField } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";

export interface OwnPatternsProps {
  readonly projectId: string;
  readonly first: PatternList;
  readonly canSet: boolean;
}

const EMPTY: NewPattern = {
  side: "target",
  pattern: "",
  isCaseSensitive: false,
  message: "",
  severity: "warning",
};

/** The patterns that a project looks for; a new one is tried on its rows before it is added. */
export function OwnPatterns({ projectId, first, canSet }: OwnPatternsProps) {
  const say = useSay();
  const toast = useToast();
  const [{ patterns }, setList] = useState(first);
  const [wish, setWish] = useState(EMPTY);
  const [problem, setProblem] = useState<string>();
  const [trial, setTrial] = useState<PatternTrial | null>(null);
  const [busy, setBusy] = useState(false);
  const at = `/api/v1/projects/${projectId}/patterns`;
  const change = (part: Partial<NewPattern>) => {
    setWish({ ...wish, ...part });
    setProblem(undefined);
    if (part.message === undefined && part.severity === undefined) setTrial(null);
  };
  const ask = async <Answer,>(method: "POST" | "DELETE", path: string, body?: object) => {
    setBusy(true);
    const answer = await call<Answer>(method, path, body);
    setBusy(false);
    if (answer.ok) return answer.value;
    if (answer.problem.field === "pattern") setProblem(answer.problem.detail);
    else toast({ title: answer.problem.detail, kind: "problem" });
    return null;
  };
  const tryIt = async () => {
    const { side, pattern, isCaseSensitive } = wish;
    setTrial(await ask<PatternTrial>("POST", `${at}/trial`, { side, pattern, isCaseSensitive }));
  };
  const add = async () => {
    const list = await ask<PatternList>("POST", at, wish);
    if (!list) return;
    setList(list);
    setWish(EMPTY);
    setTrial(null);
    toast({ title: say("project.checks.patterns.added") });
  };
  const remove = async (id: string) => {
    const list = await ask<PatternList>("DELETE", `${at}/${id}`);
    if (!list) return;
    setList(list);
    toast({ title: say("project.checks.patterns.removed") });
  };
  return (
    <>
      <p className="mb-3 max-w-2xl text-sm text-soft">{say("project.checks.patterns.lead")}</p>
      {patterns.length === 0 && (
        <p className="mb-4 text-sm text-soft">{say("project.checks.patterns.none")}</p>
      )}
      {patterns.length > 0 && (
        <ul className="mb-4 border-t border-line text-sm">
          {patterns.map(({ id, side, pattern, message, severity }) => (
            <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line py-3">
              <div className="min-w-0 flex-1 basis-64">
                <p className="wrap-anywhere">{message}</p>
                <p className="mt-0.5 text-[0.8125rem] text-soft wrap-anywhere">
                  <code>{pattern}</code> · {say(`project.checks.patterns.${side}`)} ·{" "}
                  {say(`project.checks.severity.${severity}`)}
                </p>
              </div>
              {canSet && (
                <Button size="small" look="quiet" disabled={busy} onClick={() => void remove(id)}>
                  {say("project.checks.patterns.remove")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {canSet && (
        <form
          className="grid max-w-2xl gap-3 sm:grid-cols-2"
          onSubmit={(event) => {
            event.preventDefault();
            void (trial ? add() : tryIt());
          }}
        >
          <div className="sm:col-span-2">
            <TextField
              label={say("project.checks.patterns.pattern")}
              hint={say("project.checks.patterns.pattern-hint")}
              error={problem}
              value={wish.pattern}
              maxLength={300}
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => change({ pattern: event.target.value })}
            />
          </div>
          <Select<NewPattern["side"]>
            label={say("project.checks.patterns.side")}
            value={wish.side}
            onChange={(side) => change({ side })}
            options={(["target", "source"] as const).map((value) => ({
              value,
              label: say(`project.checks.patterns.${value}`),
            }))}
          />
          <Select<NewPattern["severity"]>
            label={say("project.checks.severity")}
            value={wish.severity}
            onChange={(severity) => change({ severity })}
            options={(["hint", "warning", "stop"] as const).map((value) => ({
              value,
              label: say(`project.checks.severity.${value}`),
            }))}
          />
          <div className="sm:col-span-2">
            <TextField
              label={say("project.checks.patterns.message")}
              value={wish.message}
              maxLength={300}
              onChange={(event) => change({ message: event.target.value })}
            />
          </div>
          <label className="flex items-center gap-2 text-sm pointer-coarse:min-h-11 sm:col-span-2">
            <input
              type="checkbox"
              checked={wish.isCaseSensitive}
              onChange={(event) => change({ isCaseSensitive: event.target.checked })}
            />
            {say("project.checks.patterns.case")}
          </label>
          <div className="flex flex-wrap gap-2 sm:col-span-2">
            <Button disabled={busy || wish.pattern === ""} onClick={() => void tryIt()}>
              {say("project.checks.patterns.try")}
            </Button>
            <Button
              look="primary"
              disabled={busy || trial === null || wish.message.trim() === ""}
              onClick={() => void add()}
            >
              {say("project.checks.patterns.add")}
            </Button>
          </div>
          <div className="text-sm sm:col-span-2" aria-live="polite">
            {trial && (
              <>
                <p>
                  {say(`project.checks.patterns.${trial.isWhole ? "found" : "found-part"}`, {
                    found: trial.found,
                    rows: trial.rows,
                  })}
                </p>
                <ul className="mt-1 text-soft">
                  {trial.examples.slice(0, 8).map(({ documentId, segmentId, before, text, after }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
                    <li key={index} className="truncate py-0.5">
                      <Link href={`/documents/${documentId}#row-${segmentId}`}>
                        {before}
                        <mark>{text}</mark>
                        {after}
                      </Link>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </form>
      )}
    </>
  );
}
