import type { ComponentType } from "react";
import { Conflict, Refused } from "../dialogs/conflict";
import { GoToRow } from "../dialogs/go-to-row";
import { Help } from "../dialogs/help";
import { ImportDraft } from "../dialogs/import-draft";
import { Legend } from "../dialogs/legend";
import { ManyRows } from "../dialogs/many-rows";
import { Palette } from "../dialogs/palette";
import { Omit, SetAside } from "../dialogs/reasoned";
import { SignIn } from "../dialogs/sign-in";
import { Alignments } from "./alignment/alignments";
import { Correct } from "./corrections/correct";
import { Corrections } from "./corrections/corrections";
import type { DialogProps } from "./dialog-props";
import { DictionaryDialog } from "./dictionary/dictionary";
import { Replace } from "./find/replace";
import { StoppedDecision } from "./findings/stopped-decision";
import { WholeDocument } from "./findings/whole-document";
import { Concordance } from "./memory/concordance";
import { PretranslateDialog } from "./memory/pretranslate";
import { PropagateDialog } from "./memory/propagate";
import { AddTerm } from "./terms/add-term";

/** Every dialog by the name that a command opens it with (`opensDialog`). All of them come to the browser when the first is asked for. */
export const DIALOGS: Readonly<Record<string, ComponentType<DialogProps>>> = {
  "add-term": AddTerm,
  alignments: Alignments,
  concordance: Concordance,
  conflict: Conflict,
  correct: Correct,
  corrections: Corrections,
  dictionary: DictionaryDialog,
  findings: WholeDocument,
  "go-to-row": GoToRow,
  help: Help,
  "import-draft": ImportDraft,
  legend: Legend,
  "many-rows": ManyRows,
  omit: Omit,
  palette: Palette,
  pretranslate: PretranslateDialog,
  propagate: PropagateDialog,
  refused: Refused,
  replace: Replace,
  "set-aside": SetAside,
  "sign-in": SignIn,
  stopped: StoppedDecision,
};
