/** Stands in for lib/segment/sentences.ts until that is there: splits after stops, and loses nothing. */
export function splitSentences(text: string, language: "zh" | "en"): string[] {
  const stop =
    language === "zh" ? /[。！？!?…]+[”’」』）】》"]*\s*/gu : /[.!?…]+["'”’)\]]*\s+(?=["'“‘(]?[\p{Lu}\d])/gu;
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(stop)) {
    const end = match.index + match[0].length;
    if (end > from && end < text.length) {
      pieces.push(text.slice(from, end));
      from = end;
    }
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}
