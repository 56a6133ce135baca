/**
 * The base of ruby (a phonetic guide) that Word wrote as a field: `EQ \* jc2 \* "Font:宋体" \o\ad(\s\up 9(luò),骆)` is 骆. Null for a
 * field that is something else.
 */
export function baseOfGuide(field: string): string | null {
  return /^\s*EQ\b/i.test(field) ? (GUIDE.exec(field)?.[1] ?? null) : null;
}

const GUIDE = /\\o(?:\s*\\a[clrd])?\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\([^()]*\)\s*[,;]([^()]*)\)/i;
