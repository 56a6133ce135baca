"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Select } from "@/app/_ui/field";
import { SeverityIcon } from "@/app/_ui/severity-icon";
import { nameOfRule, textOfFinding } from "@/app/_words/rule-words";
import { useSay } from "@/app/_words/words";
import type { Severity } from "@/lib/check/check";
import type { Said } from "@/lib/workbench/said";
import { findRow } from "@/lib/workbench/state/rows";
import { numberOf } from "@/lib/workbench/state/state";
import { type Bench, useBench, useFound, useWorkbench } from "../../bench";
import { useViewCell } from "../../view";
import type { DialogProps } from "../dialog-props";
import { goTo } from "./act-on-findings";
import { checkDocument } from "./check-document";
import { filterBy } from "./filter-by";
import type { Found, RowFinding } from "./found";

/** So many are drawn at once. */
const A_PAGE = 200;

interface Listed {
  readonly rowId: string;
  readonly at: number;
  readonly finding: RowFinding;
  readonly translator: string;
}

const SHOWN = ["open", "stop", "warning", "hint"] as const;
type ShownSeverity = (typeof SHOWN)[number];

/** What the checks say of the whole document: checked by one press, listed by rule, severity and person. */
export function WholeDocument({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const view = useViewCell();
  const found = useFound((now) => now);
  const rows = useWorkbench((state) => state.rows);
  const [severity, setSeverity] = useState<ShownSeverity>("open");
  const [rule, setRule] = useState("");
  const [person, setPerson] = useState("");
  const [most, setMost] = useState(A_PAGE);
  const all = listed(bench, found);
  const people = new Map(
    [...found.byRow.keys()].flatMap((id) => {
      const translator = findRow(rows, id)?.translator;
      return translator ? [[translator.id, translator.name] as const] : [];
    }),
  );
  const rules = [...new Set(all.map(({ finding }) => finding.rule))];
  const chosen = all.filter(
    ({ finding, translator }) =>
      isOf(severity, finding.severity) &&
      (rule === "" || finding.rule === rule) &&
      (person === "" || translator === person),
  );
  const anybody = { value: "", label: say("editor.findings.anybody") };
  return (
    <Dialog
      open
      onOpenChange={close}
      width="wide"
      title={say("editor.findings.whole-title")}
      foot={
        <Button
          onClick={() => {
            filterBy(bench, "findings");
            bench.dispatch({ type: "go", to: "first" });
            close();
          }}
          disabled={!all.some(({ finding }) => finding.severity !== "hint")}
        >
          {say("editor.findings.show-rows")}
        </Button>
      }
    >
      <CheckNow />
      <div className="mt-4 grid gap-3 sm:grid-cols-3">
        <Select
          label={say("editor.findings.by-severity")}
          value={severity}
          onChange={setSeverity}
          options={SHOWN.map((one) => ({
            value: one,
            label: say(`editor.findings.shown.${one}`, {
              count: all.filter(({ finding }) => isOf(one, finding.severity)).length,
            }),
          }))}
        />
        <Select
          label={say("editor.findings.by-rule")}
          value={rule}
          onChange={setRule}
          options={[
            { value: "", label: say("editor.findings.any-rule") },
            ...rules.map((one) => ({
              value: one,
              label: say("editor.findings.rule-count", {
                rule: nameOfRule(say, one),
                count: all.filter(({ finding }) => finding.rule === one).length,
              }),
            })),
          ]}
        />
        <Select
          label={say("editor.findings.by-person")}
          value={person}
          onChange={setPerson}
          options={[anybody, ...[...people].map(([value, label]) => ({ value, label }))]}
        />
      </div>
      <ol className="mt-3" aria-label={say("editor.findings.whole-title")}>
        {chosen.slice(0, most).map(({ rowId, at, finding }) => (
          <li key={`${rowId} ${at}`} className="border-t border-line">
            <button
              type="button"
              className="finding-text finding-far"
              onClick={() => {
                close();
                goTo(bench, view, rowId, at);
              }}
            >
              <span className="w-9 shrink-0 text-right text-[0.8125rem] text-soft tabular-nums">
                <span className="sr-only">{say("editor.findings.row")} </span>
                {numberOf(bench.cell.get(), rowId)}
              </span>
              <SeverityIcon severity={finding.severity} />
              <span>{textOfFinding(say, finding)}</span>
            </button>
          </li>
        ))}
      </ol>
      {chosen.length === 0 && found.isListed && (
        <p className="mt-4 text-soft">{say("editor.findings.none-listed")}</p>
      )}
      {chosen.length > most && (
        <Button size="small" look="quiet" onClick={() => setMost(most + A_PAGE)}>
          {say("editor.findings.more", { count: chosen.length - most })}
        </Button>
      )}
    </Dialog>
  );
}

/** Checks what has changed, and says how far that is. It goes on when the dialog is closed. */
function CheckNow() {
  const say = useSay();
  const bench = useBench();
  const unchecked = useFound((now) => (now.isListed ? now.unchecked : null));
  const [running, setRunning] = useState<{ readonly share: number | null } | null>(null);
  const [failed, setFailed] = useState<Said | null>(null);
  const stop = useRef<AbortController | null>(null);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const run = async () => {
    setFailed(null);
    setRunning({ share: null });
    stop.current = new AbortController();
    const hear = (share: number | null) => isThere.current && setRunning({ share });
    const answer = await checkDocument(bench, hear, stop.current.signal);
    if (!isThere.current) return;
    setRunning(null);
    if (!answer.ok) setFailed(answer.detail);
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      {running ? (
        <>
          <span role="status">{say("editor.findings.checking")}</span>
          <progress
            aria-label={say("editor.findings.checking")}
            className="h-1.5 w-32 overflow-hidden rounded-full bg-line accent-ink"
            max={1}
            {...(running.share === null ? {} : { value: running.share })}
          />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {say("editor.alignment.bar-stop")}
          </Button>
        </>
      ) : (
        <>
          <Button size="small" onClick={() => void run()}>
            {say("editor.findings.check")}
          </Button>
          <span role="status" className="text-sm text-soft">
            {failed
              ? say.message(failed)
              : unchecked === null
                ? say("editor.findings.not-listed")
                : unchecked === 0
                  ? say("editor.findings.all-checked")
                  : say("editor.findings.unchecked", { count: unchecked })}
          </span>
        </>
      )}
    </div>
  );
}

/** In the order of the document, without what is ignored or gone. */
function listed(bench: Bench, { byRow }: Found): readonly Listed[] {
  const { rows } = bench.cell.get();
  const place = (id: string) => rows.places.get(id) ?? -1;
  return [...byRow]
    .filter(([id]) => place(id) !== -1)
    .sort(([one], [other]) => place(one) - place(other))
    .flatMap(([rowId, { shown }]) =>
      shown.flatMap(({ finding, isGone }, at): Listed[] =>
        isGone || finding.ignored !== null
          ? []
          : [{ rowId, at, finding, translator: findRow(rows, rowId)?.translator?.id ?? "" }],
      ),
    );
}

function isOf(chosen: ShownSeverity, severity: Severity): boolean {
  return chosen === "open" ? severity !== "hint" : severity === chosen;
}
