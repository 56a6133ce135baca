"use client";

import Link from "next/link";
import { type ReactNode, useId } from "react";
import { Difference } from "@/app/_ui/difference";
import { TextArea } from "@/app/_ui/field";
import { Time } from "@/app/_ui/time";
import { useSay } from "@/app/_words/words";
import { rowHref } from "@/app/(pages)/_frame/row-href";
import { languageOf } from "@/lib/text/writing";
import type { ReturnRow } from "@/lib/wire/returns";
import type { ConflictChoice } from "./choices";

export interface ReturnedRowProps {
  readonly documentId: string;
  readonly row: ReturnRow;
  readonly isChosen: boolean;
  readonly choice: ConflictChoice | undefined;
  readonly onChoose: () => void;
  readonly onText: (choice: ConflictChoice) => void;
}

/** One row of the document and what the file says of it. */
export function ReturnedRow({ documentId, row, isChosen, choice, onChoose, onText }: ReturnedRowProps) {
  const say = useSay();
  const name = useId();
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 border-b border-line py-4" aria-labelledby={name}>
      <div className="flex flex-col items-center gap-1">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={onChoose}
          aria-label={say("returns.choose.row", { row: row.position })}
          className="mt-1 size-4 accent-ink pointer-coarse:size-6"
        />
      </div>
      <div className={`flex min-w-0 flex-col gap-2 ${isChosen ? "" : "opacity-70"}`}>
        <p className="flex flex-wrap gap-x-3 text-[0.8125rem] text-soft">
          <Link id={name} href={rowHref(documentId, row.segmentId)} className="link tabular-nums">
            {say("returns.row", { row: row.position })}
          </Link>
          {row.matchedBy === "source" && <span>{say("returns.matched.source")}</span>}
          {row.matchedBy === "likeness" && (
            <span className="text-accent">{say("returns.matched.likeness")}</span>
          )}
        </p>
        <div className="grid gap-x-8 gap-y-2 md:grid-cols-2">
          <p
            lang={languageOf(row.source)}
            className="min-w-0 font-zh leading-[1.8] wrap-anywhere whitespace-pre-wrap"
          >
            {row.source}
          </p>
          <div className="flex min-w-0 flex-col gap-3">
            <English row={row} choice={choice} onText={onText} />
            {row.suggestion && (
              <Part
                title={say("returns.suggestion")}
                by={<Said by={row.suggestion.by} at={row.suggestion.at} />}
              >
                <Difference before={row.here} after={row.suggestion.text} />
              </Part>
            )}
            {row.comments.map((comment, index) => (
              <Part
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two may say the same
                key={index}
                title={say("returns.comment")}
                by={<Said by={comment.by} at={comment.at} />}
              >
                <p
                  lang={languageOf(comment.text)}
                  className="border-l-2 border-line-strong pl-2.5 text-sm wrap-anywhere whitespace-pre-wrap"
                >
                  {comment.text}
                </p>
              </Part>
            ))}
          </div>
        </div>
      </div>
    </li>
  );
}

function English({ row, choice, onText }: Pick<ReturnedRowProps, "row" | "choice" | "onText">) {
  const say = useSay();
  switch (row.verdict) {
    case "same":
      return <Difference before={row.here} after={row.here} />;
    case "changed":
      return <Difference before={row.here} after={row.theirs} />;
    case "merged":
      return (
        <>
          <p className="text-[0.8125rem] text-soft">{say("returns.merged")}</p>
          <Difference before={row.base} after={row.result ?? row.here} />
        </>
      );
    case "conflict":
      return <Conflict row={row} choice={choice} onText={onText} />;
  }
}

/** Both texts, each as it differs from what was sent, and the choice. */
function Conflict({ row, choice, onText }: Pick<ReturnedRowProps, "row" | "choice" | "onText">) {
  const say = useSay();
  const group = useId();
  const taken = choice?.take ?? "here";
  const written = choice !== undefined && choice.take !== "theirs" ? choice.text : row.here;
  const choose = (take: ConflictChoice["take"]) =>
    onText(take === "theirs" ? { take, text: row.theirs } : { take, text: written });
  return (
    <>
      <p className="text-[0.8125rem] font-medium text-accent">{say("returns.conflict")}</p>
      <Part title={say("returns.conflict.here")}>
        <Difference before={row.base} after={row.here} />
      </Part>
      <Part title={say("returns.conflict.theirs")}>
        <Difference before={row.base} after={row.theirs} />
      </Part>
      <fieldset className="flex flex-col gap-1.5 text-sm">
        <legend className="sr-only">{say("returns.choice.label", { row: row.position })}</legend>
        {(["here", "theirs", "own"] as const).map((take) => (
          <label
            key={take}
            className="flex items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center"
          >
            <input
              type="radio"
              name={group}
              checked={taken === take}
              onChange={() => choose(take)}
              className="mt-0.5 size-4 shrink-0 accent-ink"
            />
            {say(`returns.choice.${take}`)}
          </label>
        ))}
      </fieldset>
      {taken === "own" && (
        <TextArea
          label={say("returns.text.own", { row: row.position })}
          hideLabel
          rows={4}
          lang="en"
          className="font-en"
          value={written}
          onChange={(event) => onText({ take: "own", text: event.target.value })}
        />
      )}
    </>
  );
}

function Part({
  title,
  by,
  children,
}: {
  readonly title: string;
  readonly by?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <p className="flex flex-wrap gap-x-2 text-[0.8125rem] text-soft">
        <span>{title}</span>
        {by}
      </p>
      {children}
    </div>
  );
}

function Said({ by, at }: { readonly by: string | null; readonly at: string | null }) {
  const say = useSay();
  return (
    <span>
      {by ?? say("returns.by.unknown")}
      {at !== null && !Number.isNaN(Date.parse(at)) && (
        <>
          {" · "}
          <Time at={at} />
        </>
      )}
    </span>
  );
}
