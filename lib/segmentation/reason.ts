import type { Message } from "../messages/keys";
import type { Say } from "../messages/say";

/**
 * A reason as it is kept beside a paragraph, in one text: its code, in JSON with its parameters where it has some. A person's
 * own reason, and one of an older version, is a sentence and is kept as such.
 */
export function reasonOf(message: Message<"segmentation">): string {
  return Object.keys(message).length === 1 ? message.code : JSON.stringify(message);
}

/** What was kept, in words: a sentence as it is. */
export function keptInWords(say: Say, kept: string): string {
  const { code, parameters } = kept.startsWith('{"code":"') ? parsed(kept) : { code: kept, parameters: {} };
  const name = /^segmentation\.([a-z0-9.-]+)$/.exec(code)?.[1];
  return (name !== undefined && say.code(`segmentation.${name}`, parameters)) || kept;
}

function parsed(json: string): {
  readonly code: string;
  readonly parameters: object & Record<string, unknown>;
} {
  try {
    const { code, ...parameters } = JSON.parse(json) as { readonly code: unknown };
    return { code: String(code), parameters };
  } catch {
    return { code: "", parameters: {} }; // somebody's own words that begin like it
  }
}
