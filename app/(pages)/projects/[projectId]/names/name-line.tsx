"use client";

import { useState } from "react";
import type { RecognisedNames } from "@/lib/wire/names";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { Time } from "../../../../_ui/time";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";
import { type ChangeLedger, entryOf, type Listed } from "./ledger";
import { NameForm } from "./name-form";

interface Props {
  readonly name: Listed;
  readonly at: string;
  readonly mayChange: boolean;
  /** The one that is to become a form of another. */
  readonly merging: Listed | undefined;
  readonly change: ChangeLedger;
  readonly startMerge: () => void;
  readonly mergeHere: () => void;
}

type Stands = RecognisedNames["names"][number];

export function NameLine({ name, at, mayChange, merging, change, startMerge, mergeHere }: Props) {
  const say = useSay();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const [stands, setStands] = useState<Stands | null>();
  const was = entryOf(name);
  const remove = async () => {
    const problem = await change([{ zh: name.zh, was, now: null }], say("names.deleted"));
    if (problem !== null) toast({ kind: "problem", title: say("names.delete"), detail: problem });
  };
  const look = async () => {
    if (stands !== undefined) return setStands(undefined);
    const answer = await call<RecognisedNames>("POST", `${at}/recognise`, { source: name.zh });
    if (answer.ok) setStands(answer.value.names.find((one) => one.name?.zh === name.zh) ?? null);
    else toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
  };
  if (isOpen)
    return (
      <li className="border-b border-line">
        <NameForm
          name={was}
          save={(now) => change([{ zh: name.zh, was, now }], say("names.changed"))}
          close={() => setOpen(false)}
        />
      </li>
    );
  const { zh, aliases, first, later, allowed, kind, surnameFirst, note, speakerId, setBy, updatedAt } = name;
  const about = [
    say(`names.kind.${kind}`),
    ...(surnameFirst === null
      ? []
      : [say(surnameFirst ? "names.order.surname-first" : "names.order.surname-last")]),
    ...(speakerId === null ? [] : [say("names.speaker")]),
    ...(note === "" ? [] : [note]),
    ...(setBy === null ? [] : [setBy.name]),
  ];
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto]">
      <p lang="zh" className="font-zh break-words">
        {kind === "none" ? <del>{zh}</del> : zh}
        {aliases.length > 0 && <span className="text-soft"> · {aliases.join(" · ")}</span>}
      </p>
      <p lang="en" className="break-words">
        {first}
        {later !== "" && <span> → {later}</span>}
        {allowed.length > 0 && <span className="text-soft"> · {allowed.join(" · ")}</span>}
      </p>
      <div className="-ml-2 flex flex-wrap items-start gap-1 md:ml-0">
        {merging ? (
          merging.id !== name.id &&
          kind !== "none" && (
            <Button size="small" onClick={mergeHere}>
              {say("names.merge-here")}
            </Button>
          )
        ) : (
          <>
            {kind !== "none" && (
              <Button size="small" look="quiet" aria-expanded={stands !== undefined} onClick={look}>
                {say("names.places")}
              </Button>
            )}
            {mayChange && (
              <>
                <Button size="small" look="quiet" onClick={() => setOpen(true)}>
                  {say("names.change")}
                </Button>
                <Button size="small" look="quiet" onClick={startMerge}>
                  {say("names.merge")}
                </Button>
                <Button size="small" look="quiet" onClick={remove}>
                  {say("names.delete")}
                </Button>
              </>
            )}
          </>
        )}
      </div>
      <p className="text-[0.8125rem] text-soft md:col-span-3">
        {about.join(" · ")} · <Time at={updatedAt} />
      </p>
      {stands !== undefined && <Standing stands={stands} />}
    </li>
  );
}

/** Where a name is met first, and how the English has it so far. */
function Standing({ stands }: { readonly stands: Stands | null }) {
  const say = useSay();
  if (!stands?.firstMention) return <p className="text-sm md:col-span-3">{say("names.first-nowhere")}</p>;
  const { documentId, segmentId, title, number } = stands.firstMention;
  return (
    <div className="text-sm md:col-span-3">
      <a className="link" href={`/documents/${documentId}?panel=names#row-${segmentId}`}>
        {say("names.first-at", { title, number })}
      </a>
      {(stands.forms.length > 0 || stands.without > 0) && (
        <p>
          {say("names.forms")}:{" "}
          {stands.forms.map(({ text, count }, index) => (
            <span key={text}>
              {index > 0 && " · "}
              <span lang="en">{text}</span>{" "}
              <span className="text-soft tabular-nums">{say.number(count)}</span>
            </span>
          ))}
          {stands.without > 0 && (
            <span className="text-soft">
              {stands.forms.length > 0 && " · "}
              {say("names.without", { count: stands.without })}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
