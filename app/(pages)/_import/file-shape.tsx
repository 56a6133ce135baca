"use client";

import { useState } from "react";
import type { DocumentPreview } from "@/lib/wire/documents";
import type { Problem } from "@/lib/wire/problem";
import { Button } from "../../_ui/button";
import { Select } from "../../_ui/field";
import { Notice } from "../../_ui/notice";
import { useSay } from "../../_words/words";
import { sendText } from "./send";
import { hasText, type TextSource } from "./text-source";

/** What a person says of how both texts stand in a file. */
export interface FileShape {
  readonly turns: (typeof TURNS)[number];
  /** Of a table; null: as it was found out. */
  readonly columns: DocumentPreview["columns"] | null;
}

export const AS_FOUND: FileShape = { turns: "auto", columns: null };

const TURNS = ["auto", "yes", "no"] as const;
const ROLES = ["source", "target", "id", "state", "comment"] as const;

/** What is sent beside the file. */
export function factsOf({ turns, columns }: FileShape): Record<string, string> {
  return { turns, columns: columns ? JSON.stringify(columns) : "" };
}

/** How the file would be read, and another way to read it: which column is which, whether two languages stand in turn. */
export function FileShapeChoice({
  projectId,
  source,
  value,
  onChange,
  disabled,
}: {
  readonly projectId: string;
  readonly source: TextSource;
  readonly value: FileShape;
  readonly onChange: (value: FileShape) => void;
  readonly disabled: boolean;
}) {
  const say = useSay();
  const [seen, setSeen] = useState<DocumentPreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!hasText(source)) return null;

  const look = async (shape: FileShape) => {
    setBusy(true);
    const facts = factsOf(shape);
    const answer = await sendText<DocumentPreview>({
      path: `/api/v1/projects/${projectId}/documents/preview`,
      source,
      facts: source.from === "paste" ? { turns: shape.turns } : facts,
      work: "",
      onStep: () => {},
      signal: new AbortController().signal,
    });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setSeen(answer.value);
  };
  const choose = (shape: FileShape) => {
    onChange(shape);
    const isWhole =
      shape.columns === null || (shape.columns.includes("source") && shape.columns.includes("target"));
    if (isWhole) void look(shape);
  };
  const columns = value.columns ?? seen?.columns ?? [];
  const places = (seen?.rows[0] ?? []).map((_, at) => at);
  const lacks = value.columns !== null && !(columns.includes("source") && columns.includes("target"));
  return (
    <section aria-label={say("import.shape")} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" busy={isBusy} disabled={disabled} onClick={() => void look(value)}>
          {say("import.shape.look")}
        </Button>
        <p className="min-w-0 flex-1 text-[0.8125rem] text-soft" role="status">
          {seen ? say(`import.shape.${seen.kind}`, { count: seen.count }) : say("import.shape.hint")}
        </p>
      </div>
      {problem && (
        <Notice kind="problem" title={problem.title}>
          {problem.detail}
        </Notice>
      )}
      {seen && seen.kind !== "table" && seen.kind !== "bilingual" && (
        <Select
          label={say("import.turns")}
          value={value.turns}
          onChange={(turns) => choose({ ...value, turns })}
          options={TURNS.map((one) => ({ value: one, label: say(`import.turns.${one}`) }))}
        />
      )}
      {lacks && <p className="text-[0.8125rem] text-accent">{say("import.columns.lacks")}</p>}
      {seen && seen.rows.length > 0 && (
        <div className="max-h-64 overflow-auto rounded-md border border-line" tabIndex={-1}>
          <table className="w-full border-collapse text-left text-[0.8125rem]">
            {seen.kind === "table" && (
              <thead>
                <tr>
                  {places.map((at) => (
                    <th
                      key={at}
                      scope="col"
                      className="min-w-32 border-line border-b bg-sunk p-1.5 align-top font-normal"
                    >
                      <Select
                        label={say("import.columns.of", { number: at + 1 })}
                        hideLabel
                        value={columns[at] ?? ""}
                        onChange={(role) =>
                          choose({
                            ...value,
                            columns: places.map((other) => roleAt(columns, other, at, role)),
                          })
                        }
                        options={[
                          { value: "", label: say("import.columns.none") },
                          ...ROLES.map((one) => ({ value: one, label: say(`import.columns.${one}`) })),
                        ]}
                      />
                    </th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {[...seen.rows.entries()].map(([row, cells]) => (
                <tr key={row} className={row === 0 && seen.hasHeadings ? "text-soft" : undefined}>
                  {places.map((at) => (
                    <td key={at} className="border-line border-b p-1.5 align-top">
                      <span className="line-clamp-3 break-words">{cells[at]}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

type Role = DocumentPreview["columns"][number];

/** A role belongs to one column: where another had it, that one has none now. */
function roleAt(columns: readonly Role[], at: number, changed: number, role: Role | ""): Role {
  if (at === changed) return role === "" ? null : role;
  const own = columns[at] ?? null;
  return own === role ? null : own;
}
