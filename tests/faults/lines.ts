/** Lost answers, a cut line, a slow line: nothing twice, nothing lost. A round is five seconds of writing. */
import { setTimeout as wait } from "node:timers/promises";
import { Caller } from "../bench/instance";
import { underWriters } from "./frame";
import type { House, Where } from "./house";
import { type Line, openLine, type Weather } from "./line";
import { type Figure, figure, type Trial } from "./trial";

async function through(
  on: Where,
  rounds: number,
  weather: Weather,
  last: (line: Line) => Figure,
): Promise<readonly Figure[]> {
  let line: Line | undefined;
  const far = async (house: House, owner: Caller) => {
    line = await openLine(house.url, weather);
    return new Caller(line.url, owner.headers);
  };
  try {
    return await underWriters({ on, people: 20, pause: 60, retry: 20, through: far }, async () => {
      await wait(rounds * 5_000);
      return ({ writers }) => [figure("sent again", writers.again()), ...(line ? [last(line)] : [])];
    });
  } finally {
    await line?.close();
  }
}

export const lostAnswers: Trial = {
  name: "lost-answers",
  does: "30 % of the answers to saves never arrive",
  rounds: 6,
  quick: 1,
  onBoth: true,
  run: ({ on, rounds }) =>
    through(on, rounds, { losesAnswers: 0.3 }, (line) => figure("answers that were lost", line.lost())),
};

export const cutLine: Trial = {
  name: "cut-line",
  does: "20 % of the saves are cut when half of their body has gone through",
  rounds: 6,
  quick: 1,
  onBoth: true,
  run: ({ on, rounds }) =>
    through(on, rounds, { cuts: 0.2 }, (line) => figure("requests that were cut", line.cut())),
};

export const slowLine: Trial = {
  name: "slow-line",
  does: "800 ms each way, 128 kbit/s",
  rounds: 6,
  quick: 0,
  onBoth: false,
  run: ({ on, rounds }) =>
    through(on, rounds, { delay: 800, bytesPerSecond: 16_000 }, () => figure("milliseconds each way", 800)),
};
