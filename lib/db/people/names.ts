import "server-only";

import type { Person } from "../../wire/people";
import type { Prisma } from "../generated/client";

/**
 * The people behind ids, for showing who did what. Somebody who is not known any more is left out. In a transaction `tx` is
 * that one, and nothing else.
 */
export async function findPeople(
  tx: Prisma.TransactionClient,
  ids: Iterable<string | null>,
): Promise<ReadonlyMap<string, Person>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const people = await tx.user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  return new Map(people.map((person) => [person.id, person]));
}

export async function findPerson(tx: Prisma.TransactionClient, id: string | null): Promise<Person | null> {
  if (id === null) return null;
  return (await findPeople(tx, [id])).get(id) ?? null;
}
