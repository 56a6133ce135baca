import { bigBodies, endedRights, guesses, slowConnections } from "./attacks";
import { backupUnderLoad } from "./backup-under-load";
import { forgedBackups, fuzz, worstCalls } from "./bounds";
import { clockSteps } from "./clock-steps";
import { fullDisk } from "./full-disk";
import { killApp, killDatabase } from "./kills";
import { cutLine, lostAnswers, slowLine } from "./lines";
import { oldDatabase } from "./old-database";
import { firstStart, powerCut } from "./power-cut";
import { approveAgainstSave, oneSegment } from "./races";
import { restartDuring } from "./restarts";
import { secondProcess } from "./second-process";
import type { Trial } from "./trial";

export const TRIALS: readonly Trial[] = [
  killApp,
  killDatabase,
  powerCut,
  firstStart,
  fullDisk,
  secondProcess,
  lostAnswers,
  cutLine,
  slowLine,
  clockSteps,
  oneSegment,
  approveAgainstSave,
  restartDuring,
  oldDatabase,
  backupUnderLoad,
  bigBodies,
  slowConnections,
  guesses,
  endedRights,
  worstCalls,
  fuzz,
  forgedBackups,
];
