/** What the checks find: walked, mended, ignored; the whole document at once. */

import { may } from "../../access";
import { type KeyCommand, mayHere, opensDialog, opensPanel } from "./key-command";

export const FINDING_KEYS: readonly KeyCommand[] = [
  {
    id: "findings",
    group: "check",
    keys: ["Alt+K"],
    where: "rows",
    isAvailable: mayHere("read-source"),
    does: opensPanel("findings"),
  },
  {
    id: "next-finding",
    group: "check",
    keys: ["F7"],
    where: "everywhere",
    isAvailable: ({ me }) => may(me.role, "read-source"),
    does: () => ({ findings: "next" }),
  },
  {
    id: "previous-finding",
    group: "check",
    keys: ["Shift+F7"],
    where: "everywhere",
    isAvailable: ({ me }) => may(me.role, "read-source"),
    does: () => ({ findings: "previous" }),
  },
  {
    id: "mend-finding",
    group: "check",
    keys: ["Ctrl+."],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: () => ({ findings: "mend" }),
  },
  {
    id: "ignore-finding",
    group: "check",
    keys: ["Shift+Alt+K"],
    where: "rows",
    isAvailable: mayHere("edit"),
    does: () => ({ findings: "ignore" }),
  },
  {
    id: "coverage",
    group: "check",
    keys: ["Alt+B"],
    where: "rows",
    isAvailable: mayHere("read-source"),
    does: opensPanel("coverage"),
  },
  {
    id: "next-open",
    group: "check",
    keys: ["F9"],
    where: "everywhere",
    isAvailable: ({ me }) => may(me.role, "read-source"),
    does: () => ({ findings: "next-open" }),
  },
  {
    id: "previous-open",
    group: "check",
    keys: ["Shift+F9"],
    where: "everywhere",
    isAvailable: ({ me }) => may(me.role, "read-source"),
    does: () => ({ findings: "previous-open" }),
  },
  {
    id: "check-document",
    group: "check",
    menu: "document",
    keys: ["Ctrl+Alt+K"],
    where: "everywhere",
    isAvailable: ({ me }) => may(me.role, "read-source"),
    does: opensDialog("findings"),
  },
];
