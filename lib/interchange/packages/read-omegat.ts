import type {
  BilingualFile,
  BilingualProblem,
  BilingualRefusal,
  BilingualUnit,
} from "../bilingual/bilingual";
import { MAX_PARAGRAPHS } from "../limits";
import { readFile } from "../read";
import { TmxReader } from "../tmx/read-tmx";
import { sidesOf, wordsOfPieces } from "../tmx/sides";
import { decodeXml } from "../xml/xml-bytes";
import { unpack } from "../zip/unpack";

/**
 * An OmegaT project, packed: what stands in `source/`, with the English that `omegat/project_save.tmx` has for it.
 *
 * PKG-OMT-1  A paragraph of a source file is a unit, the files in the order of their names. What is not read is said by its name.
 * PKG-OMT-2  OmegaT keeps English by sentence, or by paragraph. A paragraph is covered from its start by the longest Chinese that the project
 *     has English for; what is not covered is passed by to the end of its sentence. Covered whole it is translated, in part a draft.
 * PKG-OMT-3  Formatting of the files is left out, as OmegaT has it as tags that no other program knows.
 */
export type OmegatRead =
  | { readonly ok: true; readonly file: BilingualFile }
  | { readonly ok: false; readonly refusal: BilingualRefusal };

const PROJECT = /(?:^|\/)omegat\.project$/;

export function isOmegat(names: readonly string[]): boolean {
  return names.some((name) => PROJECT.test(name));
}

export async function readOmegat(bytes: Uint8Array): Promise<OmegatRead> {
  const unpacked = await unpack(bytes, (name) =>
    /(?:^|\/)(?:source\/|omegat\/project_save\.tmx$)/.test(name),
  );
  if (!unpacked.ok) return { ok: false, refusal: { code: "damaged" } };
  const { parts, names } = unpacked;
  const home = names.find((name) => PROJECT.test(name))!.replace(/omegat\.project$/, "");
  const saved = parts.get(`${home}omegat/project_save.tmx`);
  const { known, problems } = englishIn(saved);
  const files: BilingualFile["parts"][number][] = [];
  const units: BilingualUnit[] = [];
  const kept = new Set([`${home}omegat.project`, `${home}omegat/project_save.tmx`]);
  for (const name of [...names].sort()) {
    if (kept.has(name)) continue;
    const part = name.startsWith(`${home}source/`) ? parts.get(name) : undefined;
    const read = part && (await readFile({ bytes: new Uint8Array(part), fileName: name }));
    if (!read?.ok || units.length + read.blocks.length > MAX_PARAGRAPHS) {
      problems.push({ code: "part-not-read", name });
      continue;
    }
    files.push({ id: String(files.length + 1), original: name.slice(`${home}source/`.length) });
    for (const { text } of read.blocks)
      if (text.trim() !== "") units.push(unitOf(text, String(units.length + 1), files.length - 1, known));
  }
  if (units.length === 0) return { ok: false, refusal: { code: "empty" } };
  return {
    ok: true,
    file: { format: "omegat", sourceLanguage: null, targetLanguage: null, parts: files, units, problems },
  };
}

/** What there is English for, the longest first, by its first characters. */
type Known = ReadonlyMap<string, readonly { readonly source: string; readonly target: string }[]>;

function englishIn(bytes: Uint8Array | undefined): {
  readonly known: Known;
  readonly problems: BilingualProblem[];
} {
  const problems: BilingualProblem[] = [];
  const known = new Map<string, { source: string; target: string }[]>();
  const xml = bytes && decodeXml(bytes);
  if (!xml) return { known, problems };
  const seen = new Set<string>();
  const reader = new TmxReader({
    unit(unit) {
      const sides = sidesOf(unit);
      const source = sides ? wordsOfPieces(sides.source.content).trim() : "";
      const target = sides ? wordsOfPieces(sides.target.content).trim() : "";
      if (source === "" || target === "" || seen.has(source)) return;
      seen.add(source);
      const key = keyOf(source);
      const beside = known.get(key);
      if (beside) beside.push({ source, target });
      else known.set(key, [{ source, target }]);
    },
    problem: ({ line, unit }) => problems.push({ code: "unit-damaged", line, unit: String(unit) }),
  });
  reader.write(xml.text);
  reader.end();
  for (const list of known.values()) list.sort((one, other) => other.source.length - one.source.length);
  return { known, problems };
}

/** Few sentences begin with the same four characters. */
function keyOf(text: string): string {
  return text.slice(0, 4);
}

/** So many that begin alike are compared at one place: a file made for it could hold 100,000. */
const MOST_ALIKE = 200;

/** PKG-OMT-2. */
function unitOf(text: string, id: string, part: number, known: Known): BilingualUnit {
  const found: string[] = [];
  let isWhole = true;
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text[at]!)) {
      at += 1;
      continue;
    }
    const match = longestAt(text, at, known);
    if (match) {
      found.push(match.target);
      at += match.source.length;
      continue;
    }
    isWhole = false;
    STOP.lastIndex = at;
    at = STOP.test(text) ? STOP.lastIndex : text.length;
  }
  const target = found.join(" ");
  return {
    id,
    part,
    name: null,
    isLocked: false,
    notes: [],
    codes: [],
    segments: [
      {
        id: null,
        isBetween: false,
        source: [text],
        target: target === "" ? null : [target],
        state: target !== "" && isWhole ? "translated" : "initial",
        subState: target !== "" && !isWhole ? "duizhao:draft" : null,
        isLocked: false,
        comments: [],
      },
    ],
    translator: null,
    reviewer: null,
  };
}

const STOP = /[。！？!?…；;\n]+[”’」』）】》"']*/gu;

function longestAt(text: string, at: number, known: Known) {
  for (let length = 4; length > 0; length -= 1) {
    const list = known.get(text.slice(at, at + length));
    // Only what is as short as its key has a shorter one.
    const found = list
      ?.slice(0, MOST_ALIKE)
      .find(({ source }) => (length === 4 || source.length === length) && text.startsWith(source, at));
    if (found) return found;
  }
  return undefined;
}
