import "server-only";

import { type ChosenLanguage, isChosenLanguage } from "../../messages/language";
import { type Me, type MeChange, OwnKeys, TextSize } from "../../wire/people";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { newId } from "../ids";
import type { Somebody } from "../scope";

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly username?: string | undefined;
  /** argon2id, in PHC form. */
  readonly passwordHash: string;
}

export type AccountSaved =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly taken: "email" | "username" };

/** A person and their password, in the rows that better-auth reads: a user, and an account of the provider "credential". */
export async function saveAccount(
  tx: Prisma.TransactionClient,
  account: NewAccount,
  isAdmin: boolean,
): Promise<AccountSaved> {
  const email = account.email.toLowerCase();
  const username = account.username?.toLowerCase() ?? null;
  const other = await tx.user.findFirst({
    where: { OR: [{ email }, ...(username === null ? [] : [{ username }])] },
    select: { email: true },
  });
  if (other) return { ok: false, taken: other.email === email ? "email" : "username" };
  const id = newId();
  await tx.user.create({
    data: { id, name: account.name, email, username, displayUsername: account.username ?? null, isAdmin },
  });
  await tx.account.create({
    data: { accountId: id, providerId: "credential", userId: id, password: account.passwordHash },
  });
  return { ok: true, userId: id };
}

const FIRST_ACCOUNT = 7_221_904; // the lock of the set-up; any number, as long as it is ours

/** Holds everybody else's set-up back until `tx` ends, and says whether there is nobody yet. */
export async function lockEmptyInstance(tx: Prisma.TransactionClient): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${FIRST_ACCOUNT})`;
  return (await tx.user.count()) === 0;
}

/** Nobody has been set up yet: the first visitor is shown the set-up page. */
export async function isEmptyInstance(): Promise<boolean> {
  return (await database().user.findFirst({ select: { id: true } })) === null;
}

export async function findMe(somebody: Somebody): Promise<Me> {
  return meOf(await database().user.findUniqueOrThrow({ where: { id: somebody.userId }, select: ME }));
}

/** What they chose for themselves; what is not named stays. */
export async function saveChoices(somebody: Somebody, { language, keys, textSize }: MeChange): Promise<Me> {
  const saved = await database().user.update({
    where: { id: somebody.userId },
    data: {
      ...(language === undefined ? {} : { language }),
      ...(keys === undefined ? {} : { keys: keys ?? Prisma.DbNull }),
      ...(textSize === undefined ? {} : { textSize: textSize ?? Prisma.DbNull }),
    },
    select: ME,
  });
  return meOf(saved);
}

/** What was chosen in the browser before this person signed in; a choice of theirs stays. */
export async function saveFirstLanguage(userId: string, language: ChosenLanguage): Promise<void> {
  await database().user.updateMany({ where: { id: userId, language: null }, data: { language } });
}

const ME = {
  id: true,
  name: true,
  email: true,
  username: true,
  isAdmin: true,
  language: true,
  keys: true,
  textSize: true,
} satisfies Prisma.UserSelect;

function meOf(row: Prisma.UserGetPayload<{ select: typeof ME }>): Me {
  return {
    ...row,
    language: isChosenLanguage(row.language) ? row.language : null,
    // What an older or newer version wrote and this one cannot read counts as not chosen.
    keys: OwnKeys.safeParse(row.keys).data ?? null,
    textSize: TextSize.safeParse(row.textSize).data ?? null,
  };
}

export async function isDisabled(userId: string): Promise<boolean> {
  const user = await database().user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
  return user?.disabledAt != null;
}

/** Ends one session; a trigger tells open streams. */
export async function endSession(token: string): Promise<void> {
  await database().session.deleteMany({ where: { token } });
}
