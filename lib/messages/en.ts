import { account } from "./en/account";
import { align } from "./en/align";
import { certificate } from "./en/certificate";
import { changes } from "./en/changes";
import { checks } from "./en/checks";
import { cli } from "./en/cli";
import { corrections } from "./en/corrections";
import { counts } from "./en/counts";
import { editor } from "./en/editor";
import { exchange } from "./en/exchange";
import { exportWords } from "./en/export";
import { help } from "./en/help";
import { importWords } from "./en/import";
import { jobs } from "./en/jobs";
import { launch } from "./en/launch.mjs";
import { memory } from "./en/memory";
import { names } from "./en/names";
import { problems } from "./en/problems";
import { project } from "./en/project";
import { readers } from "./en/readers";
import { reading } from "./en/reading";
import { returns } from "./en/returns";
import { review } from "./en/review";
import { score } from "./en/score";
import { segmentation } from "./en/segmentation";
import { segments } from "./en/segments";
import { start } from "./en/start";
import { terms } from "./en/terms";
import { ui } from "./en/ui";

/** The English words by area. Which keys there are, and what each needs, is taken from here. */
export const en = {
  account,
  align,
  certificate,
  changes,
  checks,
  cli,
  corrections,
  counts,
  editor,
  exchange,
  export: exportWords,
  help,
  import: importWords,
  jobs,
  launch,
  memory,
  names,
  problems,
  project,
  readers,
  reading,
  returns,
  review,
  score,
  segmentation,
  segments,
  start,
  terms,
  ui,
};
