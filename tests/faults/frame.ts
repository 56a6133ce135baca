/** What the scripts share: an app with an administrator, people who write in it, and the comparison in the end. */
import { setTimeout as wait } from "node:timers/promises";
import type { Caller } from "../bench/instance";
import { Disk } from "./disk";
import { House, type HouseOptions } from "./house";
import { type Figure, none, verdict } from "./trial";
import { Witness } from "./witness";
import { beginWriting, makeDocument, type Writers, type Writing } from "./writers";

/** An app that is running and has an administrator; however `work` ends, it is stopped and its data is removed. */
export async function inHouse<Result>(
  options: HouseOptions,
  work: (house: House, owner: Caller) => Promise<Result>,
): Promise<Result> {
  const house = await House.make(options);
  try {
    await house.start();
    return await work(house, await house.setUp());
  } finally {
    await house.stop();
  }
}

/** The same with its data on a disk of its own, of so many MB. */
export async function onDisk<Result>(
  megabytes: number,
  work: (disk: Disk) => Promise<Result>,
): Promise<Result> {
  const disk = new Disk(megabytes);
  try {
    return await work(disk);
  } finally {
    disk.remove();
  }
}

export interface Scene {
  readonly house: House;
  readonly owner: Caller;
  readonly documentId: string;
  readonly writers: Writers;
  readonly witness: Witness;
  /** Waits until so many more are acknowledged, but no longer than this many milliseconds. */
  readonly more: (saves: number, longest?: number) => Promise<boolean>;
}

interface Written extends HouseOptions, Writing {
  /** Through which line they write; the app's own address otherwise. */
  readonly through?: (house: House, owner: Caller) => Promise<Caller>;
}

/**
 * People write in a document of their own while `meanwhile` does to the app what it does. In the end every save that was
 * begun is acknowledged, and what the witness saw is compared with the database and an export: the first figures.
 */
export function underWriters(
  { people, pause, retry, through, ...options }: Written,
  meanwhile: (scene: Scene) => Promise<(scene: Scene) => readonly Figure[] | Promise<readonly Figure[]>>,
): Promise<readonly Figure[]> {
  return inHouse(options, async (house, owner) => {
    const witness = new Witness();
    try {
      const documentId = await makeDocument(owner, people);
      const caller = (await through?.(house, owner)) ?? owner;
      const writing = { people, pause, ...(retry === undefined ? {} : { retry }) };
      const writers = await beginWriting(caller, documentId, witness, writing);
      const more = async (saves: number, longest = 30_000) => {
        const enough = witness.count + saves;
        const end = performance.now() + longest;
        while (witness.count < enough && performance.now() < end) await wait(50);
        return witness.count >= enough;
      };
      const scene = { house, owner, documentId, writers, witness, more };
      const figures = await meanwhile(scene);
      await writers.stop();
      const seen = await witness.compare(house.databaseUrl, owner, [documentId]);
      return [
        ...verdict(seen),
        none("saves refused", writers.refused.length, writers.refused[0]),
        ...(await figures(scene)),
      ];
    } finally {
      witness.close();
    }
  });
}
