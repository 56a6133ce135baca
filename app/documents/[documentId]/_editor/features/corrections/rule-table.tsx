"use client";

import { useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Checkbox, TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { useSay } from "@/app/_words/words";
import { FROM_LIMIT, REASON_LIMIT, TO_LIMIT } from "@/lib/corrections/correction-table";
import type { Say } from "@/lib/messages/say";
import type { Rule, RulesAdded } from "@/lib/wire/corrections";
import { useBench } from "../../bench";
import { useChinese } from "../../chinese";
import { ask } from "../../front-door";
import { useAsked } from "../asked";

export interface RuleDraft {
  readonly from: string;
  readonly to: string;
}

/** The rows of the table: adding, withdrawing, and as a file out and in. */
export function RuleTable({
  documentId,
  version,
  draft,
  onDraft,
  onEdited,
}: {
  readonly documentId: string;
  readonly version: number;
  readonly draft: RuleDraft;
  readonly onDraft: (draft: RuleDraft) => void;
  readonly onEdited: () => void;
}) {
  const say = useSay();
  const chinese = useChinese();
  const bench = useBench();
  const [asked] = useAsked<{ readonly rules: readonly Rule[] }>(
    `/documents/${documentId}/rules?limit=5000`,
    version,
  );
  const [reason, setReason] = useState("");
  const [isShared, setShared] = useState(false);
  const [said, setSaid] = useState<{ readonly kind: "done" | "problem"; readonly text: string } | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const scope = isShared ? "project" : "document";

  const send = async (path: string, body: object) => {
    const answer = await ask<RulesAdded>("POST", `/documents/${documentId}${path}`, body);
    setSaid(
      answer.ok ? addedInWords(say, answer.value) : { kind: "problem", text: say.message(answer.detail) },
    );
    if (answer.ok) onEdited();
    return answer.ok;
  };
  const add = async () => {
    if (!(await send("/rules", { scope, rows: [{ ...draft, reason }] }))) return;
    onDraft({ from: "", to: "" });
    setReason("");
  };
  const withdraw = (rule: Rule) =>
    bench.dispatch(
      { type: "leave-field" },
      { type: "act", action: { do: "withdraw-rules", rules: [rule.id] } },
    );
  return (
    <>
      <form
        className="grid grid-cols-1 items-end gap-2 sm:grid-cols-[1fr_1fr_1.5fr_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={say("editor.corrections.table.has")}
          lang={chinese}
          maxLength={FROM_LIMIT}
          value={draft.from}
          onChange={(event) => onDraft({ ...draft, from: event.target.value })}
        />
        <TextField
          label={say("editor.corrections.table.should")}
          lang={chinese}
          maxLength={TO_LIMIT}
          value={draft.to}
          onChange={(event) => onDraft({ ...draft, to: event.target.value })}
        />
        <TextField
          label={say("editor.corrections.table.why")}
          maxLength={REASON_LIMIT}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" disabled={draft.from === "" || draft.from === draft.to}>
          {say("editor.corrections.table.add")}
        </Button>
      </form>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Checkbox label={say("editor.corrections.table.shared")} checked={isShared} onChange={setShared} />
        <span className="ml-auto flex gap-2">
          <Button size="small" onClick={() => file.current?.click()}>
            {say("editor.corrections.table.from-file")}
          </Button>
          <a
            className="inline-flex items-center text-sm underline underline-offset-2"
            href={`/api/v1/documents/${documentId}/rules/table`}
            download
          >
            {say("editor.corrections.table.save")}
          </a>
        </span>
        <input
          ref={file}
          type="file"
          accept=".tsv,.txt,text/tab-separated-values,text/plain"
          aria-label={say("editor.corrections.table.file")}
          className="sr-only"
          tabIndex={-1}
          onChange={async (event) => {
            const [chosen] = event.target.files ?? [];
            const field = event.target;
            if (chosen) await send("/rules/table", { scope, text: await chosen.text() });
            field.value = "";
          }}
        />
      </div>
      {said && (
        <div className="mt-2">
          <Notice kind={said.kind}>{said.text}</Notice>
        </div>
      )}
      {asked.kind === "refused" && <p className="mt-3 text-sm text-accent">{say.message(asked.detail)}</p>}
      {asked.kind === "here" && asked.value.rules.length === 0 && (
        <p className="mt-4 text-sm text-soft">{say("editor.corrections.table.empty")}</p>
      )}
      {asked.kind === "here" && asked.value.rules.length > 0 && (
        <ul className="mt-3">
          {asked.value.rules.map((rule) => (
            <li key={rule.id} className="flex items-center gap-3 border-t border-line py-1.5 text-sm">
              <span
                lang={chinese}
                className={`min-w-0 flex-1 ${rule.isOverruled ? "text-soft line-through" : ""}`}
              >
                {rule.from} → {rule.to === "" ? "∅" : rule.to}
                {rule.reason !== "" && <span className="ml-2 text-[0.8125rem] text-soft">{rule.reason}</span>}
              </span>
              <span className="text-[0.8125rem] text-soft tabular-nums">
                {say("editor.corrections.table.count", { scope: rule.scope, count: rule.places })}
              </span>
              <Button
                size="small"
                look="quiet"
                aria-label={say("editor.corrections.table.withdraw", { from: rule.from })}
                onClick={() => withdraw(rule)}
              >
                {say("editor.corrections.withdraw")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function addedInWords(say: Say, { added, already, replaced, problems }: RulesAdded) {
  const left = problems
    .slice(0, 3)
    .map(({ line, detail }) => say("editor.corrections.table.line", { line, detail }));
  const more =
    problems.length > 3 ? [say("editor.corrections.table.more-lines", { count: problems.length - 3 })] : [];
  const text = [say("editor.corrections.table.added", { added, already, replaced }), ...left, ...more].join(
    " ",
  );
  return { kind: problems.length > 0 ? ("problem" as const) : ("done" as const), text };
}
