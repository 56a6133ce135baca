import type { Area, Translation } from "./keys";
import { account } from "./zh-hans/account";
import { align } from "./zh-hans/align";
import { certificate } from "./zh-hans/certificate";
import { changes } from "./zh-hans/changes";
import { checks } from "./zh-hans/checks";
import { cli } from "./zh-hans/cli";
import { corrections } from "./zh-hans/corrections";
import { counts } from "./zh-hans/counts";
import { editor } from "./zh-hans/editor";
import { exchange } from "./zh-hans/exchange";
import { exportWords } from "./zh-hans/export";
import { help } from "./zh-hans/help";
import { importWords } from "./zh-hans/import";
import { jobs } from "./zh-hans/jobs";
import { launch } from "./zh-hans/launch.mjs";
import { memory } from "./zh-hans/memory";
import { names } from "./zh-hans/names";
import { problems } from "./zh-hans/problems";
import { project } from "./zh-hans/project";
import { readers } from "./zh-hans/readers";
import { reading } from "./zh-hans/reading";
import { returns } from "./zh-hans/returns";
import { review } from "./zh-hans/review";
import { score } from "./zh-hans/score";
import { segmentation } from "./zh-hans/segmentation";
import { segments } from "./zh-hans/segments";
import { start } from "./zh-hans/start";
import { terms } from "./zh-hans/terms";
import { ui } from "./zh-hans/ui";

/** The words in Simplified Chinese. */
export const zhHans: { readonly [A in Area]: Translation<A> } = {
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
