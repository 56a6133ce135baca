import "server-only";

import type { NewEntry } from "../../db/memory/import";
import { namesOf, readEntries, type StoredEntry } from "../../db/memory/memories";
import type { SourceScope } from "../../db/scope";
import { TmxReader, tmxDecoder } from "../../interchange/tmx/read-tmx";
import { sidesOf, taggedText, wordsOfPieces } from "../../interchange/tmx/sides";
import type {
  Attributes,
  TmxPiece,
  TmxProblem,
  TmxProp,
  TmxUnit,
  TmxVariant,
} from "../../interchange/tmx/tmx";
import { TMX_FOOT, tmxHead, tmxUnit } from "../../interchange/tmx/write-tmx";

/**
 * A memory from TMX and as TMX. What a unit says besides its two texts (attributes, notes, properties, inline elements, the
 * languages as written) is kept with the entry and written out again, so that importing what was exported gives the same.
 */
export interface TmxRead {
  units: number;
  refused: number;
  readonly problems: TmxProblem[];
}

const PROBLEMS_KEPT = 100;

/** The entries of a file, as many at a time as a chunk of it holds; `read` counts along. */
export async function* entriesOfTmx(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  read: TmxRead,
): AsyncGenerator<readonly NewEntry[]> {
  let found: NewEntry[] = [];
  const refuse = (problem: TmxProblem) => {
    read.refused += 1;
    if (read.problems.length < PROBLEMS_KEPT) read.problems.push(problem);
  };
  const reader = new TmxReader({
    unit(unit, number, line) {
      read.units += 1;
      const entry = entryOf(unit);
      if (entry) found.push(entry);
      else refuse({ code: "tmx-no-pair", unit: number, line });
    },
    problem(problem) {
      if (problem.unit > read.units + read.refused) read.units += 1;
      refuse(problem);
    },
  });
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= tmxDecoder(chunk);
    reader.write(decoder.decode(chunk, { stream: true }));
    if (found.length > 0) yield found;
    found = [];
  }
  if (decoder) reader.write(decoder.decode());
  reader.end();
  if (found.length > 0) yield found;
}

interface Extra {
  readonly attributes?: Attributes;
  readonly notes?: readonly string[];
  readonly props?: readonly TmxProp[];
  readonly source?: Partial<TmxVariant>;
  readonly target?: Partial<TmxVariant>;
}

function entryOf(unit: TmxUnit): NewEntry | null {
  const sides = sidesOf(unit);
  if (!sides) return null;
  const source = wordsOfPieces(sides.source.content).toWellFormed().replaceAll("\u0000", "\ufffd");
  const target = taggedText(sides.target.content).toWellFormed().replaceAll("\u0000", "\ufffd");
  if (source.trim() === "" || target.trim() === "") return null;
  const said = { ...unit.attributes, ...sides.target.attributes };
  const extra: Extra = {
    ...(Object.keys(unit.attributes).length > 0 ? { attributes: unit.attributes } : {}),
    ...(unit.notes.length > 0 ? { notes: unit.notes } : {}),
    ...(unit.props.length > 0 ? { props: unit.props } : {}),
    ...extraOf("source", sides.source, "zh-CN"),
    ...extraOf("target", sides.target, "en"),
  };
  return {
    source,
    target,
    before: propOf(unit, "prev"),
    after: propOf(unit, "next"),
    createdBy: said.changeid ?? said.creationid ?? null,
    changedAt: momentOf(said.changedate) ?? momentOf(said.creationdate),
    extra: Object.keys(extra).length > 0 ? extra : null,
  };
}

function extraOf(side: "source" | "target", variant: TmxVariant, usual: string): Extra {
  const { language, attributes, notes, props, content } = variant;
  const kept: { -readonly [Name in keyof TmxVariant]?: TmxVariant[Name] } = {};
  if (language !== usual) kept.language = language;
  if (Object.keys(attributes).length > 0) kept.attributes = attributes;
  if (notes.length > 0) kept.notes = notes;
  if (props.length > 0) kept.props = props;
  if (content.some((piece) => typeof piece !== "string")) kept.content = content;
  return Object.keys(kept).length > 0 ? { [side]: kept } : {};
}

/** OmegaT writes the texts beside a unit as properties. */
function propOf({ props }: TmxUnit, type: string): string | null {
  return props.find((prop) => prop.type === type)?.text ?? null;
}

function momentOf(written: string | undefined): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(written ?? "");
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  const time = new Date(Date.UTC(year!, month! - 1, day, hour, minute, second));
  return Number.isNaN(time.getTime()) || year! < 1970 ? null : time;
}

/** The memory as the pieces of a file. */
export async function* memoryAsTmx(scope: SourceScope, memoryId: string): AsyncGenerator<string> {
  yield tmxHead({ attributes: {}, notes: [], props: [] });
  for await (const page of readEntries(scope, memoryId)) {
    const ids = page.flatMap(({ createdById }) => (createdById === null ? [] : [createdById]));
    const names = await namesOf(scope, [...new Set(ids)]);
    yield page.map((entry) => tmxUnit(unitOf(entry, names))).join("");
  }
  yield TMX_FOOT;
}

function unitOf(entry: StoredEntry, names: ReadonlyMap<string, string>): TmxUnit {
  const extra = (entry.extra ?? {}) as Extra;
  const by = entry.createdBy ?? (entry.createdById === null ? undefined : names.get(entry.createdById));
  const made: Attributes = {
    changedate: entry.changedAt
      .toISOString()
      .replace(/[-:]/g, "")
      .replace(/\.\d+Z$/, "Z"),
    ...(by === undefined ? {} : { changeid: by }),
  };
  return {
    attributes: extra.attributes ?? (extra.source?.attributes || extra.target?.attributes ? {} : made),
    notes: extra.notes ?? [],
    props: extra.props ?? [],
    variants: [
      variantOf(extra.source, "zh-CN", [entry.source]),
      variantOf(extra.target, "en", [entry.target]),
    ],
  };
}

function variantOf(
  kept: Partial<TmxVariant> | undefined,
  language: string,
  content: readonly TmxPiece[],
): TmxVariant {
  return { language, attributes: {}, notes: [], props: [], content, ...kept };
}
