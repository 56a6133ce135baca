import type {
  BilingualFile,
  BilingualProblem,
  BilingualRefusal,
  BilingualUnit,
} from "../bilingual/bilingual";
import { readXliff } from "../xliff/read-xliff";
import { decodeXml } from "../xml/xml-bytes";
import { unpack } from "../zip/unpack";

/**
 * Packages of other programs: a ZIP of bilingual files, as Trados Studio (.sdlppx, .sdlrpx), Phrase (several .mxliff), memoQ (.mqxlz), Okapi
 * (.xlz) and MateCat make them.
 *
 * PKG-READ-1  The bilingual files in it are one document, in the order of their names; each is a part of it, called as it is in the package.
 * PKG-READ-2  What is in another language pair, and whatever else is there, is not read, and said by its name. Packages inside packages stay packed.
 * PKG-READ-3  A file that is there once for each language (Trados keeps the untouched one beside the one that is worked on) is read from the
 *     folder of the English.
 * PKG-READ-4  Ids need to be their own only in their file. A unit whose id another file has, too, is named with its file's name before it.
 */
export type PackageRead =
  | { readonly ok: true; readonly file: BilingualFile }
  | { readonly ok: false; readonly refusal: BilingualRefusal };

const BILINGUAL = /\.(?:xlf|xliff|sdlxliff|mqxliff|mxliff)$/i;

export function isPackage(names: readonly string[]): boolean {
  return names.some((name) => BILINGUAL.test(name)) && !names.some((name) => OTHER.test(name));
}

/** What stands in an office file or a book, which may hold anything. */
const OTHER = /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/container\.xml)$/;

/** A bilingual file of a package, with the text that it is. */
export interface PackagePart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly file: BilingualFile;
}

export interface PackageParts {
  readonly parts: readonly PackagePart[];
  readonly problems: readonly BilingualProblem[];
}

/** The files of a package that are read, and what is said of the others. Null where it cannot be unpacked within limits. */
export async function partsOf(bytes: Uint8Array): Promise<PackageParts | null> {
  const unpacked = await unpack(bytes, (name) => BILINGUAL.test(name));
  if (!unpacked.ok) return null;
  const read: PackagePart[] = [];
  const problems: BilingualProblem[] = [];
  const names = [...unpacked.names].sort();
  for (const name of names) {
    const part = unpacked.parts.get(name);
    if (!part) {
      problems.push({ code: "part-not-read", name });
      continue;
    }
    const xml = decodeXml(part);
    const found = xml && readXliff(xml.text);
    if (!found?.ok || found.file.units.length === 0) problems.push({ code: "part-not-read", name });
    else if (!isOurPair(found.file)) problems.push({ code: "part-other-languages", name });
    else read.push({ name, bytes: part, file: found.file });
  }
  const kept = read.filter(({ name }) => !read.some((other) => isWorkedOnInstead(other.name, name)));
  for (const { name } of read)
    if (!kept.some((part) => part.name === name)) problems.push({ code: "part-not-read", name });
  return { parts: kept, problems };
}

/** Where a file says nothing of a language it may be ours. */
function isOurPair({ sourceLanguage, targetLanguage }: BilingualFile): boolean {
  const isSource = sourceLanguage === null || /^(?:zh|cmn|zho|chi|yue)(?:[-_]|$)/i.test(sourceLanguage);
  return isSource && (targetLanguage === null || /^(?:en|eng)(?:[-_]|$)/i.test(targetLanguage));
}

/** PKG-READ-3. */
function isWorkedOnInstead(one: string, other: string): boolean {
  const [inFolder, inOther] = [inLanguage(one), inLanguage(other)];
  return (
    inFolder !== null &&
    inOther !== null &&
    inFolder.rest === inOther.rest &&
    /^en/i.test(inFolder.language) &&
    !/^en/i.test(inOther.language)
  );
}

function inLanguage(name: string): { readonly language: string; readonly rest: string } | null {
  const found = /^(.*?)(?:^|\/)([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\/(.+)$/.exec(name);
  return found && { language: found[2]!, rest: `${found[1]}\n${found[3]}` };
}

export async function readPackage(bytes: Uint8Array): Promise<PackageRead> {
  const found = await partsOf(bytes);
  if (!found) return { ok: false, refusal: { code: "damaged" } };
  const { parts, problems } = found;
  const [first] = parts;
  if (!first) return { ok: false, refusal: { code: "not-bilingual" } };
  return {
    ok: true,
    file: { ...together(parts), problems: [...parts.flatMap(({ file }) => file.problems), ...problems] },
  };
}

/** PKG-READ-1, PKG-READ-4. The units stand in the order of the files, and in each as there. */
export function together(parts: readonly PackagePart[]): BilingualFile {
  const times = new Map<string, number>();
  for (const { file } of parts)
    for (const id of new Set(file.units.map((unit) => unit.id))) times.set(id, (times.get(id) ?? 0) + 1);
  let before = 0;
  const units: BilingualUnit[] = [];
  const files: BilingualFile["parts"][number][] = [];
  for (const { name, file } of parts) {
    const isOne = file.parts.length === 1;
    for (const [index, part] of file.parts.entries())
      files.push({
        id: String(before + index + 1),
        original: isOne ? name : `${name}/${part.original ?? part.id}`,
      });
    for (const unit of file.units)
      units.push({
        ...unit,
        id: times.get(unit.id)! > 1 ? `${name}#${unit.id}` : unit.id,
        part: unit.part + before,
      });
    before += file.parts.length;
  }
  return {
    format: "package",
    sourceLanguage: parts[0]!.file.sourceLanguage,
    targetLanguage: parts[0]!.file.targetLanguage,
    parts: files,
    units,
    problems: [],
  };
}
