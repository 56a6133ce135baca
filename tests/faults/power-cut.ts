/** The plug is pulled: under writers, in the first seconds of a new data folder, during an import. */
import { setTimeout as wait } from "node:timers/promises";
import { type Disk, noDisk } from "./disk";
import { onDisk, underWriters } from "./frame";
import { House, type Where } from "./house";
import { importLong, isWholeOrNot } from "./long-work";
import { atLeast, type Figure, figure, none, type Trial, upAgain } from "./trial";
import { makeDocument } from "./writers";

/** Saves from one cut to the next. */
const BETWEEN = 100;

export const powerCut: Trial = {
  name: "power-cut",
  does: "the file system of the data is shut down under the app; every third time during an import",
  rounds: 10,
  quick: 0,
  onBoth: true,
  hindered: noDisk,
  run: ({ on, rounds }) =>
    onDisk(1_500, (disk) =>
      underWriters(
        { on, dataDir: disk.folder, people: 20, pause: 40 },
        async ({ house, owner, documentId, more }) => {
          const seconds: number[] = [];
          let halves = 0;
          for (let round = 0; round < rounds; round += 1) {
            await more(BETWEEN);
            const job = round % 3 === 2 ? await importLong(owner, documentId) : null;
            await wait(Math.random() * 1_500);
            await cut(disk, house);
            seconds.push(await house.start());
            if (job && !(await isWholeOrNot(owner, job))) halves += 1;
          }
          return ({ witness }) => [
            figure("cuts", rounds),
            atLeast("acknowledged, of those that were to be", witness.count, rounds * BETWEEN),
            none("imports that are neither whole nor clearly failed", halves),
            upAgain(seconds),
          ];
        },
      ),
    ),
};

/** What did not reach the disk is gone, everything that ran has ended, and the disk is there again. */
async function cut(disk: Disk, house: House): Promise<void> {
  disk.cutPower();
  await house.killAll();
  await disk.unplug();
  disk.plugIn();
}

/** Cut at moments from the first start of an empty folder on: while the database is made, and while it is migrated. */
async function firstSeconds(on: Where, rounds: number): Promise<readonly Figure[]> {
  let notStarted = 0;
  let said = "";
  for (let round = 0; round < rounds; round += 1)
    await onDisk(700, async (disk) => {
      const house = await House.make({ on, dataDir: disk.folder });
      try {
        const started = house.start().catch(() => 0);
        await wait(200 + (round / Math.max(1, rounds - 1)) * 3_800);
        await cut(disk, house);
        await started;
        await house.start();
        await makeDocument(await house.setUp(), 3);
      } catch (error) {
        notStarted += 1;
        said = String(error).slice(0, 300);
      } finally {
        await house.killAll();
      }
    });
  return [
    figure("cuts, 0.2 to 4 s after the first start", rounds),
    none("that would not start again", notStarted, said),
  ];
}

export const firstStart: Trial = {
  name: "power-cut-at-first",
  does: "the file system is shut down while the database is made and migrated",
  rounds: 10,
  quick: 0,
  onBoth: false,
  hindered: noDisk,
  run: ({ on, rounds }) => firstSeconds(on, rounds),
};
