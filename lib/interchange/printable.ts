/**
 * Characters that a document format cannot hold, made visible, so that no writer loses a character in silence or makes
 * a file that will not open.
 *
 * | character                               | why not                                | printed as                  |
 * |-----------------------------------------|----------------------------------------|-----------------------------|
 * | U+0000–U+001F but tab, line ends; U+007F | XML (DOCX) forbids or hides them       | its control picture, ␀ to ␡ |
 * | U+FFFE, U+FFFF                          | XML forbids them                       | U+FFFD                      |
 * | half of a surrogate pair                | no character; UTF-8 cannot write it    | U+FFFD                      |
 *
 * Bidirectional marks, zero-width characters and whatever else is a character stay as they are.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.charCodeAt(0);
    if (code === 0x7f) return "\u2421";
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
  });
}

/** With the `u` flag a whole surrogate pair is one character and `\p{Cs}` is only ever a lone half. */
const UNPRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF\p{Cs}]/gu;
