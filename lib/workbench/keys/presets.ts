/**
 * The keys of other tools, for hands that know them: only what differs from our table. Looked up in the tools' manuals were memoQ's Ctrl+G and
 * F2, OmegaT's Ctrl+U, and Phrase's keys to join, split, filter, replace and copy the source; the others are as they are widely known.
 *
 * Where a tool's key is one that the browser keeps (Ctrl+T, Ctrl+N), ours stays. A command that loses its key to another one gets
 * one beside it. Where a tool has no such command, ours stays.
 */

import type { OwnKeys } from "../../wire/people";
import type { Bindings } from "./bindings";

export const PRESETS: Readonly<Record<OwnKeys["preset"], Bindings>> = {
  duizhao: {},
  memoq: {
    "copy-source": ["Ctrl+Shift+S"],
    "merge-next": ["Ctrl+J"],
    "next-unconfirmed": ["Ctrl+G"],
    "go-to-row": ["Ctrl+Shift+G"],
    correct: ["F2", "Alt+E"],
    "next-mark": ["F9"],
    "next-open": ["Ctrl+F9"],
    "previous-open": ["Ctrl+Shift+F9"],
  },
  trados: {
    concordance: ["F3"],
    "next-hit": ["Ctrl+F3"],
    "previous-hit": ["Ctrl+Shift+F3"],
    "add-term": ["Ctrl+F2"],
    split: ["Alt+Shift+T"],
    "merge-next": ["Ctrl+Alt+S"],
    terms: ["Ctrl+Alt+T"],
    "check-document": ["F8"],
    "next-mark": ["Ctrl+,"],
  },
  omegat: {
    "next-unfinished": ["Ctrl+U"],
    previous: ["Ctrl+P", "Alt+ArrowUp"],
    "go-to-row": ["Ctrl+J"],
    "copy-source": ["Ctrl+Shift+R"],
    replace: ["Ctrl+K"],
    concordance: ["Ctrl+Shift+F"],
    "add-term": ["Ctrl+Shift+G"],
  },
  phrase: {
    split: ["Ctrl+E"],
    "merge-next": ["Ctrl+J"],
    filter: ["Ctrl+Shift+F"],
    "add-term": ["Ctrl+Alt+E"],
  },
};
