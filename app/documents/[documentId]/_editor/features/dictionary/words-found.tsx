"use client";

import { useEffect, useState } from "react";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { WordThere } from "@/lib/dictionary/dictionary";
import type { Concordance } from "@/lib/wire/memories";
import { useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { projectOf } from "../memory/find-matches";

/** Entries of words; under the first, how the phrase was translated. */
export function WordsFound({
  text,
  words,
  phrase,
}: {
  readonly text: string;
  readonly words: readonly WordThere[];
  /** What is looked for in the memories. */
  readonly phrase: string;
}) {
  const say = useSay();
  return (
    <>
      {words.length === 0 && <Translated key={phrase} phrase={phrase} />}
      <ul className="flex flex-col gap-3">
        {words.map(({ start, end, entries }, place) => (
          <li key={`${start} ${end}`}>
            {entries.map(({ simplified, traditional, pinyin, senses, measures }, index) => (
              <div
                key={`${simplified} ${traditional} ${pinyin} ${senses[0] ?? ""}`}
                className={index === 0 ? "" : "mt-1"}
              >
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <span lang="zh" className="font-zh text-lg">
                    {text.slice(start, end)}
                  </span>
                  {[simplified, traditional]
                    .filter((one, at, both) => one !== text.slice(start, end) && both.indexOf(one) === at)
                    .map((one) => (
                      <span
                        key={one}
                        lang={one === simplified ? "zh-Hans" : "zh-Hant"}
                        className="font-zh text-soft"
                      >
                        {one}
                      </span>
                    ))}
                  <span lang="zh-Latn-pinyin" className="text-soft">
                    {pinyin}
                  </span>
                </p>
                <p lang="en" className="text-sm">
                  {senses.join("; ")}
                  {measures.length > 0 && (
                    <span lang={say.language} className="text-soft">
                      {" "}
                      {say("terms.dictionary.measures", { words: measures.join(", ") })}
                    </span>
                  )}
                </p>
              </div>
            ))}
            {place === 0 && <Translated key={phrase} phrase={phrase} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Renderings that are shown, and hits that they are counted in. */
const SHOWN = 5;
const COUNTED = 60;
/** A word that the pointer only passes over is not asked about, ms. */
const STAYS = 250;

/** How a phrase was translated in this project, and in others that one may read. */
function Translated({ phrase }: { readonly phrase: string }) {
  const say = useSay();
  const canAsk = useWorkbench((state) => may(state.me.role, "read-source"));
  const documentId = useWorkbench((state) => state.documentId);
  // A single character is everywhere.
  const isAsked = Array.from(phrase).length > 1;
  const [found, setFound] = useState<Readonly<Record<string, Concordance | "unknown">>>({});
  useEffect(() => {
    if (!canAsk || !isAsked) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const project = await projectOf(documentId);
      if (!project.ok) return;
      const path = `/projects/${project.value}/concordance?limit=${COUNTED}&q=${encodeURIComponent(phrase)}`;
      for (const where of ["project", "elsewhere"]) {
        const answer = await ask<Concordance>("GET", `${path}&where=${where}`, undefined, stop.signal);
        if (stop.signal.aborted) return;
        setFound((before) => ({ ...before, [where]: answer.ok ? answer.value : "unknown" }));
      }
    }, STAYS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [canAsk, isAsked, documentId, phrase]);
  if (!canAsk || !isAsked) return null;
  return (
    <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 border-y border-line py-1.5 text-sm">
      <dt className="text-soft">{say("terms.dictionary.project")}</dt>
      <dd>
        <Renderings found={found.project} />
      </dd>
      <dt className="text-soft">{say("terms.dictionary.elsewhere")}</dt>
      <dd>
        <Renderings found={found.elsewhere} />
      </dd>
    </dl>
  );
}

function Renderings({ found }: { readonly found: Concordance | "unknown" | undefined }) {
  const say = useSay();
  if (found === undefined) return <span className="text-soft">…</span>;
  if (found === "unknown") return <span className="text-soft">{say("terms.dictionary.unknown")}</span>;
  const { renderings, hits } = found;
  if (hits.length === 0) return <span className="text-soft">{say("terms.dictionary.nowhere")}</span>;
  if (renderings.length === 0)
    return <span className="text-soft">{say("terms.dictionary.hits", { count: hits.length })}</span>;
  return (
    <ul className="flex flex-wrap gap-x-3">
      {renderings.slice(0, SHOWN).map(({ text, count }) => (
        <li key={text}>
          <span lang="en">{text}</span> <span className="text-soft tabular-nums">{count}</span>
        </li>
      ))}
    </ul>
  );
}

const NAME = "CC-CEDICT";
const LICENCE = "CC BY-SA 4.0";

/** Where the entries come from, which the licence asks to be said. */
export function DictionarySource() {
  return (
    <p className="text-xs text-soft">
      <a href="https://cc-cedict.org" target="_blank" rel="noreferrer" className="underline">
        {NAME}
      </a>
      {" · "}
      <a
        href="https://creativecommons.org/licenses/by-sa/4.0/"
        target="_blank"
        rel="noreferrer"
        className="underline"
      >
        {LICENCE}
      </a>
    </p>
  );
}
