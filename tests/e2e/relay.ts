/** A line between a browser and the app that dies without a word, as under a laptop that sleeps. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export interface Relay {
  readonly url: string;
  /** Nothing passes any more on the connections that are open, and neither end is told. New ones are as good as ever. */
  readonly die: () => void;
  readonly close: () => Promise<void>;
}

export async function openRelay(target: string): Promise<Relay> {
  const open = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(Number(new URL(target).port), "127.0.0.1");
    const pair = [near, far] as const;
    open.add(pair);
    near.pipe(far).pipe(near);
    for (const socket of pair) {
      socket.on("error", () => {});
      socket.once("close", () => {
        if (!open.delete(pair)) return;
        for (const either of pair) either.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const dead: Socket[] = [];
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    die: () => {
      for (const [near, far] of open) {
        near.unpipe(far);
        far.unpipe(near);
        near.pause();
        far.pause();
        dead.push(near, far);
      }
      open.clear();
    },
    close: () => {
      for (const socket of [...dead, ...[...open].flat()]) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
