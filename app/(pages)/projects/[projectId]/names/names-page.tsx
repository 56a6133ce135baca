"use client";

import { useState } from "react";
import { mergeNames } from "@/lib/term/names/merge";
import type { NameList } from "@/lib/wire/names";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { Checkbox, Select, TextField } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";
import { entryOf, type Listed, useLedger } from "./ledger";
import { NameFiles } from "./name-files";
import { NameForm } from "./name-form";
import { NameLine } from "./name-line";
import { Proposals } from "./proposals";

interface Props {
  readonly projectId: string;
  readonly ledger: NameList;
  readonly mayChange: boolean;
  readonly mayManage: boolean;
}

const KINDS = ["all", "person", "place", "organisation", "work", "none"] as const;
/** So many entries are drawn at first, and more when asked for. */
const SHOWN = 100;

/** The project's names: searched, edited, merged; tables in and out; names out of the texts. */
export function NamesPage({ projectId, ledger: given, mayChange, mayManage }: Props) {
  const say = useSay();
  const toast = useToast();
  const { ledger, change } = useLedger(projectId, given);
  const [phrase, setPhrase] = useState("");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("all");
  const [shown, setShown] = useState(SHOWN);
  const [isAdding, setAdding] = useState(false);
  const [merging, setMerging] = useState<Listed>();
  const [hasChinese, setHasChinese] = useState(given.firstHasChinese);
  const at = `/api/v1/projects/${projectId}/names`;
  const wanted = phrase.trim().toLowerCase();
  const found = ledger.names.filter(
    (one) =>
      (kind === "all" ? one.kind !== "none" || wanted !== "" : one.kind === kind) &&
      [one.zh, ...one.aliases, one.first, one.later, ...one.allowed, one.note].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
  );
  const merge = async (kept: Listed) => {
    if (!merging) return;
    const changes = [
      { zh: merging.zh, was: entryOf(merging), now: null },
      { zh: kept.zh, was: entryOf(kept), now: mergeNames(entryOf(kept), entryOf(merging)) },
    ];
    const problem = await change(changes, say("names.merged", { other: merging.zh, kept: kept.zh }));
    if (problem !== null) toast({ kind: "problem", title: say("names.merge"), detail: problem });
    else setMerging(undefined);
  };
  const settle = async (firstHasChinese: boolean) => {
    const answer = await call("PUT", `${at}/settings`, { firstHasChinese });
    if (answer.ok) setHasChinese(firstHasChinese);
    else toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
  };
  return (
    <div className="flex flex-col gap-10">
      <section aria-labelledby="names-heading">
        <h2 id="names-heading" className="mb-1 text-lg">
          {say("names.heading")}
        </h2>
        <p className="mb-3 max-w-2xl text-sm text-soft">{say("names.lead")}</p>
        <div className="mb-2 flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-60">
            <TextField
              label={say("names.search")}
              value={phrase}
              onChange={({ target }) => setPhrase(target.value)}
            />
          </div>
          <Select
            label={say("names.kind")}
            value={kind}
            onChange={setKind}
            options={KINDS.map((value) => ({ value, label: say(`names.kind.${value}`) }))}
          />
          {mayChange && !isAdding && (
            <Button look="primary" onClick={() => setAdding(true)}>
              {say("names.add")}
            </Button>
          )}
        </div>
        {isAdding && (
          <NameForm
            save={(now) => change([{ zh: now.zh, was: null, now }], say("names.added"))}
            close={() => setAdding(false)}
          />
        )}
        {merging && (
          <p className="mb-2 flex flex-wrap items-center gap-2 border-y border-line py-2" role="status">
            {say("names.merge-from", { zh: merging.zh })}
            <Button size="small" look="quiet" onClick={() => setMerging(undefined)}>
              {say("ui.cancel")}
            </Button>
          </p>
        )}
        <p className="mb-2 text-sm text-soft" aria-live="polite">
          {say("names.count", { count: found.length })}
        </p>
        {found.length === 0 && (
          <p className="py-3 text-soft">
            {ledger.names.length === 0 ? say("names.empty") : say("names.nowhere")}
          </p>
        )}
        <ul className="border-t border-line">
          {found.slice(0, shown).map((one) => (
            <NameLine
              key={`${one.id} ${one.updatedAt}`}
              name={one}
              at={at}
              mayChange={mayChange}
              merging={merging}
              change={change}
              startMerge={() => setMerging(one)}
              mergeHere={() => void merge(one)}
            />
          ))}
        </ul>
        {found.length > shown && (
          <div className="mt-3">
            <Button onClick={() => setShown(shown + SHOWN)}>{say("names.more")}</Button>
          </div>
        )}
        {mayManage && (
          <div className="mt-4">
            <Checkbox
              label={say("names.first-has-chinese")}
              hint={say("names.first-has-chinese.hint")}
              checked={hasChinese}
              onChange={(wants) => void settle(wants)}
            />
          </div>
        )}
      </section>
      {mayChange && <Proposals at={at} ledger={ledger} change={change} />}
      <NameFiles at={at} mayChange={mayChange} change={change} />
    </div>
  );
}
