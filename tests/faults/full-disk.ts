/** The disk of the data is full for a while: saves answer 507, reading goes on, and it works again by itself. */
import { setTimeout as wait } from "node:timers/promises";
import { noDisk } from "./disk";
import { onDisk, underWriters } from "./frame";
import { atLeast, figure, none, type Trial } from "./trial";

const PEOPLE = 20;

export const fullDisk: Trial = {
  name: "full-disk",
  does: "the disk that the data is on is filled to the last byte for ten seconds, under 20 writers",
  rounds: 3,
  quick: 0,
  onBoth: true,
  hindered: noDisk,
  run: ({ on, rounds }) =>
    onDisk(700, (disk) =>
      underWriters(
        { on, dataDir: disk.folder, people: PEOPLE, pause: 40 },
        async ({ house, owner, documentId, witness, more }) => {
          let unread = 0;
          let whileFull = 0;
          for (let round = 0; round < rounds; round += 1) {
            await wait(2_000);
            const before = witness.count;
            for (let second = 0; second < 10; second += 1) {
              disk.fill();
              await wait(1_000);
              const answer = await fetch(`${house.url}/api/v1/documents/${documentId}/segments`, {
                headers: owner.headers,
              }).catch(() => null);
              if (!answer?.ok) unread += 1;
            }
            whileFull += witness.count - before;
            disk.makeRoom();
            if (!(await more(PEOPLE * 5)))
              throw new Error(`It did not go on when there was room again: ${house.said}`);
          }
          return ({ writers: { statuses } }) => [
            figure("times full", rounds),
            figure("acknowledged while it was full", whileFull),
            atLeast("answered 507", statuses.get(507) ?? 0, 1),
            none("other answers than 200 and 507", others(statuses), JSON.stringify([...statuses])),
            none("reads that failed meanwhile", unread),
          ];
        },
      ),
    ),
};

function others(statuses: ReadonlyMap<number, number>): number {
  return [...statuses].reduce(
    (sum, [status, times]) => (status === 200 || status === 507 ? sum : sum + times),
    0,
  );
}
