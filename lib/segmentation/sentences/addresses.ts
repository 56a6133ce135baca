/** SEG-ZH-8: addresses of pages, mail and files. Nothing ends inside them. */

import type { Span } from "./offsets";

/** Each begins where the character before could not belong to it, so that no stretch is tried twice. */
const ADDRESSES: readonly { readonly pattern: string; readonly what: string }[] = [
  { what: "a page", pattern: "(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{1,10}://|www\\.)[!-~]+" },
  { what: "mail", pattern: "(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}" },
  { what: "a file", pattern: "(?<![a-z0-9])[a-z]:\\\\[!-~]+" },
];

const ADDRESS = new RegExp(ADDRESSES.map(({ pattern }) => `(?:${pattern})`).join("|"), "giu");
/** Marks at the end of an address belong to the sentence around it. */
const LAST_MARKS = /[.,!?;:'")\]]+$/u;

export function findAddresses(text: string): Span[] {
  return Array.from(text.matchAll(ADDRESS), ({ 0: address, index }) => {
    const marks = LAST_MARKS.exec(address.slice(-8))?.[0].length ?? 0;
    return { start: index, end: index + address.length - marks };
  });
}
