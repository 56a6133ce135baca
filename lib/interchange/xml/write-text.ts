/** Text as XML writes it. What XML cannot hold is left to the caller, who knows how its format says such a character. */
export function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (found) => TEXT[found]!) : text;
}

export function escapeAttribute(text: string): string {
  return /[&<>"\t\n\r]/.test(text) ? text.replace(/[&<>"\t\n\r]/g, (found) => TEXT[found]!) : text;
}

/** A line end of an old Mac, or one that a reader would make a space of, is written as what it is. */
const TEXT: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** ` name="value"` for each that there is. */
export function attributes(pairs: Readonly<Record<string, string | null | undefined>>): string {
  return Object.entries(pairs)
    .map(([name, value]) =>
      value === null || value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`,
    )
    .join("");
}

/** Characters that no XML 1.0 file can hold, not even as a reference. */
export const NOT_IN_XML = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\p{Cs}]/gu;
