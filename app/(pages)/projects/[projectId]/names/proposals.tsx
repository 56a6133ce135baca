"use client";

import { type KeyboardEvent, useState } from "react";
import { mergeNames } from "@/lib/term/names/merge";
import type { NameEntry, NameList, NameProposals } from "@/lib/wire/names";
import { call } from "../../../../_api/call";
import { settled } from "../../../../_api/settled";
import { Button } from "../../../../_ui/button";
import { Select, TextField } from "../../../../_ui/field";
import { Kbd } from "../../../../_ui/kbd";
import { useSay } from "../../../../_words/words";
import { type ChangeLedger, entryOf } from "./ledger";

type Proposed = NameProposals["names"][number];
const KINDS = ["person", "place", "organisation", "work"] as const;

interface Props {
  readonly at: string;
  readonly ledger: NameList;
  readonly change: ChangeLedger;
}

/**
 * Names out of the project's texts, one in use: Enter accepts it with what stands in its fields, Alt+X says that it is no name, Alt+M makes it
 * another form of the one that was accepted last.
 */
export function Proposals({ at, ledger, change }: Props) {
  const say = useSay();
  const [found, setFound] = useState<readonly Proposed[]>();
  const [said, setSaid] = useState<Pick<Proposed, "first" | "later" | "kind">>({
    first: "",
    later: "",
    kind: "person",
  });
  const [last, setLast] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const show = (names: readonly Proposed[]) => {
    setFound(names);
    const [next] = names;
    if (next) setSaid({ first: next.first, later: next.later, kind: next.kind });
  };
  const propose = async () => {
    setBusy(true);
    const answer = await settled<NameProposals>(
      await call("POST", `${at}/proposals`, { limit: 200 }),
      () => {},
      new AbortController().signal,
    );
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem.detail);
    if (answer.ok) show(answer.value.names);
  };
  const [first, ...rest] = found ?? [];
  const entry = (one: Proposed): NameEntry => ({
    kind: said.kind,
    zh: one.zh,
    aliases: one.aliases,
    first: said.first.trim(),
    later: said.later.trim(),
    // What the texts have besides is another form only if somebody says so.
    allowed: [],
    surnameFirst: said.kind === "person" ? one.surnameFirst : null,
    note: "",
  });
  const decide = async (now: NameEntry, title: string) => {
    const refused = await change([{ zh: now.zh, was: null, now }], title);
    setProblem(refused ?? undefined);
    if (refused !== null) return;
    if (now.kind !== "none") setLast(now.zh);
    show(rest);
  };
  const accept = async () => {
    if (first && said.first.trim() !== "")
      await decide(entry(first), say("names.accepted", { zh: first.zh }));
  };
  const refuse = async () => {
    if (!first) return;
    const now: NameEntry = { ...entry(first), kind: "none", first: "", later: "", surnameFirst: null };
    await decide(now, say("names.refused", { zh: first.zh }));
  };
  const mergeIntoLast = async () => {
    const kept = ledger.names.find(({ zh }) => zh === last);
    if (!first || !kept) return;
    const now = mergeNames(entryOf(kept), entry(first));
    const refused = await change(
      [{ zh: kept.zh, was: entryOf(kept), now }],
      say("names.merged", { other: first.zh, kept: kept.zh }),
    );
    setProblem(refused ?? undefined);
    if (refused === null) show(rest);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    let act: (() => Promise<void>) | undefined;
    if (event.altKey && event.code === "KeyX") act = refuse;
    else if (event.altKey && event.code === "KeyM") act = mergeIntoLast;
    else if (!event.altKey && event.key === "Enter" && event.target instanceof HTMLInputElement) act = accept;
    if (!act) return;
    event.preventDefault();
    void act();
  };
  return (
    <section aria-labelledby="proposals-heading">
      <h2 id="proposals-heading" className="mb-1 text-lg">
        {say("names.proposals")}
      </h2>
      <p className="mb-3 max-w-2xl text-sm text-soft">{say("names.proposals.lead")}</p>
      <Button busy={isBusy} onClick={propose}>
        {say("names.propose")}
      </Button>
      {problem !== undefined && <p className="mt-2 text-accent">{problem}</p>}
      {found?.length === 0 && <p className="mt-3 text-soft">{say("names.proposals.none")}</p>}
      {first && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the fields and the buttons inside
        <div className="mt-4 border-y border-line py-3" onKeyDown={onKey}>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span lang="zh" className="font-zh text-lg">
              {[first.zh, ...first.aliases].join(" · ")}
            </span>
            <span className="text-sm text-soft">
              {say("names.times", { count: first.count })}
              {first.from !== null && ` · ${say(`names.from.${first.from}`)}`}
            </span>
          </p>
          <ul className="mt-1 flex flex-wrap gap-x-4 text-sm">
            {first.renderings.slice(0, 6).map(({ text, count }) => (
              <li key={text}>
                <button
                  type="button"
                  className="link"
                  lang="en"
                  onClick={() => setSaid({ ...said, first: text, later: "" })}
                >
                  {text}
                </button>{" "}
                <span className="text-soft tabular-nums">{say.number(count)}</span>
              </li>
            ))}
          </ul>
          <ul lang="zh" className="mt-2 text-sm text-soft">
            {first.places.slice(0, 3).map(({ documentId, segmentId, start, around }) => (
              <li key={`${segmentId}${start}`}>
                <a className="link" href={`/documents/${documentId}#row-${segmentId}`}>
                  …{around}…
                </a>
              </li>
            ))}
          </ul>
          <div className="mt-3 grid gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1.4fr)_auto]">
            <TextField
              label={say("names.first")}
              lang="en"
              maxLength={200}
              value={said.first}
              onChange={({ target }) => setSaid({ ...said, first: target.value })}
            />
            <TextField
              label={say("names.later")}
              lang="en"
              maxLength={200}
              value={said.later}
              onChange={({ target }) => setSaid({ ...said, later: target.value })}
            />
            <Select
              label={say("names.kind")}
              value={said.kind}
              onChange={(kind) => setSaid({ ...said, kind })}
              options={KINDS.map((value) => ({ value, label: say(`names.kind.${value}`) }))}
            />
          </div>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button look="primary" disabled={said.first.trim() === ""} onClick={accept}>
              {say("names.accept")} <Kbd>{"Enter"}</Kbd>
            </Button>
            <Button disabled={last === undefined} onClick={mergeIntoLast}>
              {say("names.merge-last")} <Kbd>Alt+M</Kbd>
            </Button>
            <Button look="quiet" onClick={refuse}>
              {say("names.refuse")} <Kbd>Alt+X</Kbd>
            </Button>
          </div>
        </div>
      )}
      {rest.length > 0 && (
        <ol className="mt-3 columns-1 text-sm sm:columns-2 lg:columns-3">
          {rest.slice(0, 60).map(({ zh, count, first: english }) => (
            <li key={zh} className="truncate py-0.5">
              <span lang="zh">{zh}</span> <span className="text-soft tabular-nums">{say.number(count)}</span>{" "}
              <span lang="en" className="text-soft">
                {english}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
