import type { Call } from "./call";
import { NameChanges, NameList } from "./names";

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
];
