/**
 * Characters that say the same and are typed or set differently: full-width and half-width forms (１９５４, ＡＢＣ), curly and
 * straight quotation marks, hyphens and dashes, spaces, middle dots, and the compatibility forms that PDF files put in the place
 * of ideographs (⼈ for 人). A search takes them for each other; nothing is folded, so offsets stay the text's own.
 */

/** Marks that stand for each other, a row each. Widths are added from Unicode (`WIDTHS`). */
const MARKS: readonly { readonly marks: string; readonly why: string }[] = [
  {
    marks: "'‘’‚‛′ʼ`´『』﹃﹄",
    why: "apostrophes and single quotation marks; 『』 is ‘’ in Traditional texts",
  },
  { marks: '"“”„‟″〝〞「」﹁﹂', why: "double quotation marks; 「」 is “” in Traditional texts" },
  { marks: "-‐‑‒–−﹘", why: "hyphens, the minus sign, the dash between numbers" },
  { marks: " \u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000", why: "spaces of all widths" },
  { marks: "·‧・•∙⋅", why: "the dot in foreign names" },
  { marks: "~～〜∼", why: "waves" },
  { marks: "。｡", why: "the half-width full stop of old terminals" },
];

/** Blocks whose characters Unicode calls another form of one character (NFKC). */
const WIDTHS: readonly (readonly [from: number, to: number])[] = [
  [0x2f00, 0x2fd5], // Kangxi radicals
  [0xf900, 0xfaff], // compatibility ideographs
  [0xfe50, 0xfe6b], // small forms
  [0xff01, 0xff65], // full-width and half-width forms
  [0xffe0, 0xffe6],
  [0x2f800, 0x2fa1f], // compatibility ideographs, supplement
];

let formsOf: ReadonlyMap<string, string> | null = null;

/** All characters that are this one in another form (a whole one, not half a pair), itself first among them. */
export function typographicVariantsOf(character: string): string {
  formsOf ??= readForms();
  return formsOf.get(character) ?? character;
}

function readForms(): ReadonlyMap<string, string> {
  const groups = new Map<string, Set<string>>();
  const put = (one: string, other: string) => {
    const joined = new Set([...(groups.get(one) ?? [one]), ...(groups.get(other) ?? [other])]);
    for (const member of joined) groups.set(member, joined);
  };
  for (const { marks } of MARKS) {
    const [first = "", ...others] = marks;
    for (const other of others) put(first, other);
  }
  for (const [from, to] of WIDTHS) {
    for (let code = from; code <= to; code += 1) {
      const form = String.fromCodePoint(code);
      const plain = form.normalize("NFKC");
      if (plain !== form && [...plain].length === 1) put(plain, form);
    }
  }
  return new Map([...groups].map(([member, group]) => [member, [...new Set([member, ...group])].join("")]));
}

/**
 * Marks that are several characters in one typing and one in another, as patterns that JavaScript (with the flag u) and
 * PostgreSQL read alike. An ellipsis of any length finds any other; a hyphen alone is a mark of its own.
 */
const RUNS: readonly { readonly typed: RegExp; readonly pattern: string }[] = [
  { typed: /^(?:[…⋯]+|[.．]{3,})/u, pattern: "(?:[…⋯]|[.．]{3})+" },
  { typed: /^(?:[—―─]+|-{2,3}|－{2,3})/u, pattern: "(?:[—―─–－]+|-{2,3})" },
];

/** The run that opens `text`, and the pattern that finds it however it was typed; null where none does. */
export function typographicRun(text: string): { readonly length: number; readonly pattern: string } | null {
  for (const { typed, pattern } of RUNS) {
    const run = typed.exec(text);
    if (run) return { length: run[0].length, pattern };
  }
  return null;
}
