"use client";

import { type ChangeEvent, useRef, useState } from "react";
import type { TermsImported } from "@/lib/wire/terms";
import { upload } from "../../../../_api/call";
import { settled } from "../../../../_api/settled";
import { Button, buttonClass } from "../../../../_ui/button";
import { Select } from "../../../../_ui/field";
import { useSay } from "../../../../_words/words";

type Preview = NonNullable<TermsImported["preview"]>;
type Column = Preview["columns"][number];

const COLUMNS = [
  "zh",
  "en",
  "status",
  "reason",
  "definition",
  "note",
  "subject",
  "example",
  "image",
] as const;
const FORMATS = ["tbx", "csv", "xlsx", "tsv", "omegat"] as const;

interface Props {
  readonly at: string;
  readonly mayChange: boolean;
  readonly changed: (title: string, change: string | null) => void;
}

/** Files of terms in and out. What a file holds is shown before anything is taken, and a table's columns can be said. */
export function TermFiles({ at, mayChange, changed }: Props) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [seen, setSeen] = useState<TermsImported>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async (from: File, preview: boolean, columns?: readonly Column[]) => {
    const form = new FormData();
    form.set("preview", String(preview));
    if (columns) form.set("columns", JSON.stringify(columns));
    form.set("file", from);
    setBusy(true);
    const answer = await settled<TermsImported>(
      await upload({ path: `${at}/import`, form }),
      () => {},
      new AbortController().signal,
    );
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem.detail);
    return answer.ok ? answer.value : null;
  };
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    target.value = "";
    if (!chosen) return;
    setFile(chosen);
    setSeen((await send(chosen, true)) ?? undefined);
  };
  const take = async () => {
    if (!file || !seen) return;
    const columns = seen.preview?.rows.length ? seen.preview.columns : undefined;
    const taken = await send(file, false, columns);
    if (!taken) return;
    setSeen(undefined);
    changed(
      say("terms.imported", { taken: taken.taken, folded: taken.folded, refused: taken.refused }),
      taken.change,
    );
  };
  const choosing = async (at: number, kind: Column) => {
    if (!file || !seen?.preview) return;
    const columns = seen.preview.columns.map((one, index) =>
      index === at ? kind : one === kind && kind !== "note" ? null : one,
    );
    setSeen({ ...seen, preview: { ...seen.preview, columns } });
    if (columns.includes("zh") && columns.includes("en")) {
      const again = await send(file, true, columns);
      if (again) setSeen(again);
    }
  };
  return (
    <section aria-labelledby="term-files-heading">
      <h2 id="term-files-heading" className="mb-1 text-lg">
        {say("terms.files")}
      </h2>
      <p className="mb-3 max-w-2xl text-sm text-soft">{say("terms.files.lead")}</p>
      <div className="flex flex-wrap items-center gap-2">
        {mayChange && (
          <>
            <input
              ref={input}
              type="file"
              className="sr-only"
              tabIndex={-1}
              aria-label={say("terms.import")}
              accept=".tbx,.xml,.csv,.tsv,.tab,.txt,.xlsx"
              onChange={choose}
            />
            <Button busy={isBusy} onClick={() => input.current?.click()}>
              {say("terms.import")}
            </Button>
          </>
        )}
        <span className="ml-2 text-sm text-soft">{say("terms.export")}</span>
        {FORMATS.map((format) => (
          <a
            key={format}
            className={buttonClass("quiet", "small")}
            href={`${at}/export?format=${format}`}
            download
          >
            {format === "omegat" ? "OmegaT" : format.toUpperCase()}
          </a>
        ))}
      </div>
      {problem !== undefined && <p className="mt-2 text-accent">{problem}</p>}
      {seen?.preview && file && (
        <div className="mt-4 border-t border-line pt-3">
          <p className="mb-2 text-sm">
            {say("terms.preview", { name: file.name, count: seen.concepts, refused: seen.refused })}
          </p>
          {seen.problems.length > 0 && (
            <ul className="mb-2 text-sm text-soft">
              {seen.problems.slice(0, 5).map(({ code, place }) => (
                <li key={`${code}${place}`}>
                  {say("terms.problem", { place: say.number(place), code: code.replace("-", "_") })}
                </li>
              ))}
            </ul>
          )}
          <PreviewTable preview={seen.preview} choose={choosing} />
          <div className="mt-3 flex gap-2">
            <Button look="primary" busy={isBusy} disabled={seen.concepts === 0} onClick={take}>
              {say("terms.take")}
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

function PreviewTable({
  preview: { rows, columns, concepts },
  choose,
}: {
  readonly preview: Preview;
  readonly choose: (at: number, kind: Column) => void;
}) {
  const say = useSay();
  if (rows.length === 0)
    return (
      <ul className="text-sm">
        {concepts.slice(0, 8).map(({ terms }) => (
          <li key={terms.map(({ text }) => text).join("|")} className="border-t border-line py-1">
            {terms.map(({ text }) => text).join(" · ")}
          </li>
        ))}
      </ul>
    );
  const options = [
    { value: "", label: say("terms.column.none") },
    ...COLUMNS.map((value) => ({ value: value as string, label: say(`terms.column.${value}`) })),
  ];
  return (
    <div className="overflow-x-auto">
      <table className="text-left text-sm">
        <thead>
          <tr>
            {columns.map((kind, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={at} className="pr-4 pb-2 align-top font-normal">
                <Select
                  label={say("terms.column", { number: at + 1 })}
                  value={kind !== null && (COLUMNS as readonly string[]).includes(kind) ? kind : ""}
                  onChange={(value) => choose(at, value === "" ? null : (value as Column))}
                  options={options}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 6).map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={line} className="border-t border-line">
              {columns.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                <td key={at} className="max-w-60 truncate py-1 pr-4">
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
