import type { Call } from "./call";
import { Accepted } from "./documents";
import {
  AskProposals,
  NameChanges,
  NameList,
  NameProposals,
  NameSettings,
  NamesExportQuery,
  NamesRead,
  ReadNamesFile,
  ReadNamesText,
  RecognisedNames,
  RecogniseNames,
} from "./names";
import { Ok } from "./text";

/** The ledger of names. */
export const NAME_CALLS: readonly Call[] = [
  {
    method: "get",
    path: "/projects/{projectId}/names",
    does: "The ledger of names: people, places, organisations and works with their English at first mention and later.",
    answers: { 200: NameList },
  },
  {
    method: "put",
    path: "/projects/{projectId}/names",
    body: NameChanges,
    does: "Adds, changes and removes names, all or none; 409 where one has changed since it was seen. Sent back with `was` and `now` exchanged, it is undone.",
    answers: { 200: NameList },
  },
  {
    method: "put",
    path: "/projects/{projectId}/names/settings",
    body: NameSettings,
    does: "Whether the English of a name has its Chinese behind it at first mention: Ren Zhengfei (任正非).",
    answers: { 200: Ok },
  },
  {
    method: "post",
    path: "/projects/{projectId}/names/proposals",
    body: AskProposals,
    does: "Names in a document or in all of the project that the ledger does not have, the surest first: how often, how the English has them, and a first guess with its source. Long texts answer 202 and go on as a job.",
    answers: { 200: NameProposals, 202: Accepted },
  },
  {
    method: "post",
    path: "/projects/{projectId}/names/recognise",
    body: RecogniseNames,
    does: "The names in a row’s Chinese: how the ledger writes them, how the English has them so far, and where they are met first.",
    answers: { 200: RecognisedNames },
  },
  {
    method: "post",
    path: "/projects/{projectId}/names/read",
    body: ReadNamesText,
    upload: ReadNamesFile,
    does: "Reads a CSV, TSV or XLSX table of names and answers what it would change. Nothing is stored: send `names` by PUT. Long files answer 202 and go on as a job.",
    answers: { 200: NamesRead, 202: Accepted },
  },
  {
    method: "get",
    path: "/projects/{projectId}/names/export",
    query: NamesExportQuery,
    does: "The ledger of names as CSV, TSV or XLSX.",
    answers: {
      200: [
        "text/csv",
        "text/tab-separated-values",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      ],
    },
  },
];
