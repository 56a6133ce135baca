import "server-only";

import { may } from "../access";
import type { PublicationInput } from "../interchange/publication";
import { NO_PROGRESS } from "../segments/states";
import { type Document, UNTITLED } from "../wire/documents";
import type { EventData, EventName, ToldSegment } from "../wire/events";
import { Prisma } from "./generated/client";
import type { Scope } from "./scope";

/**
 * What a role may see of a document (ACC-3): one place, which every road to a text goes through — rows, search, events, exports,
 * the reading page, the document's own figures, the members. Whoever may see the Chinese sees all of it. A viewer sees
 * English that is approved and where it stands: not the Chinese nor its title and file, not who wrote or approved, not why
 * something was left out, not how much is drafted, not who else is here.
 *
 * What a viewer is shown is made field by field: a field that is added to a shape does not compile until somebody has
 * said here what a viewer sees of it.
 */
export interface Sight {
  /** They see everything there is. */
  readonly isWhole: boolean;
  /** Which rows, as a condition on "Segment" `s`. */
  readonly rows: Prisma.Sql;
  /** The same of a row that was read. */
  readonly holds: (row: Standing) => boolean;
  readonly segment: <Row extends ToldSegment>(row: Row) => Row;
  /** What happened to rows; null: nothing that they may know of. */
  readonly told: (told: EventData<"segments">) => EventData<"segments"> | null;
  /** Which other events, by name. */
  readonly hears: (name: EventName) => boolean;
  /** `document` has the figures of the rows that they see, and the title that they see. */
  readonly document: (document: Document) => Document;
  readonly publication: <Input extends Publication>(input: Input) => Input;
  /** Whose membership, as a condition of Prisma's. */
  readonly members: Prisma.MembershipWhereInput;
}

type Standing = Pick<ToldSegment, "state" | "subState">;
type Publication = Pick<PublicationInput, "title" | "translators" | "segments" | "definitions">;

export function sightOf(scope: Scope): Sight {
  return seesAll(scope) ? WHOLE : approvedEnglish(scope.userId);
}

/** May they see the Chinese, and English that is not approved? */
export function seesAll(scope: Scope): boolean {
  return may(scope.role, "read-source");
}

const WHOLE: Sight = {
  isWhole: true,
  rows: Prisma.sql`true`,
  holds: () => true,
  segment: (row) => row,
  told: (told) => told,
  hears: () => true,
  document: (document) => document,
  publication: (input) => input,
  members: {},
};

/** What is left out on purpose was not approved. */
function isApproved({ state, subState }: Standing): boolean {
  return (state === "reviewed" || state === "final") && subState !== "omitted";
}

function approvedEnglish(userId: string): Sight {
  return {
    isWhole: false,
    rows: Prisma.sql`s.state in ('reviewed', 'final') and s."subState" is distinct from 'omitted'`,
    holds: isApproved,
    segment: approvedRow,
    told: approvedTold,
    hears: (name) => name === "segments" || name === "reload" || name === "beat",
    document: approvedDocument,
    publication: approvedPublication,
    members: { userId },
  };
}

function approvedRow<Row extends ToldSegment>(row: Row): Row {
  const { id, position, rank, revision, state, subState, target, words, updatedAt } = row;
  const shown: Required<ToldSegment> = {
    id,
    position,
    rank,
    revision,
    state,
    subState,
    target,
    words,
    updatedAt,
    source: [],
    approvedId: null,
    omittedReason: null,
    link: null,
    openComments: 0,
    openSuggestions: 0,
    translator: null,
    waitsFor: null,
    isOnlyFixed: false,
    filledFrom: null,
    lock: null,
    contributors: [],
    sentBack: null,
    updatedBy: null,
  };
  return shown as Row; // a row has no more than these, and `position` is the row's own
}

/**
 * A row that was approved once and is no more is gone; of one that never was, nothing is said, unless the structure changed:
 * undoing that can take a row back to before its approval.
 */
function approvedTold({ segments, removed, structure }: EventData<"segments">): EventData<"segments"> | null {
  const gone = segments.filter(
    (row) => !isApproved(row) && (structure || row.approvedId !== null || row.subState === "omitted"),
  );
  const told = {
    segments: segments.filter(isApproved).map(approvedRow),
    removed: [...removed, ...gone.map(({ id }) => id)],
    by: null,
    structure,
  };
  return told.segments.length === 0 && told.removed.length === 0 && !structure ? null : told;
}

function approvedDocument(document: Document): Document {
  const { id, projectId, title, englishTitle, notation, segments, words, progress, createdAt, updatedAt } =
    document;
  const { reviewed, final } = progress;
  return {
    id,
    projectId,
    title,
    englishTitle,
    fileName: "",
    encoding: null,
    notation,
    language: "zh-Hans",
    segments,
    setAside: 0,
    characters: 0,
    words,
    progress: { ...NO_PROGRESS, reviewed, final },
    createdBy: null,
    createdAt,
    updatedAt,
  };
}

/** Rows that are not approved stay as gaps, so that nothing is missing in silence; nothing of what stands in them is left. */
function approvedPublication<Input extends Publication>(input: Input): Input {
  const approved = input.segments.filter(isApproved).map(({ target }) => target.toLowerCase());
  const named = [...(input.definitions ?? [])].filter(([name]) =>
    approved.some((text) => text.includes(`[${name}]`)),
  );
  return {
    ...input,
    // Where the original's links lead is the Chinese; those that approved English names are its own.
    ...(input.definitions && { definitions: new Map(named) }),
    title: UNTITLED,
    translators: [],
    segments: input.segments.map((row) => ({
      ...row,
      omittedReason: null,
      target: isApproved(row) ? row.target : "",
    })),
  };
}
