"use client";

import { useState } from "react";
import { ANALYSIS_BANDS, type Analysis as Figures, type ProjectAnalysis } from "@/lib/wire/memories";
import { call } from "../../_api/call";
import { settled } from "../../_api/settled";
import { Button, buttonClass } from "../../_ui/button";
import { useSay } from "../../_words/words";

type Of = { readonly documentId: string } | { readonly projectId: string };

/** How much was translated before, by the score of the best match, in rows and 字数: a table, and the same as CSV. */
export function Analysis({ of }: { readonly of: Of }) {
  const say = useSay();
  const [share, setShare] = useState<number | null>(null);
  const [found, setFound] = useState<Figures | ProjectAnalysis>();
  const [problem, setProblem] = useState<string>();
  const path = "documentId" in of ? `/documents/${of.documentId}` : `/projects/${of.projectId}`;
  const look = async () => {
    setShare(0);
    setProblem(undefined);
    const answer = await settled<Figures | ProjectAnalysis>(
      await call("POST", `/api/v1${path}/analysis`),
      ({ done, total }) => setShare(total ? done / total : 0),
      new AbortController().signal,
    );
    setShare(null);
    if (answer.ok) setFound(answer.value);
    else setProblem(answer.problem.detail);
  };
  const documents = found && "documents" in found ? found.documents : [];
  return (
    <section aria-labelledby="analysis-heading">
      <h2 id="analysis-heading" className="font-semibold">
        {say("memory.analysis")}
      </h2>
      <p className="mt-1 max-w-prose text-[0.8125rem] text-soft">{say("memory.analysis.lead")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={look} busy={share !== null}>
          {share === null
            ? say(found ? "memory.analysis.again" : "memory.analysis.look")
            : say("memory.analysis.looking", { share })}
        </Button>
        {found && (
          <a
            className={buttonClass("plain")}
            download="analysis.csv"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(found))}`}
          >
            {say("memory.analysis.csv")}
          </a>
        )}
      </div>
      <div aria-live="polite">{problem !== undefined && <p className="mt-2 text-accent">{problem}</p>}</div>
      {found && <BandTable figures={found} label={say("memory.analysis")} />}
      {documents.length > 1 &&
        documents.map((one) => (
          <details key={one.id} className="mt-3">
            <summary className="cursor-pointer text-sm">
              <span lang="zh" className="font-zh">
                {one.title}
              </span>{" "}
              <span className="text-soft tabular-nums">
                {say("memory.analysis.of", {
                  characters: one.total.characters,
                  fresh: one.bands.new.characters,
                })}
              </span>
            </summary>
            <BandTable figures={one} label={one.title} />
          </details>
        ))}
    </section>
  );
}

function BandTable({
  figures: { bands, total },
  label,
}: {
  readonly figures: Figures;
  readonly label: string;
}) {
  const say = useSay();
  const cell = "py-1.5 pl-4 text-right tabular-nums whitespace-nowrap";
  return (
    <table className="mt-3 w-full max-w-xl text-sm" aria-label={label}>
      <thead>
        <tr className="border-b border-line-strong text-[0.8125rem] text-soft">
          <th scope="col" className="pb-2 text-left font-normal">
            {say("memory.match")}
          </th>
          <th scope="col" className="pb-2 pl-4 text-right font-normal">
            {say("memory.rows")}
          </th>
          <th scope="col" lang="zh-Hans" className="pb-2 pl-4 text-right font-normal">
            字数
          </th>
          <th scope="col" className="pb-2 pl-4 text-right font-normal">
            {say("memory.share")}
          </th>
        </tr>
      </thead>
      <tbody>
        {ANALYSIS_BANDS.map((band) => (
          <tr key={band} className="border-b border-line">
            <th scope="row" className="py-1.5 text-left font-normal">
              {say(`memory.band.${band}`)}
            </th>
            <td className={`${cell} ${bands[band].segments === 0 ? "text-soft" : ""}`}>
              {say.number(bands[band].segments)}
            </td>
            <td className={`${cell} ${bands[band].segments === 0 ? "text-soft" : ""}`}>
              {say.number(bands[band].characters)}
            </td>
            <td className={`${cell} text-soft`}>
              {say.percent(total.characters === 0 ? 0 : bands[band].characters / total.characters)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <th scope="row" className="py-1.5 text-left">
            {say("memory.all")}
          </th>
          <td className={cell}>{say.number(total.segments)}</td>
          <td className={cell}>{say.number(total.characters)}</td>
          <td className={cell} />
        </tr>
      </tfoot>
    </table>
  );
}

/** As `duizhao memory analyse` prints it; of a project each document's lines come first, with its title. */
function csvOf(found: Figures | ProjectAnalysis): string {
  const lines = (name: string | null, { bands, total }: Figures) =>
    [...ANALYSIS_BANDS.map((band) => [band, bands[band]] as const), ["total", total] as const].map(
      ([band, { segments, characters }]) =>
        `${name === null ? "" : `${quoted(name)},`}${band},${segments},${characters}`,
    );
  if (!("documents" in found)) return ["match,segments,characters", ...lines(null, found), ""].join("\n");
  const documents = found.documents.flatMap((one) => lines(one.title, one));
  return ["document,match,segments,characters", ...documents, ...lines("*", found), ""].join("\n");
}

/** A cell of its own, which no spreadsheet takes for a formula. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
