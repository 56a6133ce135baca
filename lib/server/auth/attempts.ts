import "server-only";

import { randomUUID } from "node:crypto";
import { database } from "../../db/client";

/**
 * Guessing passwords is slowed twice: for the account that is guessed at, and for the address that guesses.
 *
 * SRV-GUESS-1  Five wrong passwords for an account are free. After each further one, the next try has to wait: 1 s, 2 s, 4 s,
 *     … up to a minute. Being refused for trying too soon does not lengthen the wait.
 * SRV-GUESS-2  An address has ten wrong tries free, over all accounts, and waits likewise after that. Addresses can be had by
 *     the thousand, so SRV-GUESS-1 does not ask for them.
 * SRV-GUESS-3  A right password forgives the account, and takes back what that try cost the address.
 * SRV-GUESS-4  A quarter of an hour without a wrong try forgets everything.
 * SRV-GUESS-5  A try is counted before the password is looked at, in one statement, so that a hundred tries at once cannot all
 *     pass on the same count.
 * SRV-GUESS-6  A browser or an address from which somebody has signed in to the very account counts for itself, by the bounds of
 *     SRV-GUESS-1: what others try from elsewhere does not hold it up, and its own tries do not use up theirs.
 *
 * The same counting slows whatever else somebody could find out by trying: a present password, and by an invitation
 * which addresses have an account. The counts are rows of better-auth's table, whose own limits are switched off;
 * `lastRequest` holds the moment of the last try. `sweepTraces` takes old ones away.
 */
const FREE = { account: 5, address: 10 } as const;
const LONGEST_WAIT_MS = 60_000;
const FORGOTTEN_AFTER_MS = 15 * 60_000;

export type Attempt =
  | { readonly ok: true; readonly forgive: () => Promise<void> }
  | { readonly ok: false; readonly waitSeconds: number };

export interface Guess {
  /** What is guessed at: an account as `accountKey` has it, an invitation. */
  readonly account: string;
  /** As `addressOf` has it. */
  readonly address: string;
  /** The browser or address that is known to this account (SRV-GUESS-6). */
  readonly knownPlace?: string | null;
}

/** Counts one try. */
export async function countAttempt({ account, address, knownPlace }: Guess, now: Date): Promise<Attempt> {
  const perAccount = { key: `wrong|account|${account}`, free: FREE.account };
  const perAddress = { key: `wrong|address|${address}`, free: FREE.address };
  const perPlace = { key: `wrong|known|${account}|${knownPlace}`, free: FREE.account };
  const counters = knownPlace ? [perPlace] : [perAddress, perAccount];
  for (const [at, counter] of counters.entries()) {
    if (await count(counter, now)) continue;
    for (const earlier of counters.slice(0, at)) await takeBack(earlier.key);
    return { ok: false, waitSeconds: await waitOf(counter, now) };
  }
  return {
    ok: true,
    async forgive() {
      const forgiven = knownPlace ? perPlace : perAccount;
      await database().rateLimit.deleteMany({ where: { key: forgiven.key } });
      if (!knownPlace) await takeBack(perAddress.key);
    },
  };
}

/**
 * One key for one person, whether they type their e-mail or their user name; for nobody's name, the name itself.
 * What is asked of the database is the same in both cases.
 */
export async function accountKey(
  name: { readonly email: string } | { readonly username: string },
): Promise<{ readonly key: string; readonly userId: string | null }> {
  const user = await database().user.findFirst({ where: name, select: { id: true } });
  const [small = ""] = Object.values(name) as string[];
  return { key: user?.id ?? `nobody|${small}`, userId: user?.id ?? null };
}

interface Counter {
  readonly key: string;
  readonly free: number;
}
/** SRV-GUESS-5: true when the try may go on. */
async function count({ key, free }: Counter, now: Date): Promise<boolean> {
  const at = BigInt(now.getTime());
  const counted = await database().$executeRaw`
    insert into "RateLimit" as r (id, key, count, "lastRequest") values (${randomUUID()}, ${key}, 1, ${at})
    on conflict (key) do update set
      count = case when r."lastRequest" + ${FORGOTTEN_AFTER_MS} <= ${at} then 1 else r.count + 1 end,
      "lastRequest" = ${at}
    where r."lastRequest" + case
        when r.count < ${free}::int then 0
        else least(${LONGEST_WAIT_MS}, 1000 * power(2, least(r.count - ${free}::int, 10)))
      end <= ${at}`;
  return counted === 1;
}

async function waitOf({ key, free }: Counter, now: Date): Promise<number> {
  const row = await database().rateLimit.findUnique({ where: { key } });
  if (!row) return 1;
  const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(row.count - free, 10));
  return Math.max(1, Math.ceil((Number(row.lastRequest) + wait - now.getTime()) / 1000));
}

async function takeBack(key: string): Promise<void> {
  await database().rateLimit.updateMany({
    where: { key, count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  });
}
