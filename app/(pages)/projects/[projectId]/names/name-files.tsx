"use client";

import { type ChangeEvent, useRef, useState } from "react";
import type { NamesRead } from "@/lib/wire/names";
import { upload } from "../../../../_api/call";
import { settled } from "../../../../_api/settled";
import { Button, buttonClass } from "../../../../_ui/button";
import { useSay } from "../../../../_words/words";
import type { ChangeLedger } from "./ledger";

const FORMATS = ["csv", "tsv", "xlsx"] as const;
/** So many names of a table are shown before it is taken. */
const SHOWN = 12;

interface Props {
  readonly at: string;
  readonly mayChange: boolean;
  readonly change: ChangeLedger;
}

/** Tables of names in and out. What a table would change is shown before anything is taken. */
export function NameFiles({ at, mayChange, change }: Props) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [seen, setSeen] = useState<{ readonly file: string; readonly read: NamesRead }>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    target.value = "";
    if (!chosen) return;
    const form = new FormData();
    form.set("file", chosen);
    setBusy(true);
    const answer = await settled<NamesRead>(
      await upload({ path: `${at}/read`, form }),
      () => {},
      new AbortController().signal,
    );
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem.detail);
    setSeen(answer.ok ? { file: chosen.name, read: answer.value } : undefined);
  };
  const take = async () => {
    if (!seen) return;
    setBusy(true);
    const { names } = seen.read;
    const refused = await change(names, say("names.imported", { count: names.length }));
    setBusy(false);
    setProblem(refused ?? undefined);
    if (refused === null) setSeen(undefined);
  };
  const read = seen?.read;
  return (
    <section aria-labelledby="name-files-heading">
      <h2 id="name-files-heading" className="mb-1 text-lg">
        {say("names.files")}
      </h2>
      <p className="mb-3 max-w-2xl text-sm text-soft">{say("names.files.lead")}</p>
      <div className="flex flex-wrap items-center gap-2">
        {mayChange && (
          <>
            <input
              ref={input}
              type="file"
              className="sr-only"
              tabIndex={-1}
              aria-label={say("names.import")}
              accept=".csv,.tsv,.tab,.txt,.xlsx"
              onChange={choose}
            />
            <Button busy={isBusy} onClick={() => input.current?.click()}>
              {say("names.import")}
            </Button>
          </>
        )}
        <span className="ml-2 text-sm text-soft">{say("names.export")}</span>
        {FORMATS.map((format) => (
          <a
            key={format}
            className={buttonClass("quiet", "small")}
            href={`${at}/export?format=${format}`}
            download
          >
            {format.toUpperCase()}
          </a>
        ))}
      </div>
      {problem !== undefined && <p className="mt-2 text-accent">{problem}</p>}
      {seen && read && (
        <div className="mt-4 border-t border-line pt-3">
          <p className="mb-2 text-sm">
            {say("names.preview", {
              name: seen.file,
              added: read.names.filter(({ was }) => was === null).length,
              changed: read.names.filter(({ was }) => was !== null).length,
              same: read.same,
              refused: read.problems.length,
            })}
          </p>
          {read.problems.length > 0 && (
            <ul className="mb-2 text-sm text-soft">
              {read.problems.slice(0, 5).map(({ code, place }) => (
                <li key={`${code}${place}`}>
                  {say("names.problem", { place: say.number(place), code: code.replace("-", "_") })}
                </li>
              ))}
            </ul>
          )}
          <ul className="text-sm">
            {read.names.slice(0, SHOWN).map(({ zh, was, now }) => (
              <li key={zh} className="flex flex-wrap gap-x-3 border-t border-line py-1">
                <span lang="zh">{zh}</span>
                <span lang="en">
                  {was && was.first !== now?.first && <del className="text-soft">{was.first}</del>}{" "}
                  {now?.first}
                </span>
              </li>
            ))}
          </ul>
          {read.names.length === 0 && <p className="text-soft">{say("names.nothing")}</p>}
          <div className="mt-3 flex gap-2">
            <Button look="primary" busy={isBusy} disabled={read.names.length === 0} onClick={take}>
              {say("names.take")}
            </Button>
            <Button look="quiet" onClick={() => setSeen(undefined)}>
              {say("ui.cancel")}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
