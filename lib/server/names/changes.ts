import "server-only";

import { listNames } from "../../db/names/reads";
import type { SourceScope } from "../../db/scope";
import type { WrittenName } from "../../interchange/names/table";
import type { NameEntry, NamesRead } from "../../wire/names";

/** What would change if the ledger had these names as they are here. */
export async function changesOf(
  scope: SourceScope,
  names: readonly WrittenName[],
): Promise<Omit<NamesRead, "problems">> {
  const { names: ledger } = await listNames(scope);
  const there = new Map(ledger.map((row) => [row.zh, plain(row)]));
  const changes = names.map((name) => ({ zh: name.zh, was: there.get(name.zh) ?? null, now: plain(name) }));
  const isSame = ({ was, now }: (typeof changes)[number]) => JSON.stringify(was) === JSON.stringify(now);
  return { names: changes.filter((change) => !isSame(change)), same: changes.filter(isSame).length };
}

function plain({ kind, zh, aliases, first, later, allowed, surnameFirst, note }: WrittenName): NameEntry {
  return { kind, zh, aliases: [...aliases], first, later, allowed: [...allowed], surnameFirst, note };
}
