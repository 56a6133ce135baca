import type { Role } from "@/lib/access";
import { database } from "@/lib/db/client";
import { saveAccount } from "@/lib/db/people/accounts";
import { hashPassword } from "@/lib/server/auth/auth";
import { makeToken } from "@/lib/server/auth/secrets";

export const PASSWORD = "correct horse battery";

/** One person of a test: who they are, and a token to ask with. */
export interface TestPerson {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly token: string;
}

let hashed: Promise<string> | undefined;

export async function makePerson(name: string, isAdmin = false): Promise<TestPerson> {
  hashed ??= hashPassword(PASSWORD);
  const passwordHash = await hashed;
  const email = `${name}@example.org`;
  const saved = await database().$transaction((tx) =>
    saveAccount(tx, { name, email, username: name, passwordHash }, isAdmin),
  );
  if (!saved.ok) throw new RangeError(`There is a ${name} already`);
  const { secret, hash, prefix } = makeToken();
  await database().apiToken.create({ data: { userId: saved.userId, name: "test", hash, prefix } });
  return { id: saved.userId, email, username: name, token: secret };
}

export async function join(projectId: string, person: TestPerson, role: Role): Promise<void> {
  await database().membership.create({ data: { projectId, userId: person.id, role } });
}
