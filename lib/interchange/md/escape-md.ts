/**
 * Plain text as Markdown that renders to that very text.
 *
 * | what                                   | why                                                       |
 * |----------------------------------------|-----------------------------------------------------------|
 * | \ ` * [ ] < ~                          | always markup, or the start of it                         |
 * | _ not between two letters or digits    | snake_case is safe, _emphasis_ is not                     |
 * | & before a letter or #                 | would be read as a character reference                    |
 * | :// , www. and @ beside an escape       | a bare address would take the backslash for a part of it |
 * | # + - * > = : \| 1. 1) at line start       | where it would begin a heading, list, quotation, rule, table |
 * | white space at line start and end      | would be dropped, or make code or a line break            |
 */
export function escapeMarkdown(text: string): string {
  return escapeBlockMarks(escapeInline(text));
}

/** What would be markup inside a line. */
export function escapeInline(text: string): string {
  const escaped = text
    .replace(/[\\`*[\]<~]/g, "\\$&")
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_")
    .replace(/&(?=[A-Za-z#])/g, "\\&");
  return withoutBareAddresses(escaped);
}

/** What would begin a block is escaped at the start of each line; inline markup is left alone. */
export function escapeBlockMarks(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line
        .replace(/^[ \t]+|[ \t]+$/g, (blank) => blank.replace(/ /g, "&#x20;").replace(/\t/g, "&#x9;"))
        .replace(/^#(?=#{0,5}(?:[ \t]|$))/, "\\#")
        .replace(/^>/, "\\>")
        .replace(/^[+*-](?=[ \t]|$)/, "\\$&")
        .replace(/^[-=:|*_](?=[ \t:|=*_-]*$)/, "\\$&")
        .replace(/^(\d{1,9})(?=[.)](?:[ \t]|$))/, "$1\\")
        .replace(/^(`{3,}|~{3,})/, "\\$1")
        .replace(/^\[(?=[^\]]{1,999}\]:)/, "\\["),
    )
    .join("\n");
}

/** GFM makes links of bare addresses and would take a backslash in one for a part of it. */
function withoutBareAddresses(text: string): string {
  return text.replace(/\S+/g, (word) => {
    if (!word.includes("\\")) return word;
    return word.replace(/(?<=https?|ftp):(?=\/\/)|(?<=www)\./gi, "\\$&");
  });
}
