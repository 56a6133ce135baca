"use client";

import { useCallback, useState } from "react";
import type { NameChanges, NameEntry, NameList } from "@/lib/wire/names";
import { call } from "../../../../_api/call";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";

export type Listed = NameList["names"][number];
export type Change = NameChanges["names"][number];

/** Changes the ledger, and says what was done with a way back. Answers what was wrong, or null. */
export type ChangeLedger = (changes: readonly Change[], title: string) => Promise<string | null>;

/** An entry without what the server says of it. */
export function entryOf({
  kind,
  zh,
  aliases,
  first,
  later,
  allowed,
  surnameFirst,
  note,
}: NameEntry): NameEntry {
  return { kind, zh, aliases, first, later, allowed, surnameFirst, note };
}

/** What undoes these: each the other way round, the last first. */
const undoing = (changes: readonly Change[]): Change[] =>
  changes.toReversed().map(({ zh, was, now }) => ({ zh: now?.zh ?? zh, was: now, now: was }));

export function useLedger(projectId: string, given: NameList) {
  const say = useSay();
  const toast = useToast();
  const [ledger, setLedger] = useState(given);
  const put = useCallback(
    async (changes: readonly Change[]): Promise<string | null> => {
      const answer = await call<NameList>("PUT", `/api/v1/projects/${projectId}/names`, { names: changes });
      if (!answer.ok) return answer.problem.detail;
      setLedger(answer.value);
      return null;
    },
    [projectId],
  );
  const change: ChangeLedger = useCallback(
    async (changes, title) => {
      const problem = await put(changes);
      if (problem !== null) return problem;
      const undo = async () => {
        const refused = await put(undoing(changes));
        if (refused !== null) toast({ kind: "problem", title: say("ui.undo"), detail: refused });
      };
      toast({ title, action: { label: say("ui.undo"), run: () => void undo() } });
      return null;
    },
    [put, say, toast],
  );
  return { ledger, change };
}
