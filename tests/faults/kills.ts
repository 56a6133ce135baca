/** kill -9, of the app and of the database, under twenty people who write. */
import { setTimeout as wait } from "node:timers/promises";
import { underWriters } from "./frame";
import type { House, Where } from "./house";
import { atLeast, type Figure, figure, type Trial, upAgain } from "./trial";

/** Saves from one kill to the next. */
const BETWEEN = 100;

/** `kill` returns the seconds until the app was up again. */
function killing(
  on: Where,
  rounds: number,
  kill: (house: House, round: number) => Promise<number>,
): Promise<readonly Figure[]> {
  return underWriters({ on, people: 20, pause: 60 }, async ({ house, more }) => {
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await more(BETWEEN);
      seconds.push(await kill(house, round));
    }
    return ({ witness, writers }) => [
      figure("kills", rounds),
      atLeast("acknowledged, of those that were to be", witness.count, rounds * BETWEEN),
      figure("sent again", writers.again()),
      upAgain(seconds),
    ];
  });
}

export const killApp: Trial = {
  name: "kill-app",
  does: "kill -9 of the web server (every second time of the whole app, which is then started by hand) under 20 writers",
  rounds: 100,
  quick: 2,
  onBoth: true,
  run: ({ on, rounds }) =>
    killing(on, rounds, async (house, round) => {
      if (round % 2 === 0) {
        house.killWeb();
        await wait(20);
        return house.isWell();
      }
      await house.killApp();
      return house.start();
    }),
};

export const killDatabase: Trial = {
  name: "kill-database",
  does: "kill -9 of the database's first process (every second time of all its processes) under 20 writers",
  rounds: 20,
  quick: 2,
  onBoth: true,
  run: ({ on, rounds }) =>
    killing(on, rounds, async (house, round) => {
      const since = performance.now();
      await house.killDatabase(round % 2 === 1);
      await wait(20);
      await house.isWell();
      return (performance.now() - since) / 1_000;
    }),
};
