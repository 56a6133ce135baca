import { Person } from "./people";
import { Id, line, Moment, personText, words } from "./text";
import { z } from "./z";

/** So many names are changed at once. */
export const CHANGES_MOST = 2_000;

const NAME_KINDS = ["person", "place", "organisation", "work", "none"] as const;

/** How a name is written. */
const Entry = z.object({
  /** "none": it was proposed and is no name. */
  kind: z.enum(NAME_KINDS),
  /** As the Chinese has it in full, and its other forms there. */
  zh: line(60),
  aliases: z.array(line(60)).max(20),
  /** The English at first mention, and afterwards; "" where it is the same. */
  first: line(200, 0),
  later: line(200, 0),
  /** Other English that may stand for it. */
  allowed: z.array(line(200)).max(20),
  /** Whether the English puts the surname first; null where that says nothing. */
  surnameFirst: z.boolean().nullable(),
  note: line(500, 0),
});
export type NameEntry = z.infer<typeof Entry>;

/** GET /projects/{id}/names */
export const NameList = z.object({
  /** The English at first mention has the Chinese behind it: Ren Zhengfei (任正非). */
  firstHasChinese: z.boolean(),
  names: z.array(
    Entry.extend({
      id: Id,
      /** The speaker of that name, whose English label follows `first` as long as both are the same; null: nobody speaks by it. */
      speakerId: Id.nullable(),
      setBy: Person.nullable(),
      updatedAt: Moment,
    }),
  ),
});
export type NameList = z.infer<typeof NameList>;

/**
 * PUT /projects/{id}/names: each change says what the person saw (`was`) and what shall be (`now`), null for no entry. Sent back with
 * the two exchanged, it is undone.
 */
const NameChange = z.object({ zh: line(60), was: Entry.nullable(), now: Entry.nullable() });
export const NameChanges = z.object({ names: z.array(NameChange).min(1).max(CHANGES_MOST) });
export type NameChanges = z.infer<typeof NameChanges>;

/** PUT /projects/{id}/names/settings */
export const NameSettings = z.object({ firstHasChinese: z.boolean() });

/** POST /projects/{id}/names/proposals: from one document, or from all. */
export const AskProposals = z.object({
  documentId: Id.optional(),
  limit: z.number().int().min(1).max(500).default(200),
});
const Rendering = z.object({ text: z.string(), count: z.number().int() });
const GUESS_SOURCES = ["english", "dictionary", "pinyin"] as const;
const ProposedName = z.object({
  zh: z.string(),
  kind: z.enum(["person", "place", "organisation", "work"]),
  aliases: z.array(z.string()),
  count: z.number().int(),
  /** How the English that stands there has it, the commonest first. */
  renderings: z.array(Rendering),
  /** What would be put into the ledger; "" where nothing can be said. */
  first: z.string(),
  later: z.string(),
  surnameFirst: z.boolean().nullable(),
  /** Where `first` comes from: the English of the texts, the dictionary, or the sounds. */
  from: z.enum(GUESS_SOURCES).nullable(),
  /** Higher is surer; comparable within one answer. */
  score: z.number(),
  places: z.array(
    z.object({
      documentId: Id,
      segmentId: Id,
      start: z.number().int(),
      end: z.number().int(),
      around: z.string(),
    }),
  ),
});
export const NameProposals = z.object({ names: z.array(ProposedName) });
export type NameProposals = z.infer<typeof NameProposals>;

/** POST /projects/{id}/names/recognise: the names in a row’s Chinese, or one name. */
export const RecogniseNames = z.object({ source: words(20_000), segmentId: Id.nullable().default(null) });
const RecognisedName = z.object({
  /** The first place in the text. UTF-16 offsets, end left out. */
  start: z.number().int(),
  end: z.number().int(),
  /** As it stands there. */
  zh: z.string(),
  kind: z.enum(["person", "place", "organisation", "work"]),
  /** Of the ledger; null: it was only recognised. */
  name: Entry.nullable(),
  /** What is written here: at first mention with its Chinese where the project wants that. "" where nothing can be said. */
  insert: z.string(),
  /** Where `insert` comes from. */
  from: z.enum(["ledger", ...GUESS_SOURCES]).nullable(),
  /** Rows that hold it, and how their English has it, the commonest first; of the first two thousand rows. */
  rows: z.number().int(),
  forms: z.array(Rendering),
  /** Rows with English in which no form of the ledger stands. */
  without: z.number().int(),
  /** Where it is met first in the order of the chapters. */
  firstMention: z
    .object({
      documentId: Id,
      title: z.string(),
      segmentId: Id,
      number: z.number().int(),
      isHere: z.boolean(),
    })
    .nullable(),
});
export const RecognisedNames = z.object({ names: z.array(RecognisedName) });
export type RecognisedNames = z.infer<typeof RecognisedNames>;

export const NamesExportQuery = z.object({ format: z.enum(["csv", "tsv", "xlsx"]).default("csv") });

/** POST /projects/{id}/names/read: a table of names, as a file or as text. */
export const ReadNamesText = z.object({ text: personText(2_000_000, 1) });
export const ReadNamesFile = z.object({});
/** What a file would change. Nothing is stored; sent as PUT /projects/{id}/names, it is. */
export const NamesRead = z.object({
  names: z.array(NameChange),
  /** Names that are in the ledger as the file has them. */
  same: z.number().int(),
  /** Why and where: the row of the table. The first hundred. */
  problems: z.array(z.object({ code: z.string(), place: z.number().int() })),
});
export type NamesRead = z.infer<typeof NamesRead>;
