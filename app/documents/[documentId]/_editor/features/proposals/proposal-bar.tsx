"use client";

import { Button } from "@/app/_ui/button";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { KindCount } from "@/lib/workbench/state/proposals";
import { asideKindsIn, proposedKindsIn, useBench, useWorkbench } from "../../bench";
import { useKeyOf } from "../../key-of";
import { useView, useViewCell } from "../../view";

/**
 * What the import proposes, by kind: one line, and opened a line a kind with the answers to all of it. What was set aside is
 * listed below, to be brought back. Gone when nothing waits for an answer, unless it is asked for.
 */
export function ProposalBar() {
  const say = useSay();
  const key = useKeyOf("proposals");
  const view = useViewCell();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const kinds = useWorkbench(proposedKindsIn);
  const aside = useWorkbench(asideKindsIn);
  const isOpen = useView((now) => now.showsProposals);
  if (!canEdit || (kinds.length === 0 && !isOpen)) return null;
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="bench-proposals" aria-label={say("editor.proposals.title")}>
      <button
        type="button"
        className="bench-proposals-head"
        aria-expanded={isOpen}
        title={say("editor.proposals.head", { key })}
        onClick={() => view.set((now) => ({ ...now, showsProposals: !now.showsProposals }))}
      >
        <b>{say("editor.proposals.count", { count: all })}</b>
        <span>
          {say.list(
            kinds.map(({ kind, count }) => say("editor.proposals.kind", { kind, count })),
            "unit",
          )}
        </span>
      </button>
      {isOpen && (
        <ul className="bench-proposals-kinds">
          {kinds.map((kind) => (
            <OpenKind key={kind.kind} {...kind} />
          ))}
          {aside.map((kind) => (
            <AsideKind key={kind.kind} {...kind} />
          ))}
          {kinds.length + aside.length === 0 && <li>{say("editor.proposals.nothing")}</li>}
        </ul>
      )}
    </section>
  );
}

function OpenKind({ kind, count }: KindCount) {
  const say = useSay();
  const key = useKeyOf("next-proposal");
  const bench = useBench();
  const answer = (given: "accept" | "refuse") =>
    bench.dispatch({ type: "act", action: { do: "answer-all", kind, answer: given, changes: [] } });
  return (
    <li>
      <button
        type="button"
        className="bench-proposals-go"
        title={say("editor.proposals.go", { key })}
        onClick={() => bench.dispatch({ type: "go-to-kind", kind })}
      >
        {say("editor.proposals.kind", { kind, count })}
      </button>
      <span className="bench-proposal-answers">
        <Button size="small" onClick={() => answer("accept")}>
          {say("editor.proposals.accept-all", { kind, count })}
        </Button>
        <Button size="small" look="quiet" onClick={() => answer("refuse")}>
          {say("editor.proposals.refuse-all", { kind, count })}
        </Button>
      </span>
    </li>
  );
}

function AsideKind({ kind, count }: KindCount) {
  const say = useSay();
  const bench = useBench();
  return (
    <li className="text-soft">
      <span>{say("editor.proposals.aside", { what: say("editor.proposals.kind", { kind, count }) })}</span>
      <span className="bench-proposal-answers">
        <Button
          size="small"
          look="quiet"
          onClick={() => bench.dispatch({ type: "act", action: { do: "bring-back-all", kind } })}
        >
          {say("editor.proposals.bring-back", { count })}
        </Button>
      </span>
    </li>
  );
}
