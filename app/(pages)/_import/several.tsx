"use client";

import Link from "next/link";
import { languageOfTitle } from "@/lib/text/writing";
import type { DocumentMade } from "@/lib/wire/documents";
import type { Problem } from "@/lib/wire/problem";
import { Button } from "../../_ui/button";
import { useSay } from "../../_words/words";
import { type Encoding, EncodingChoice } from "./encoding-choice";
import { sizeOf } from "./file-size";
import type { Step } from "./step";

/** One of several originals on their way in, each to be a document of its own. */
export interface Entry {
  readonly id: number;
  readonly file: File;
  readonly encoding: Encoding | "";
  readonly made: DocumentMade | null;
  readonly problem: Problem | null;
}

/** What is still to be imported, the first first: what failed is not tried again until it is asked for. */
export function nextOf(entries: readonly Entry[]): Entry | undefined {
  return entries.find(({ made, problem }) => made === null && problem === null);
}

/** How far all of them are: what is done, and of the one under way its share. */
export function shareOf(entries: readonly Entry[], step: Step | null): number {
  const settled = entries.filter(({ made, problem }) => made !== null || problem !== null).length;
  return entries.length === 0 ? 0 : Math.min(1, (settled + (step?.share ?? 0)) / entries.length);
}

export interface SeveralProps {
  readonly entries: readonly Entry[];
  /** The one under way, with what is being done to it. */
  readonly under: { readonly id: number; readonly step: Step } | null;
  readonly onEncoding: (id: number, encoding: Encoding | "") => void;
  readonly onRemove: (id: number) => void;
}

/** The files, one a line: what became of each, and what can be done where one was refused. */
export function Several({ entries, under, onEncoding, onRemove }: SeveralProps) {
  const say = useSay();
  return (
    <ul
      aria-label={say("import.files")}
      className="flex flex-col divide-y divide-line rounded-md border border-line"
    >
      {entries.map((entry) => (
        <li key={entry.id} className="flex flex-col gap-1.5 px-3 py-2.5 text-sm">
          <div className="flex items-baseline gap-3">
            <span className="min-w-0 flex-1 break-all">
              <span className="font-medium">{entry.file.name}</span>{" "}
              <span className="text-soft">· {sizeOf(say, entry.file.size)}</span>
            </span>
            {entry.made === null && under?.id !== entry.id ? (
              <Button
                size="small"
                look="quiet"
                aria-label={say("import.remove-named", { name: entry.file.name })}
                onClick={() => onRemove(entry.id)}
              >
                {say("import.remove")}
              </Button>
            ) : null}
          </div>
          {under?.id === entry.id && (
            <p className="text-soft">{say("import.step", { what: under.step.what })}</p>
          )}
          {entry.made && <Made made={entry.made} />}
          {entry.problem && under?.id !== entry.id && (
            <div className="flex flex-col gap-2">
              <p>
                <span className="font-medium text-accent">
                  {say("import.not-imported", { why: entry.problem.title })}
                </span>{" "}
                {entry.problem.detail}
              </p>
              {(entry.problem.candidates ?? []).length > 0 && (
                <EncodingChoice
                  candidates={entry.problem.candidates ?? []}
                  lang="zh"
                  value={entry.encoding}
                  onChange={(encoding) => onEncoding(entry.id, encoding)}
                />
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Made({ made }: { readonly made: DocumentMade }) {
  const say = useSay();
  return (
    <>
      <p>
        <Link lang={languageOfTitle(made.title)} className="link font-zh" href={`/documents/${made.id}`}>
          {made.title}
        </Link>{" "}
        <span className="text-soft">
          ·{" "}
          {[
            say("ui.count.rows", { count: made.segments }),
            ...(made.setAside > 0 ? [say("import.file.set-aside", { count: made.setAside })] : []),
            ...(made.proposals > 0 ? [say("import.file.proposals", { count: made.proposals })] : []),
          ].join(say("ui.comma"))}
        </span>
      </p>
      {made.warnings.length > 0 && (
        <details className="text-soft">
          <summary className="cursor-pointer">
            {say("import.file.remarks", { count: made.warnings.length })}
          </summary>
          <ul className="mt-1 list-disc pl-4">
            {made.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
