"use client";

import { Button } from "@/app/_ui/button";
import { useSay } from "@/app/_words/words";
import { keptInWords } from "@/lib/segmentation/reason";
import type { Segment, SourceParagraph } from "@/lib/wire/segments";
import { sureness } from "@/lib/workbench/state/proposals";
import { useBench } from "../../bench";
import { useChinese } from "../../chinese";
import { useKeyOf } from "../../key-of";

/** What the import proposes for the paragraphs of a row: how sure it is, why, and the two answers. */
export function Proposals({ row }: { readonly row: Segment }) {
  const say = useSay();
  const bench = useBench();
  const acceptKey = useKeyOf("accept-proposal");
  const refuseKey = useKeyOf("refuse-proposal");
  return row.source.map(({ paragraphId, text, proposal }) => {
    if (!proposal) return null;
    const { kind } = proposal;
    const [accept, refuse] = [
      say("editor.proposals.accept", { kind }),
      say("editor.proposals.refuse", { kind }),
    ];
    const answer = (given: "accept" | "refuse") =>
      bench.dispatch({ type: "act", action: { do: "answer", id: row.id, paragraphId, kind, answer: given } });
    return (
      <div key={paragraphId} lang={say.language} className="bench-proposal" data-kind={kind}>
        <div className="bench-proposal-why">
          <strong>{say(`editor.proposals.sure.${sureness(proposal.confidence)}`)}</strong>{" "}
          {keptInWords(say, proposal.reason)}
          {proposal.kind === "turns" && <Turns text={text} turns={proposal.turns} />}
        </div>
        <span className="bench-proposal-answers">
          <Button
            size="small"
            title={say("editor.proposals.accept-key", { what: accept, key: acceptKey })}
            onClick={(event) => {
              event.stopPropagation();
              answer("accept");
            }}
          >
            {accept}
          </Button>
          <Button
            size="small"
            look="quiet"
            title={say("editor.proposals.refuse-key", { what: refuse, key: refuseKey })}
            onClick={(event) => {
              event.stopPropagation();
              answer("refuse");
            }}
          >
            {refuse}
          </Button>
        </span>
      </div>
    );
  });
}

type Turn = Extract<NonNullable<SourceParagraph["proposal"]>, { readonly kind: "turns" }>["turns"][number];

/** Where it would part: the first words of each turn that would be a row of its own. */
function Turns({ text, turns }: { readonly text: string; readonly turns: readonly Turn[] }) {
  const say = useSay();
  const chinese = useChinese();
  return (
    <ol className="bench-proposal-turns" aria-label={say("editor.proposals.turns")}>
      {turns.map(({ at, bodyStart }) => {
        const begins = at + bodyStart;
        return (
          <li key={at} lang={chinese}>
            <b>{text.slice(at, begins)}</b>
            {[...text.slice(begins, begins + 24)].join("").toWellFormed()}…
          </li>
        );
      })}
    </ol>
  );
}
