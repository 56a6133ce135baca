/**
 * A transaction asks for everything by its own connection. One that also asks the pool waits for those who wait for its locks:
 * with ten connections, ten people who save one row at once stand still until they are given up. In tests that is an error
 * at once, whether or not anybody waits.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const inTransaction = new AsyncLocalStorage<true>();

/** What somebody else does while a test holds a transaction open. */
export function bySomebodyElse<Done>(work: () => Done): Done {
  return inTransaction.exit(work);
}

interface Client {
  $transaction(work: unknown, options?: unknown): Promise<unknown>;
}

/** `lib/db/client.ts` keeps its client there. */
const kept = globalThis as { duizhaoPrisma?: Client };

let watched: Client | undefined;
Object.defineProperty(kept, "duizhaoPrisma", {
  configurable: true,
  get: () => watched,
  set: (client: Client | undefined) => {
    watched = client && watch(client);
  },
});

function watch(client: Client): Client {
  return new Proxy(client, {
    get(target, name) {
      if (inTransaction.getStore() && typeof name === "string")
        throw new Error(`A transaction asked the pool for a second connection (database().${name})`);
      const value: unknown = Reflect.get(target, name, target);
      if (name !== "$transaction") return typeof value === "function" ? value.bind(target) : value;
      return (work: unknown, options?: unknown) =>
        target.$transaction(
          typeof work === "function"
            ? (tx: unknown) => inTransaction.run(true, () => work(tx) as unknown)
            : work,
          options,
        );
    },
  });
}
