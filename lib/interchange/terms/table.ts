/**
 * Terms in a table: CSV, TSV, XLSX, and the tab files of OmegaT.
 *
 * TERMS-TBL-1  Columns are told by the headings of the first row, or by whoever brings the file. Without headings the column with most Chinese
 *              is the Chinese, the other of the first two the English, and what follows a note. “Source” and “target” say nothing of languages: the
 *              one with more Chinese is the Chinese. Rows that begin with # are comments.
 * TERMS-TBL-2  A row is a concept, and several words of a cell are parted by | or ；. Rows that follow each other with the same number or id are
 *              one concept. Where that column is called “concept”, as here, a cell holds one word.
 * TERMS-TBL-3  A row without Chinese or without English is reported by its number, and the rest is taken.
 * TERMS-TBL-4  What is written is read as it was: a row for each pair of words, numbered by concept, with a column for everything that an entry holds.
 */
import {
  type ConceptText,
  NO_WORDS,
  type Term,
  type TermLanguage,
  type TermStatus,
} from "../../term/concept";
import { CONCEPTS_MOST, conceptOf, type TermsProblem, type TermsRead } from "./terms-read";

export const COLUMN_KINDS = [
  "concept",
  "zh",
  "en",
  "zh-status",
  "status",
  "zh-reason",
  "reason",
  "forms",
  "definition",
  "note",
  "subject",
  "example",
  "image",
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];
/** What each column is, in their order; null for one that is not read. */
export type Columns = readonly (ColumnKind | null)[];

export interface TableRead extends TermsRead {
  readonly columns: Columns;
  readonly hasHeadings: boolean;
}

const HEADINGS: Readonly<Record<ColumnKind, RegExp>> = {
  concept:
    /^(?:concept(?:[ _]?(?:id|no\.?|number))?|entry(?:[ _]?(?:id|number))|id|条目|条目号|编号|序号)$/iu,
  "zh-status": /^(?:(?:zh|chinese|source)[ _-]status|中文状态|原文状态)$/iu,
  status: /^(?:(?:(?:en|english|target|term)[ _-])?(?:status|usage)|状态|译文状态|英文状态)$/iu,
  "zh-reason": /^(?:(?:zh|chinese|source)[ _-]reason|中文理由|原文理由)$/iu,
  reason: /^(?:(?:(?:en|english|target)[ _-])?reason|理由|原因|译文理由|英文理由)$/iu,
  forms: /^(?:(?:(?:en|english)[ _-])?forms|词形|变化形式)$/iu,
  definition: /^(?:(?:entry_|concept )?definition|定义|释义)$/iu,
  note: /^(?:notes?|comments?|remarks?|description|备注|備註|说明|注释)$/iu,
  subject: /^(?:subject(?:[ _]?field)?|domain|field|领域|学科)$/iu,
  example: /^(?:examples?|context|例句|语境)$/iu,
  image: /^(?:image(?:[ _]?(?:link|url))?|picture|图片|图片链接)$/iu,
  zh: /^(?:zh(?:[-_]\w+)*|cmn|(?:simplified |traditional )?chinese(?:[ _(].*)?|中文.*|汉语|漢語|简体.*|繁体.*|繁體.*|原文|术语|source(?:[ _]?(?:string|term|text))?|term)$/iu,
  en: /^(?:en(?:[-_]\w+)*|english(?:[ _(].*)?|英文.*|英语|英語|译文|譯文|译名|target(?:[ _]?(?:string|term|text))?|translation)$/iu,
};
const NEUTRAL = /^(?:source|target|原文|译文|譯文|translation|term|术语)/iu;

export function readTermsTable(rows: readonly (readonly string[])[], chosen?: Columns): TableRead {
  const first = rows.findIndex((row) => !isComment(row) && row.some((cell) => cell.trim() !== ""));
  if (first === -1) return { concepts: [], problems: [], columns: [], hasHeadings: false };
  const named = columnsByHeading(rows[first]!);
  const hasHeadings = named !== null;
  const columns = chosen ?? (named ? turned(named, rows, first) : columnsByScript(rows));
  if (!columns?.includes("zh") || !columns.includes("en"))
    return {
      concepts: [],
      problems: [{ code: "no-columns", place: first + 1 }],
      columns: columns ?? rows[first]!.map(() => null),
      hasHeadings,
    };
  const isOurs = /^(?:concept|条目)$/iu.test(rows[first]![columns.indexOf("concept")]?.trim() ?? "");
  const groups: { readonly number: string; readonly place: number; readonly entries: Entry[] }[] = [];
  for (const [at, row] of rows.entries()) {
    if (at < first || (hasHeadings && at === first) || isComment(row)) continue;
    if (row.every((cell) => cell.trim() === "")) continue;
    const entry = entryOf(row, columns, isOurs);
    const last = groups.at(-1);
    if (entry.number !== "" && last?.number === entry.number) last.entries.push(entry);
    else groups.push({ number: entry.number, place: at + 1, entries: [entry] });
  }
  const concepts: ConceptText[] = [];
  const problems: TermsProblem[] = [];
  for (const { place, entries } of groups) {
    const read = conceptOfEntries(entries);
    if (typeof read === "string") problems.push({ code: read, place });
    else if (concepts.length < CONCEPTS_MOST) concepts.push(read);
    else if (problems.at(-1)?.code !== "too-many") problems.push({ code: "too-many", place });
  }
  return { concepts, problems, columns, hasHeadings };
}

const isComment = (row: readonly string[]) => row[0]?.startsWith("#") === true;

interface Entry {
  readonly number: string;
  readonly terms: readonly Term[];
  readonly said: Omit<ConceptText, "terms">;
}

function entryOf(row: readonly string[], columns: Columns, isOurs: boolean): Entry {
  const cell = (kind: ColumnKind) => {
    const at = columns.indexOf(kind);
    return at === -1 ? "" : (row[at] ?? "").trim();
  };
  const number = cell("concept");
  const [zh, en] = [cell("zh"), cell("en")];
  const parts = (text: string) => (isOurs ? [text] : text.split(/[|；]/u));
  const forms = cell("forms")
    .split("|")
    .map((form) => form.trim())
    .filter((form) => form !== "");
  const words = (texts: readonly string[], language: TermLanguage): Term[] =>
    texts
      .map((text) => text.trim())
      .filter((text) => text !== "")
      .map((text) => ({
        language,
        text,
        status: statusOf(cell(language === "zh" ? "zh-status" : "status")),
        reason: cell(language === "zh" ? "zh-reason" : "reason"),
        forms: language === "en" ? forms.filter((form) => form !== EXACT) : [],
        isExact: language === "en" && forms.includes(EXACT),
      }));
  return {
    number,
    terms: [...words(parts(zh), "zh"), ...words(parts(en), "en")],
    said: {
      definition: cell("definition"),
      note: [cell("note"), ...extraNotes(row, columns)].filter((text) => text !== "").join("\n"),
      subject: cell("subject"),
      example: cell("example"),
      imageUrl: cell("image"),
    },
  };
}

/** Where several columns are notes, all of them are. */
function extraNotes(row: readonly string[], columns: Columns): string[] {
  const first = columns.indexOf("note");
  return row.filter((_, at) => at > first && columns[at] === "note").map((cell) => cell.trim());
}

function conceptOfEntries(entries: readonly Entry[]) {
  const said = { ...NO_WORDS };
  for (const entry of entries)
    for (const name of Object.keys(said) as (keyof typeof said)[]) said[name] ||= entry.said[name];
  return conceptOf(
    said,
    entries.flatMap(({ terms }) => terms),
  );
}

/** Among the forms: the word has no others. */
const EXACT = "=";

function statusOf(cell: string): TermStatus {
  if (/^(?:forbidden|deprecated|superseded|not recommended|do not use|禁用|禁止|不用)/iu.test(cell))
    return "forbidden";
  if (/^(?:allowed|admitted|acceptable|可用|允许|许用)/iu.test(cell)) return "allowed";
  return "preferred";
}

function columnsByHeading(cells: readonly string[]): Columns | null {
  const taken = new Set<ColumnKind>();
  const columns = cells.map((cell) => {
    const heading = cell.trim();
    const kind = COLUMN_KINDS.find(
      (one) => HEADINGS[one].test(heading) && (one === "note" || !taken.has(one)),
    );
    if (kind) taken.add(kind);
    return kind ?? null;
  });
  return taken.has("zh") && taken.has("en") ? columns : null;
}

/** TERMS-TBL-1. */
function turned(columns: Columns, rows: readonly (readonly string[])[], first: number): Columns {
  const [zh, en] = [columns.indexOf("zh"), columns.indexOf("en")];
  const isNeutral = NEUTRAL.test(rows[first]![zh]!.trim()) && NEUTRAL.test(rows[first]![en]!.trim());
  if (!isNeutral || chineseIn(rows, zh) >= chineseIn(rows, en)) return columns;
  return columns.map((kind) => (kind === "zh" ? "en" : kind === "en" ? "zh" : kind));
}

const HAN = /\p{Script=Han}/u;
/** So many rows tell what the columns are. */
const LOOKED_AT = 500;

function chineseIn(rows: readonly (readonly string[])[], column: number): number {
  return rows.slice(0, LOOKED_AT).filter((cells) => HAN.test(cells[column] ?? "")).length;
}

function columnsByScript(rows: readonly (readonly string[])[]): Columns | null {
  const width = Math.min(
    20,
    rows.slice(0, LOOKED_AT).reduce((most, { length }) => Math.max(most, length), 0),
  );
  const chinese = Array.from({ length: width }, (_, column) => chineseIn(rows, column));
  const zh = chinese.indexOf(Math.max(...chinese, 1));
  if (width < 2 || zh === -1) return null;
  const en = zh === 0 ? 1 : 0;
  return chinese.map((_, at) => (at === zh ? "zh" : at === en ? "en" : at > 1 ? "note" : null));
}

const WRITTEN: readonly ColumnKind[] = COLUMN_KINDS;

/** TERMS-TBL-4: the headings, then the rows. */
export function termsTable(concepts: readonly ConceptText[]): string[][] {
  const rows: string[][] = [[...WRITTEN]];
  for (const [index, concept] of concepts.entries()) {
    const of = (language: TermLanguage) => concept.terms.filter((term) => term.language === language);
    const [zh, en] = [of("zh"), of("en")];
    for (let at = 0; at < Math.max(zh.length, en.length); at += 1) {
      const [chinese, english] = [zh[at], en[at]];
      const cells: Partial<Record<ColumnKind, string>> = {
        concept: String(index + 1),
        ...(chinese && { zh: chinese.text, "zh-status": chinese.status, "zh-reason": chinese.reason }),
        ...(english && {
          en: english.text,
          status: english.status,
          reason: english.reason,
          forms: [...(english.isExact ? [EXACT] : []), ...english.forms].join("|"),
        }),
        ...(at === 0 && {
          definition: concept.definition,
          note: concept.note,
          subject: concept.subject,
          example: concept.example,
          image: concept.imageUrl,
        }),
      };
      rows.push(WRITTEN.map((kind) => cells[kind] ?? ""));
    }
  }
  return rows;
}

/** OmegaT's glossary: Chinese, English, a comment; no headings, no forbidden words, nothing quoted. */
export function omegatGlossary(concepts: readonly ConceptText[]): string {
  const flat = (text: string) => text.replace(/\s+/gu, " ").trim();
  return concepts
    .flatMap((concept) => {
      const those = concept.terms.filter(({ status }) => status !== "forbidden");
      const en = those.filter(({ language }) => language === "en");
      const comment = flat([concept.subject, concept.definition, concept.note].filter(Boolean).join("; "));
      return those
        .filter(({ language }) => language === "zh")
        .flatMap((zh) => en.map(({ text }) => `${flat(zh.text)}\t${flat(text)}\t${comment}\n`));
    })
    .join("");
}
