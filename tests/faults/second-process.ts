/** A second start on data that is in use: refused at once, and the first goes on. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../../lib/cli/start/database.mjs";
import { House } from "./house";
import { figure, none, type Trial } from "./trial";

const START = join(import.meta.dirname, "..", "..", "lib", "cli", "start.mjs");

export const secondProcess: Trial = {
  name: "second-process",
  does: "the app is started again on a data folder that is in use",
  rounds: 5,
  quick: 1,
  onBoth: false,
  run: async ({ on, rounds }) => {
    const house = await House.make({ on });
    try {
      await house.start();
      let longest = 0;
      let notRefused = 0;
      for (let round = 0; round < rounds; round += 1) {
        const since = performance.now();
        const { status, said } = await startOn(house.dataDir);
        longest = Math.max(longest, (performance.now() - since) / 1_000);
        if (status !== 1 || !said.includes(`already running`) || !said.includes(house.url)) notRefused += 1;
        await house.isWell(3_000);
      }
      return [
        figure("second starts", rounds),
        none("not refused with a clear word", notRefused),
        {
          what: "seconds until it was refused, at most",
          value: longest.toFixed(2),
          wrong: longest <= 3 ? null : "must be at most 3",
        },
      ];
    } finally {
      await house.stop();
    }
  },
};

async function startOn(dataDir: string): Promise<{ status: number | null; said: string }> {
  const port = String(await freePort());
  const child = spawn(process.execPath, [START], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: port,
      HOST: "127.0.0.1",
      DATABASE_URL: "",
      DUIZHAO_LANGUAGE: "en",
      DUIZHAO_URL: "",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (piece: string) => {
    said += piece;
  });
  const status = await new Promise<number | null>((done) => child.once("close", done));
  return { status, said };
}
