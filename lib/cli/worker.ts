/**
 * The worker: imports and alignments, off the web server's process.
 *
 *     DATABASE_URL=… node --conditions=react-server --import tsx lib/cli/worker.ts
 *
 * SIGTERM or SIGINT gives back the job in hand and ends.
 */
import { database } from "../db/client";
import { standBack } from "../db/stand-back";
import { startWorker } from "../server/jobs/worker";

standBack();
const worker = startWorker((line) => process.stderr.write(`${line}\n`));
let stopping = false;

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await worker.stop();
    await database().$disconnect();
    process.exit(0);
  });
}

process.send?.("listening");
