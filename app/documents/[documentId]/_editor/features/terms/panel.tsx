"use client";

import { useEffect, useState } from "react";
import { ConceptForm } from "@/app/_terms/concept-form";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import { isModalOpen } from "@/app/_ui/modal";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Segment } from "@/lib/wire/segments";
import type { Recognised } from "@/lib/wire/terms";
import { useBench, useWorkbench } from "../../bench";
import { askCaret, caretNow } from "../../caret";
import { KeyOf } from "../../key-of";
import type { Asked } from "../asked";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { sourceOf } from "../memory/find-matches";
import { TermsIcon } from "../tab-icons";
import { type RowTerms, TERMS_CHANGED, termsOf } from "./recognised";
import { underlineTerms } from "./underline";
import { useEditing } from "./use-editing";

function useTerms(row: Segment | undefined): Asked<RowTerms> {
  const documentId = useWorkbench((state) => state.documentId);
  const [asked, setAsked] = useState<Asked<RowTerms>>({ kind: "asking" });
  const [turn, setTurn] = useState(0);
  const source = row ? sourceOf(row) : "";
  useEffect(() => {
    const again = () => setTurn((before) => before + 1);
    document.addEventListener(TERMS_CHANGED, again);
    return () => document.removeEventListener(TERMS_CHANGED, again);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the row's Chinese changes, or a term was added
  useEffect(() => {
    if (!row) return;
    let isLeft = false;
    void termsOf(documentId, row).then((answer) => {
      if (isLeft) return;
      setAsked(
        answer.ok ? { kind: "here", value: answer.value } : { kind: "refused", detail: answer.detail },
      );
    });
    return () => {
      isLeft = true;
    };
  }, [documentId, row?.id, source, turn]);
  return asked;
}

/** How many there are; while the panel is open, they are underlined in the row. */
function useCount(row: Segment | undefined): number | null {
  const asked = useTerms(row);
  const terms = asked.kind === "here" ? asked.value.terms : null;
  const id = row?.id;
  useEffect(() => (id !== undefined && terms ? underlineTerms(id, terms) : undefined), [id, terms]);
  return terms && new Set(terms.map(({ conceptId }) => conceptId)).size;
}

interface Shown {
  readonly chinese: string;
  readonly term: Recognised;
  readonly isSure: boolean;
}

/** The agreed words of the row's Chinese, each with its English, which a key puts in where the cursor stands. */
function Terms({ row }: PanelProps) {
  const say = useSay();
  const bench = useBench();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const asked = useTerms(row);
  const source = sourceOf(row);
  const shown = asked.kind === "here" ? listed(source, asked.value) : [];
  const insert = (text: string) => {
    const at = Math.min(caretNow() ?? row.target.length, row.target.length);
    const before = row.target.slice(0, at);
    const gap = /[\p{L}\p{N},;:.!?]$/u.test(before) ? " " : "";
    askCaret(row.id, at + gap.length + text.length);
    bench.dispatch({
      type: "write",
      texts: new Map([[row.id, `${before}${gap}${text}${row.target.slice(at)}`]]),
      label: { code: "editor.undo.term" },
      done: { code: "editor.done.term", text },
    });
  };
  const { editing, setEditing, edit, forbid, tellSaved } = useEditing();
  const firstOf = ({ term }: Shown) => term.targets.find(({ status }) => status !== "forbidden")?.text;
  useEffect(() => {
    if (!canEdit) return;
    const onKey = (event: KeyboardEvent) => {
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if (digit === undefined || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.isComposing || isModalOpen()) return;
      const one = shown[Number(digit) - 1];
      const text = one && firstOf(one);
      if (text === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      insert(text);
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  });
  return (
    <>
      {asked.kind === "asking" && <p className="text-soft">{say("terms.looking")}</p>}
      {asked.kind === "refused" && <p className="text-accent">{say.message(asked.detail)}</p>}
      {asked.kind === "here" && shown.length === 0 && <p className="text-soft">{say("terms.none")}</p>}
      <ol className="flex flex-col">
        {shown.map((one, index) => (
          <li key={one.term.conceptId} className="border-t border-line py-3 first:border-t-0 first:pt-0">
            {editing?.concept.id === one.term.conceptId && (
              <ConceptForm
                concept={editing.concept}
                save={editing.save}
                saved={({ change }) => tellSaved(say("terms.saved"), change)}
                cancel={() => setEditing(null)}
                isNarrow
              />
            )}
            <p className="flex items-baseline gap-2">
              <span lang="zh" className="font-zh">
                {one.chinese}
              </span>
              {!one.isSure && <span className="text-[0.8125rem] text-soft">{say("terms.unsure")}</span>}
              {!one.term.isApproved && (
                <span className="text-[0.8125rem] text-soft">{say("terms.waits")}</span>
              )}
              <span className="ml-auto flex items-baseline gap-2">
                {canEdit && (
                  <Button size="small" look="quiet" onClick={() => void edit(one.term.conceptId)}>
                    {say("terms.change")}
                  </Button>
                )}
                {canEdit && index < 9 && firstOf(one) !== undefined && <Kbd>{`Ctrl+${index + 1}`}</Kbd>}
              </span>
            </p>
            <ul>
              {one.term.targets.map(({ text, status, reason }) => (
                <li key={text} className="flex flex-wrap items-baseline gap-x-2">
                  {status === "forbidden" ? (
                    <del lang="en" className="bench-english">
                      {text}
                    </del>
                  ) : (
                    <span lang="en" className="bench-english">
                      {text}
                    </span>
                  )}
                  {status !== "preferred" && (
                    <span className="text-[0.8125rem] text-soft">{say(`terms.status.${status}`)}</span>
                  )}
                  {reason !== "" && <span className="text-[0.8125rem] text-soft">{reason}</span>}
                  {canEdit && status !== "forbidden" && (
                    <>
                      <Button size="small" look="quiet" onClick={() => insert(text)}>
                        {say("terms.insert")}
                      </Button>
                      <Button size="small" look="quiet" onClick={() => void forbid(one.term.conceptId, text)}>
                        {say("terms.forbid")}
                      </Button>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {canEdit && (
        <p className="mt-3 text-[0.8125rem] text-soft">
          {say("terms.add-hint")} <KeyOf id="add-term" />
        </p>
      )}
    </>
  );
}

/** Each entry once, in the order of its first place; places that are only asked stand last. */
function listed(source: string, { terms, unsure }: RowTerms): readonly Shown[] {
  const all = [
    ...terms.map((term) => ({ term, isSure: true })),
    ...unsure.map((term) => ({ term, isSure: false })),
  ];
  return all
    .filter(({ term }, at) => all.findIndex((one) => one.term.conceptId === term.conceptId) === at)
    .map(({ term, isSure }) => ({ term, isSure, chinese: source.slice(term.start, term.end) }));
}

export const TERMS_PANEL: FeaturePanel = {
  id: "terms",
  label: "editor.tab.terms",
  Icon: TermsIcon,
  opensBy: "terms",
  useCount,
  needs: "read-source",
  Body: Terms,
};
