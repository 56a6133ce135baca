"use client";

import { type KeyboardEvent, useState } from "react";
import type { Candidates as Found } from "@/lib/wire/terms";
import { call } from "../../../../_api/call";
import { settled } from "../../../../_api/settled";
import { Button } from "../../../../_ui/button";
import { TextField } from "../../../../_ui/field";
import { Kbd } from "../../../../_ui/kbd";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";

type Candidate = Found["candidates"][number];

interface Props {
  readonly at: string;
  readonly changed: (title: string, change: string | null) => void;
}

/**
 * Candidates out of the project's Chinese, one in use: Enter accepts it with the English that stands in its field, Alt+X refuses it, Alt+M
 * makes it another word of the entry that was accepted last.
 */
export function Candidates({ at, changed }: Props) {
  const say = useSay();
  const toast = useToast();
  const [found, setFound] = useState<readonly Candidate[]>();
  const [english, setEnglish] = useState("");
  const [last, setLast] = useState<{ readonly id: string; readonly text: string }>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const show = (candidates: readonly Candidate[]) => {
    setFound(candidates);
    setEnglish(candidates[0]?.renderings[0]?.text ?? "");
  };
  const extract = async () => {
    setBusy(true);
    const answer = await settled<Found>(
      await call("POST", `${at}/extract`, { limit: 200 }),
      () => {},
      new AbortController().signal,
    );
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem.detail);
    if (answer.ok) show(answer.value.candidates);
  };
  const [first, ...rest] = found ?? [];
  const decide = async (isAccepted: boolean) => {
    if (!first) return;
    show(rest);
    const answer = await call("POST", `${at}/decisions`, { keys: [first.key], isAccepted });
    if (!answer.ok) toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
  };
  const accept = async () => {
    if (!first || english.trim() === "") return;
    const answer = await call<{ id: string; change: string }>("POST", at, {
      source: first.text,
      target: english,
    });
    if (!answer.ok) return setProblem(answer.problem.detail);
    setProblem(undefined);
    setLast({ id: answer.value.id, text: first.text });
    changed(say("terms.added"), answer.value.change);
    await decide(true);
  };
  const mergeIntoLast = async () => {
    if (!first || !last) return;
    const answer = await call<{ concepts: { id: string; revision: number; terms: object[] }[] }>(
      "GET",
      `${at}?q=${encodeURIComponent(last.text)}`,
    );
    const into = answer.ok ? answer.value.concepts.find(({ id }) => id === last.id) : undefined;
    if (!into) return;
    const terms = [...into.terms, { language: "zh", text: first.text, status: "allowed" }];
    const merged = await call<{ change: string }>("PUT", `${at}/${into.id}`, { ...into, terms });
    if (!merged.ok) return setProblem(merged.problem.detail);
    changed(say("terms.saved"), merged.value.change);
    await decide(true);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const isInField = event.target instanceof HTMLInputElement;
    let act: (() => Promise<void>) | undefined;
    if (event.altKey && event.code === "KeyX") act = () => decide(false);
    else if (event.altKey && event.code === "KeyM") act = mergeIntoLast;
    else if (!event.altKey && event.key === "Enter" && isInField) act = accept;
    if (!act) return;
    event.preventDefault();
    void act();
  };
  return (
    <section aria-labelledby="candidates-heading">
      <h2 id="candidates-heading" className="mb-1 text-lg">
        {say("terms.candidates")}
      </h2>
      <p className="mb-3 max-w-2xl text-sm text-soft">{say("terms.candidates.lead")}</p>
      <Button busy={isBusy} onClick={extract}>
        {say("terms.extract")}
      </Button>
      {problem !== undefined && <p className="mt-2 text-accent">{problem}</p>}
      {found?.length === 0 && <p className="mt-3 text-soft">{say("terms.candidates.none")}</p>}
      {first && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field and the buttons inside
        <div className="mt-4 border-y border-line py-3" onKeyDown={onKey}>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span lang="zh" className="font-zh text-lg">
              {first.text}
            </span>
            <span className="text-sm text-soft">
              {say(`terms.kind.${first.kind}`)} · {say("terms.times", { count: first.count })}
            </span>
          </p>
          <ul className="mt-1 flex flex-wrap gap-x-4 text-sm">
            {first.renderings.slice(0, 6).map(({ text, count }) => (
              <li key={text}>
                <button type="button" className="link" lang="en" onClick={() => setEnglish(text)}>
                  {text}
                </button>{" "}
                <span className="text-soft tabular-nums">{count}</span>
              </li>
            ))}
          </ul>
          <ul lang="zh" className="mt-2 text-sm text-soft">
            {first.places.slice(0, 3).map(({ segmentId, start, around }) => (
              <li key={`${segmentId}${start}`}>…{around}…</li>
            ))}
          </ul>
          <div className="mt-3 flex flex-wrap items-end gap-2">
            <div className="min-w-0 flex-1 basis-60">
              <TextField
                label={say("terms.english")}
                lang="en"
                value={english}
                onChange={({ target }) => setEnglish(target.value)}
              />
            </div>
            <Button look="primary" disabled={english.trim() === ""} onClick={accept}>
              {say("terms.accept")} <Kbd>{"Enter"}</Kbd>
            </Button>
            <Button disabled={!last} onClick={mergeIntoLast}>
              {say("terms.merge")} <Kbd>Alt+M</Kbd>
            </Button>
            <Button look="quiet" onClick={() => decide(false)}>
              {say("terms.refuse")} <Kbd>Alt+X</Kbd>
            </Button>
          </div>
        </div>
      )}
      {rest.length > 0 && (
        <ol className="mt-3 columns-1 text-sm sm:columns-2 lg:columns-3">
          {rest.slice(0, 60).map(({ key, text, count, renderings }) => (
            <li key={key} className="truncate py-0.5">
              <span lang="zh">{text}</span> <span className="text-soft tabular-nums">{count}</span>{" "}
              <span lang="en" className="text-soft">
                {renderings[0]?.text}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
