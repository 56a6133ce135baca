import type { CompiledMessage } from "icu-minify/format";

const ACCENTS: Readonly<Record<string, string>> = {
  a: "á",
  e: "é",
  i: "í",
  o: "ó",
  u: "ú",
  A: "Á",
  E: "É",
  O: "Ó",
};

/** `#` of a plural, in a compiled message. */
const POUND = 0;

/** A message whose words are two fifths longer. What is filled in stays as it is. */
export function lengthened(message: CompiledMessage): CompiledMessage {
  if (typeof message === "string") return longer(message);
  return message.map(longerNode) as CompiledMessage;
}

/** A string is words; a list begins with the name of a parameter or tag; an object has the forms of a plural. */
function longerNode(node: unknown): unknown {
  if (typeof node === "string") return longer(node);
  if (!Array.isArray(node)) return node;
  const [name, kind, ...rest] = node as [string, unknown, ...unknown[]];
  if (kind === undefined) return node;
  if (typeof kind !== "number" || kind === POUND) return [name, ...[kind, ...rest].map(longerNode)];
  return [name, kind, ...rest.map((options) => (isForms(options) ? longerForms(options) : options))];
}

function isForms(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && "other" in value;
}

function longerForms(forms: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(forms).map(([name, form]) => [
      name,
      typeof form === "string" ? longer(form) : Array.isArray(form) ? form.map(longerNode) : form,
    ]),
  );
}

/** Every vowel has an accent, and vowels are doubled until the text is two fifths longer. */
function longer(text: string): string {
  const vowels = [...text].filter((letter) => letter in ACCENTS).length;
  const more = Math.ceil([...text].length * 0.4);
  let vowel = 0;
  let added = 0;
  return [...text]
    .map((letter) => {
      const accented = ACCENTS[letter];
      if (accented === undefined) return letter;
      vowel += 1;
      const due = Math.floor((more * vowel) / vowels) - added;
      added += due;
      return accented.repeat(1 + due);
    })
    .join("");
}
