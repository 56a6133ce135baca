"use client";

import { useMemo, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Checkbox, TextField } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import { MOST_FOUND, previewReplacing, replaceChosen } from "@/lib/workbench/commands/find";
import { listRows } from "@/lib/workbench/state/rows";
import { textOf } from "@/lib/workbench/state/state";
import { useBench, useWorkbench } from "../../bench";
import { NOTHING_SOUGHT } from "../../run-command";
import { useViewCell } from "../../view";
import type { DialogProps } from "../dialog-props";

/** Previews that are drawn; more would be no help, and all are replaced nevertheless when they are chosen. */
const DRAWN = 200;

/** Each place is shown as it would become, and can be left out, before anything is changed. One step of undo. */
export function Replace({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const view = useViewCell();
  const [query, setQuery] = useState(() => ({ ...NOTHING_SOUGHT, ...view.get().finding }));
  const [replacement, setReplacement] = useState("");
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const state = useWorkbench((now) => now);
  const previews = useMemo(
    () =>
      query.text === ""
        ? []
        : previewReplacing({ segments: listRows(state.rows), textOf: (row) => textOf(state, row.id) }, query),
    [state, query],
  );
  const chosen = previews.filter(({ key }) => !leftOut.has(key));
  const replace = () => {
    const texts = replaceChosen(chosen, (id) => textOf(state, id), replacement);
    bench.dispatch({
      type: "write",
      texts,
      label: { code: "editor.undo.replace" },
      done: { code: "editor.done.replace", count: chosen.length },
    });
    close();
  };
  const toggle = (key: string) =>
    setLeftOut((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <Dialog
      open
      onOpenChange={close}
      title={say("editor.replace.title")}
      width="wide"
      keepOpen
      foot={
        <>
          <Button onClick={close}>{say("editor.cancel")}</Button>
          <Button look="primary" disabled={chosen.length === 0} onClick={replace}>
            {say("editor.replace.verb", { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={say("editor.replace.find")}
          value={query.text}
          onChange={(event) => setQuery({ ...query, text: event.target.value })}
        />
        <TextField
          label={say("editor.replace.with")}
          value={replacement}
          onChange={(event) => setReplacement(event.target.value)}
        />
      </div>
      <div className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
        <Checkbox
          label={say("editor.find.case")}
          checked={query.caseSensitive}
          onChange={(caseSensitive) => setQuery({ ...query, caseSensitive })}
        />
        <Checkbox
          label={say("editor.find.words")}
          checked={query.wholeWord}
          onChange={(wholeWord) => setQuery({ ...query, wholeWord })}
        />
        <Checkbox
          label={say("editor.find.regex")}
          checked={query.regex}
          onChange={(regex) => setQuery({ ...query, regex })}
        />
      </div>
      <p className="mt-3 text-sm text-soft" aria-live="polite">
        {query.text === ""
          ? say("editor.replace.lead")
          : say("editor.replace.found", {
              count: previews.length,
              isCut: previews.length === MOST_FOUND ? "yes" : "no",
              chosen: chosen.length,
            })}
      </p>
      <ul className="mt-1 max-h-[40vh] overflow-y-auto">
        {previews.slice(0, DRAWN).map(({ key, segmentId, before, found, after }) => (
          <li key={key} className="border-b border-line py-1.5">
            <label className="flex items-baseline gap-2.5 text-sm">
              <input
                type="checkbox"
                className="accent-ink"
                checked={!leftOut.has(key)}
                onChange={() => toggle(key)}
              />
              <span className="w-12 shrink-0 text-right text-soft">
                {(state.rows.places.get(segmentId) ?? 0) + 1}
              </span>
              <span lang="en" className="min-w-0 flex-1 font-en text-base wrap-anywhere">
                {before}
                <del className="diff-removed">{found}</del>
                {replacement !== "" && <ins className="diff-added">{replacement}</ins>}
                {after}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {previews.length > DRAWN && (
        <p className="mt-2 text-sm text-soft">
          {say("editor.replace.shown", { shown: DRAWN, chosen: chosen.length })}
        </p>
      )}
    </Dialog>
  );
}
