import { ALIGNMENT_PANEL } from "./alignment/panel";
import { COMMENTS_PANEL } from "./comments/panel";
import { SOURCE_PANEL } from "./corrections/panel";
import { COVERAGE_PANEL } from "./coverage/panel";
import type { FeaturePanel } from "./feature-panel";
import { FINDINGS_PANEL } from "./findings/panel";
import { HISTORY_PANEL } from "./history/panel";
import { MATCHES_PANEL } from "./memory/panel";
import { NAMES_PANEL } from "./names/panel";
import { REVIEW_PANEL } from "./review/panel";
import { SCORE_PANEL } from "./score/panel";
import { SUGGESTIONS_PANEL } from "./suggestions/panel";
import { TERMS_PANEL } from "./terms/panel";

/** The tabs of the panel at the side, in this order. All of them come to the browser with the panel. */
export const PANELS: readonly FeaturePanel[] = [
  FINDINGS_PANEL,
  COVERAGE_PANEL,
  MATCHES_PANEL,
  TERMS_PANEL,
  NAMES_PANEL,
  COMMENTS_PANEL,
  HISTORY_PANEL,
  SUGGESTIONS_PANEL,
  REVIEW_PANEL,
  SCORE_PANEL,
  ALIGNMENT_PANEL,
  SOURCE_PANEL,
];
