/**
 * What of an English text is prose. Code, addresses, tags and placeholders are left alone by the checks of words and marks.
 *
 * CHK-PROSE-1  Code spans and blocks, URLs, e-mail addresses, link destinations, HTML and XML tags, numbered tags and
 *              placeholders ({1}, {name}, {{ x }}), heading anchors ({#x}) are no prose.
 * CHK-PROSE-2  The masked text is as long as the text, so that places in the one are places in the other.
 */

const NO_PROSE =
  /```[\s\S]*?(?:```|$)|(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)|(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)|\bhttps?:\/\/[^\s<>"“”)\]]+|\bwww\.[^\s<>"“”)\]]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|<\/?[A-Za-z!][^<>]*>|\{\{[^{}]*\}\}|\{[/#]?[\w.:-]*\/?\}|%\d*\$?[sdif]\b/gu;

/** Stands for what is no prose. */
const MASK = "\uFFFC";

export function maskedProse(text: string): string {
  return text.replace(NO_PROSE, (found) => MASK.repeat(found.length));
}
