import type { Call } from "./call";
import { Accepted } from "./documents";
import {
  Analysis,
  Concordance,
  ConcordanceQuery,
  Matches,
  MatchList,
  MemoryExportQuery,
  MemoryFile,
  MemoryList,
  MemoryMade,
  MemoryText,
  MemoryUse,
  NewMemory,
  ProjectAnalysis,
} from "./memories";
import {
  CleanUp,
  CleanUpQuery,
  EntryList,
  EntryQuery,
  EntrySaved,
  EntryTexts,
  MemoryStatistics,
  ReadableMemories,
} from "./memory-entries";
import { Ok } from "./text";

/** Past translations: memories, what is found in them, and what a text holds of them before work begins. */
export const MEMORY_CALLS: readonly Call[] = [
  {
    method: "get",
    path: "/projects/{projectId}/memories",
    does: "The memories that matches of a project come from, as far as you may read them, in the order in which they are asked.",
    answers: { 200: MemoryList },
  },
  {
    method: "post",
    path: "/projects/{projectId}/memories",
    body: NewMemory,
    does: "Makes a memory in a project, which uses it from then on.",
    answers: { 201: MemoryMade },
  },
  {
    method: "put",
    path: "/projects/{projectId}/memories/{memoryId}",
    body: MemoryUse,
    does: "Has a project use a memory, also another project's that you may read; says its place and its penalty.",
    answers: { 200: Ok },
  },
  {
    method: "delete",
    path: "/projects/{projectId}/memories/{memoryId}",
    does: "Has a project use a memory no longer. The memory stays, and so does the project's own.",
    answers: { 200: Ok },
  },
  {
    method: "post",
    path: "/memories/{memoryId}/import",
    body: MemoryText,
    upload: MemoryFile,
    does: "Takes the units of a TMX file as a job, whose result is `{units, taken, folded, refused, problems}`: damaged units are reported with their place, the rest is taken, and what the memory holds already is folded.",
    answers: { 202: Accepted },
  },
  {
    method: "get",
    path: "/memories/{memoryId}/export",
    query: MemoryExportQuery,
    does: "The whole memory as TMX 1.4b.",
    answers: { 200: ["application/x-tmx+xml"] },
  },
  {
    method: "get",
    path: "/memories",
    does: "All memories that you may read, in whatever project they are.",
    answers: { 200: ReadableMemories },
  },
  {
    method: "get",
    path: "/memories/{memoryId}/entries",
    query: EntryQuery,
    does: "The entries of a memory, the newest first: all, those that hold a phrase in Chinese or English, those of rows, of sentences, of files.",
    answers: { 200: EntryList },
  },
  {
    method: "put",
    path: "/memories/{memoryId}/entries/{entryId}",
    body: EntryTexts,
    does: "Changes an entry that came from a file; 409 for one that a row makes, which is changed in its row.",
    answers: { 200: EntrySaved },
  },
  {
    method: "delete",
    path: "/memories/{memoryId}/entries/{entryId}",
    does: "Takes an entry out of a memory.",
    answers: { 200: Ok },
  },
  {
    method: "post",
    path: "/memories/{memoryId}/entries/{entryId}/restore",
    does: "Brings an entry back that was taken out.",
    answers: { 200: Ok },
  },
  {
    method: "get",
    path: "/memories/{memoryId}/statistics",
    does: "How many entries a memory has, of which origin, and who translated them.",
    answers: { 200: MemoryStatistics },
  },
  {
    method: "get",
    path: "/memories/{memoryId}/clean-up",
    query: CleanUpQuery,
    does: "What somebody may want to put in order, page by page: the same Chinese with different English, or sides that do not seem to belong together.",
    answers: { 200: CleanUp },
  },
  {
    method: "post",
    path: "/projects/{projectId}/matches",
    body: Matches,
    does: "What was translated before that is like a text, best first: everything of at least 70, and most of at least 50 where `minimum` asks for it. For several texts (`sources`) a list for each.",
    answers: { 200: MatchList },
  },
  {
    method: "get",
    path: "/projects/{projectId}/concordance",
    query: ConcordanceQuery,
    does: "Where a phrase was translated before, Simplified and Traditional alike, the newest first, with what answers it and how often.",
    answers: { 200: Concordance },
  },
  {
    method: "post",
    path: "/documents/{documentId}/analysis",
    does: "How much of a document was translated before, in 字数 and rows: repetitions inside it, matches by score, and what is new. Long documents answer 202 and go on as a job.",
    answers: { 200: Analysis, 202: Accepted },
  },
  {
    method: "post",
    path: "/projects/{projectId}/analysis",
    does: "The same of all documents of a project, each by itself and together; what repeats an earlier document is counted once. 202 where it takes longer.",
    answers: { 200: ProjectAnalysis, 202: Accepted },
  },
];
