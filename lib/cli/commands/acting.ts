/** On whose behalf a command acts: it has the database in hand, and still asks the gate like anybody. */
import { database } from "../../db/client";
import { ProblemError, problemInWords } from "../../server/http/problem";
import { CannotDo } from "./command";
import { withDatabase } from "./open-database";
import { say, terminalWords } from "./words";

/** Runs with lib/db ready for use; what the gate and the rooms below it refuse becomes a message. */
export async function withOurDatabase<T>(work: () => Promise<T>): Promise<T> {
  return withDatabase(async (url) => {
    process.env.DATABASE_URL = url;
    try {
      return await work();
    } catch (error) {
      throw error instanceof ProblemError
        ? new CannotDo(problemInWords(error.problem, terminalWords()).detail)
        : error;
    } finally {
      await database().$disconnect();
    }
  });
}

/** The account of an e-mail address. */
export async function findAccount(email: string) {
  const account = await database().user.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true, name: true, email: true },
  });
  if (!account) throw new CannotDo(say("cli.account.missing", { email }));
  return account;
}

/** Whoever --as names; else `fallback`, for on this machine the one who runs commands may act for an owner. */
export async function actor(
  as: string | undefined,
  fallback: () => Promise<string | undefined>,
): Promise<string> {
  if (as !== undefined) return (await findAccount(as)).id;
  const userId = await fallback();
  if (userId === undefined) {
    throw new CannotDo(say("cli.account.nobody"));
  }
  return userId;
}

export async function firstAdministrator(): Promise<string | undefined> {
  const user = await database().user.findFirst({
    where: { isAdmin: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return user?.id;
}

export async function firstOwner(projectId: string): Promise<string | undefined> {
  const membership = await database().membership.findFirst({
    where: { projectId, role: "owner" },
    orderBy: { userId: "asc" },
    select: { userId: true },
  });
  return membership?.userId;
}
