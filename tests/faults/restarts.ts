/** The app is killed in the middle of long work, and started again. */
import { setTimeout as wait } from "node:timers/promises";
import type { Job } from "../../lib/wire/documents";
import { inHouse } from "./frame";
import { importLong, isWholeOrNot, orderExport, outcomeOf, printOf } from "./long-work";
import { figure, none, type Trial, upAgain } from "./trial";
import { makeDocument } from "./writers";

/** At these shares of its time, as a first run takes it. */
const SHARES = [0.1, 0.3, 0.6, 0.9];

export const restartDuring: Trial = {
  name: "restart-during",
  does: "kill -9 of the whole app at 10, 30, 60 and 90 % of an import of 1,000,000 characters and of its export, by a call and by a job",
  rounds: 4,
  quick: 0,
  onBoth: true,
  run: ({ on, rounds }) =>
    inHouse({ on }, async (house, owner) => {
      const beside = await makeDocument(owner, 3);
      const since = performance.now();
      const first = await importLong(owner, beside);
      await isWholeOrNot(owner, first);
      const importTook = performance.now() - since;
      const { result } = await owner.call<Job>("GET", `/jobs/${first.job}`);
      const documentId = (result as { id: string }).id;
      const address = `${house.url}/api/v1/documents/${documentId}/export?format=docx&include=all`;
      const exportOnce = async () => {
        const response = await fetch(address, { headers: owner.headers });
        if (!response.ok) return `status ${response.status}`;
        return printOf(response);
      };
      const exportSince = performance.now();
      const whole = await exportOnce();
      const exportTook = performance.now() - exportSince;

      const seconds: number[] = [];
      let halves = 0;
      let wrongFiles = 0;
      let wrongJobs = 0;
      let resumed = 0;
      let finishedBefore = 0;
      for (const share of SHARES.slice(0, rounds)) {
        const job = await importLong(owner, beside);
        await wait(importTook * share);
        const now = await owner.call<Job>("GET", `/jobs/${job.job}`);
        if (now.state === "done") finishedBefore += 1;
        await house.killApp();
        seconds.push(await house.start());
        if (!(await isWholeOrNot(owner, job))) halves += 1;

        const order = await orderExport(owner, documentId);
        const cut = exportOnce().catch(() => "cut");
        await wait(exportTook * share);
        await house.killApp();
        const seen = await cut;
        seconds.push(await house.start());
        if (seen !== "cut" && seen !== whole) wrongFiles += 1;
        const made = await outcomeOf(owner, order);
        if (made === whole) resumed += 1;
        else if (made !== "failed") wrongJobs += 1;
        if ((await exportOnce()) !== whole) wrongFiles += 1;
      }
      return [
        figure("restarts", seconds.length),
        figure("imports that were done before the kill", finishedBefore),
        none("imports that are neither whole nor clearly failed", halves),
        none("exports that looked whole and were another file", wrongFiles),
        figure("exports by a job that gave the whole file after it", resumed),
        none("exports by a job that neither gave it nor clearly failed", wrongJobs),
        upAgain(seconds),
      ];
    }),
};
