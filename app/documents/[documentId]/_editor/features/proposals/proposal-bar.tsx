"use client";

import { Button } from "@/app/_ui/button";
import { may } from "@/lib/access";
import { KIND_WORDS, type KindCount } from "@/lib/workbench/state/proposals";
import { asideKindsIn, proposedKindsIn, useBench, useWorkbench } from "../../bench";
import { useView, useViewCell } from "../../view";

/**
 * What the import proposes, by kind: one line, and opened a line a kind with the answers to all of it. What was set aside is
 * listed below, to be brought back. Gone when nothing waits for an answer, unless it is asked for.
 */
export function ProposalBar() {
  const view = useViewCell();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const kinds = useWorkbench(proposedKindsIn);
  const aside = useWorkbench(asideKindsIn);
  const isOpen = useView((now) => now.showsProposals);
  if (!canEdit || (kinds.length === 0 && !isOpen)) return null;
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="bench-proposals" aria-label="Proposals of the import">
      <button
        type="button"
        className="bench-proposals-head"
        aria-expanded={isOpen}
        title="Proposals by kind (Ctrl+Alt+Y)"
        onClick={() => view.set((now) => ({ ...now, showsProposals: !now.showsProposals }))}
      >
        <b>{all === 0 ? "No proposal waits" : `${all} ${all === 1 ? "proposal" : "proposals"}`}</b>
        <span>{kinds.map(({ words }) => words).join(", ")}</span>
      </button>
      {isOpen && (
        <ul className="bench-proposals-kinds">
          {kinds.map((kind) => (
            <OpenKind key={kind.kind} {...kind} />
          ))}
          {aside.map((kind) => (
            <AsideKind key={kind.kind} {...kind} />
          ))}
          {kinds.length + aside.length === 0 && <li>Nothing was proposed, and nothing is set aside.</li>}
        </ul>
      )}
    </section>
  );
}

function OpenKind({ kind, count, words }: KindCount) {
  const bench = useBench();
  const { accept, refuse } = KIND_WORDS[kind];
  const all = count === 1 ? "" : ` all ${count}`;
  const answer = (given: "accept" | "refuse") =>
    bench.dispatch({ type: "act", action: { do: "answer-all", kind, answer: given, changes: [] } });
  return (
    <li>
      <button
        type="button"
        className="bench-proposals-go"
        title="Go to the next one (Alt+P: to the next of any kind)"
        onClick={() => bench.dispatch({ type: "go-to-kind", kind })}
      >
        {words}
      </button>
      <span className="bench-proposal-answers">
        <Button size="small" onClick={() => answer("accept")}>
          {accept}
          {all}
        </Button>
        <Button size="small" look="quiet" onClick={() => answer("refuse")}>
          {refuse.replace("Keep", `Keep${all}`)}
        </Button>
      </span>
    </li>
  );
}

function AsideKind({ kind, count, words }: KindCount) {
  const bench = useBench();
  return (
    <li className="text-soft">
      <span>Set aside: {words}</span>
      <span className="bench-proposal-answers">
        <Button
          size="small"
          look="quiet"
          onClick={() => bench.dispatch({ type: "act", action: { do: "bring-back-all", kind } })}
        >
          {count === 1 ? "Bring back" : `Bring all ${count} back`}
        </Button>
      </span>
    </li>
  );
}
