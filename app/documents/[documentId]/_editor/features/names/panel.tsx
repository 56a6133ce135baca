"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import { isModalOpen } from "@/app/_ui/modal";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { useBench, useWorkbench } from "../../bench";
import { askCaret, caretNow } from "../../caret";
import type { Asked } from "../asked";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { sourceOf } from "../memory/find-matches";
import { NamesIcon } from "../tab-icons";
import { addName, namesOf, type RowName } from "./row-names";

/** The names of the row's Chinese: what is written here, put in by key; how the English has them so far; where they are met first. */
function Names({ row }: PanelProps) {
  const say = useSay();
  const bench = useBench();
  const documentId = useWorkbench((state) => state.documentId);
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const [asked, setAsked] = useState<Asked<readonly RowName[]>>({ kind: "asking" });
  const [turn, setTurn] = useState(0);
  const source = sourceOf(row);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the row's Chinese or its version changes, or a name was added
  useEffect(() => {
    let isLeft = false;
    void namesOf(documentId, row).then((answer) => {
      if (isLeft) return;
      setAsked(
        answer.ok ? { kind: "here", value: answer.value } : { kind: "refused", detail: answer.detail },
      );
    });
    return () => {
      isLeft = true;
    };
  }, [documentId, row.id, row.revision, source, turn]);
  const names = asked.kind === "here" ? asked.value : [];
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
  const add = async (name: RowName) => {
    const answer = await addName(documentId, name);
    if (answer.ok) setTurn((before) => before + 1);
    else setAsked({ kind: "refused", detail: answer.detail });
  };
  useEffect(() => {
    if (!canEdit) return;
    const onKey = (event: KeyboardEvent) => {
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if (digit === undefined || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.isComposing || isModalOpen()) return;
      const text = names[Number(digit) - 1]?.insert ?? "";
      if (text === "") return;
      event.preventDefault();
      event.stopPropagation();
      insert(text);
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  });
  return (
    <>
      {asked.kind === "asking" && <p className="text-soft">{say("names.looking")}</p>}
      {asked.kind === "refused" && <p className="text-accent">{say.message(asked.detail)}</p>}
      {asked.kind === "here" && names.length === 0 && <p className="text-soft">{say("names.none")}</p>}
      <ol className="flex flex-col">
        {names.map((one, index) => (
          <li
            key={`${one.zh} ${one.start}`}
            className="border-t border-line py-3 first:border-t-0 first:pt-0"
          >
            <p className="flex items-baseline gap-2">
              <span lang="zh" className="font-zh">
                {one.zh}
              </span>
              <span className="text-[0.8125rem] text-soft">
                {say(`names.kind.${one.kind}`)}
                {one.name === null && ` · ${say("names.not-listed")}`}
              </span>
              {canEdit && index < 9 && one.insert !== "" && (
                <span className="ml-auto">
                  <Kbd>{`Ctrl+${index + 1}`}</Kbd>
                </span>
              )}
            </p>
            {one.insert !== "" && (
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span lang="en" className="bench-english">
                  {one.insert}
                </span>
                {one.from !== null && one.from !== "ledger" && (
                  <span className="text-[0.8125rem] text-soft">{say(`names.from.${one.from}`)}</span>
                )}
                {canEdit && (
                  <Button size="small" look="quiet" onClick={() => insert(one.insert)}>
                    {say("names.insert")}
                  </Button>
                )}
              </p>
            )}
            {canEdit && one.name === null && one.insert !== "" && (
              <Button size="small" look="quiet" onClick={() => void add(one)}>
                {say("names.add-entry")}
              </Button>
            )}
            <Standing name={one} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Standing({ name: { forms, without, firstMention } }: { readonly name: RowName }) {
  const say = useSay();
  if (!firstMention) return null;
  const { isHere, documentId, segmentId, title, number } = firstMention;
  return (
    <div className="mt-1 text-[0.8125rem] text-soft">
      {(forms.length > 0 || without > 0) && (
        <p>
          {say("names.forms")}:{" "}
          {[
            ...forms.map(({ text, count }) => `${text} ${say.number(count)}`),
            ...(without > 0 ? [say("names.without", { count: without })] : []),
          ].join(" · ")}
        </p>
      )}
      {isHere ? (
        <p>{say("names.first-here")}</p>
      ) : (
        <a className="link" href={`/documents/${documentId}?panel=names#row-${segmentId}`}>
          {say("names.first-at", { title, number })}
        </a>
      )}
    </div>
  );
}

export const NAMES_PANEL: FeaturePanel = {
  id: "names",
  label: "editor.tab.names",
  Icon: NamesIcon,
  opensBy: "names",
  needs: "read-source",
  Body: Names,
};
