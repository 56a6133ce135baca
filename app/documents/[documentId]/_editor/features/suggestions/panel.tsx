"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Difference } from "@/app/_ui/difference";
import { TextArea } from "@/app/_ui/field";
import { Time } from "@/app/_ui/time";
import { useToast } from "@/app/_ui/toast";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Segment } from "@/lib/wire/segments";
import type { Suggestion } from "@/lib/wire/talk";
import { textOf } from "@/lib/workbench/state/state";
import { useWanted } from "../../ahead";
import { useBench, useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { useHalfWritten } from "../../half-written";
import { useView } from "../../view";
import { useAsked } from "../asked";
import { onSending } from "../comments/thread";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { SuggestionsIcon } from "../tab-icons";

/** Other English for the row: from a later draft, a reviewer, a proofreader. Nothing is overwritten until somebody accepts. */
function Suggestions({ row }: PanelProps) {
  const say = useSay();
  const bench = useBench();
  const toast = useToast();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const text = useWorkbench((state) => textOf(state, row.id));
  const [asked, again] = useAsked<{ readonly suggestions: readonly Suggestion[] }>(
    `/segments/${row.id}/suggestions?limit=100`,
    `${row.openSuggestions} ${row.revision}`,
  );
  const dismiss = async (id: string) => {
    const answer = await ask("POST", `/suggestions/${id}/dismiss`);
    if (!answer.ok)
      toast({
        title: say("editor.comments.nothing-changed"),
        detail: say.message(answer.detail),
        kind: "problem",
      });
    again();
  };
  const open = asked.kind === "here" ? asked.value.suggestions.filter(({ state }) => state === "open") : [];
  return (
    <>
      <Suggest key={row.revision} row={row} text={text} onDone={again} />
      {asked.kind === "refused" && <p className="mt-3 text-accent">{say.message(asked.detail)}</p>}
      {asked.kind === "here" && open.length === 0 && (
        <p className="mt-4 text-soft">{say("editor.suggestions.none")}</p>
      )}
      {open.map((suggestion) => (
        <article key={suggestion.id} className="mt-4 border-t border-line pt-3">
          <p className="text-[0.8125rem] text-soft">
            {rich(
              say,
              suggestion.origin === "draft" ? "editor.suggestions.says-draft" : "editor.suggestions.says",
              { who: suggestion.author?.name ?? say("editor.somebody-left") },
              {
                b: (words) => <span className="font-medium text-ink">{words}</span>,
                at: () => <Time at={suggestion.createdAt} />,
              },
            )}
          </p>
          <div className="mt-1">
            <Difference before={text} after={suggestion.text} />
          </div>
          {canEdit && (
            <div className="mt-1 -ml-2 flex gap-1">
              <Button
                size="small"
                onClick={() => {
                  bench.dispatch({
                    type: "act",
                    action: {
                      do: "accept",
                      id: row.id,
                      suggestionId: suggestion.id,
                      before: text,
                      text: suggestion.text,
                    },
                  });
                }}
              >
                {say("editor.suggestions.accept")}
              </Button>
              <Button size="small" look="quiet" onClick={() => void dismiss(suggestion.id)}>
                {say("editor.suggestions.dismiss")}
              </Button>
            </div>
          )}
        </article>
      ))}
    </>
  );
}

function Suggest({
  row,
  text,
  onDone,
}: {
  readonly row: Segment;
  readonly text: string;
  readonly onDone: () => void;
}) {
  const say = useSay();
  const toast = useToast();
  const isWanted = useView((now) => now.wants === "suggest");
  const [begun, setBegun] = useHalfWritten(`suggestion:${row.id}`);
  const [isOpen, setOpen] = useState(isWanted || begun !== null);
  const draft = isOpen ? (begun ?? text) : null;
  const setDraft = (now: string | null) => {
    setOpen(now !== null);
    setBegun(now === text ? null : now);
  };
  const [busy, setBusy] = useState(false);
  const field = useWanted("suggest");
  if (draft === null)
    return (
      <Button size="small" onClick={() => setDraft(text)}>
        {say("editor.suggestions.write")}
      </Button>
    );
  const post = async () => {
    if (busy || draft === text || draft.trim() === "") return;
    setBusy(true);
    const answer = await ask("POST", `/segments/${row.id}/suggestions`, { text: draft });
    setBusy(false);
    if (!answer.ok)
      return void toast({
        title: say("editor.suggestions.not-stored"),
        detail: say.message(answer.detail),
        kind: "problem",
      });
    setDraft(null);
    onDone();
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
    >
      <TextArea
        ref={field}
        label={say("editor.suggestions.label")}
        rows={6}
        lang="en"
        className="font-en"
        autoFocus
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onSending(() => void post())}
      />
      <div className="flex justify-end gap-1">
        <Button size="small" look="quiet" onClick={() => setDraft(null)}>
          {say("editor.cancel")}
        </Button>
        <Button type="submit" size="small" busy={busy} disabled={draft === text || draft.trim() === ""}>
          {say("editor.suggestions.post")}
        </Button>
      </div>
    </form>
  );
}

export const SUGGESTIONS_PANEL: FeaturePanel = {
  id: "suggestions",
  label: "editor.tab.suggestions",
  Icon: SuggestionsIcon,
  opensBy: "suggestions",
  useCount: (row) => row?.openSuggestions ?? null,
  needs: "suggest",
  Body: Suggestions,
};
