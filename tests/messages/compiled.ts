import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";

/** Words of a test's own, as a page would send them. */
export function compiled(words: Readonly<Record<string, string>>): Readonly<Record<string, CompiledMessage>> {
  return Object.fromEntries(
    Object.entries(words).map(([name, text]) => [
      name,
      JSON.parse(JSON.stringify(compile(text))) as CompiledMessage,
    ]),
  );
}
