import "server-only";

import { dictionary } from "@zxcvbn-ts/language-common";
import { problem } from "../http/problem";

/**
 * A password that others try first is refused where it is set; one that was set before this rule goes on.
 *
 * SRV-PASS-1  Without what stands around its letters (digits and marks), it is none of the 49,000 commonest: password2026!, !!qwertyuiop.
 *     Nor is it one of them as a whole.
 * SRV-PASS-2  It is not, likewise, this program's name, nor the person's own name, user name or address.
 * SRV-PASS-3  It has at least five different characters: aaaaaaaaaaaa, 1212121212.
 *
 * Nothing else is asked of what it is made of: long beats mixed.
 */
export function isEasilyGuessed(password: string, about: readonly string[]): boolean {
  const whole = password.normalize("NFC").toLowerCase();
  const letters = whole.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const own = [...OWN, ...about].flatMap((text) => {
    const small = text.toLowerCase();
    return [small, small.split("@")[0] ?? small, small.replace(/\s/gu, "")];
  });
  const known = (text: string) => text !== "" && (COMMON.has(text) || own.includes(text));
  return known(whole) || known(letters) || new Set(whole).size < 5;
}

/** Throws 422 at `field`. `about`: what somebody who knows the person would try. */
export function requireUncommon(password: string, about: readonly string[], field: string): void {
  if (!isEasilyGuessed(password, about)) return;
  throw problem(422, "common-password", { code: "problems.password.common" }, field);
}

const COMMON: ReadonlySet<string> = new Set(dictionary["passwords-common"] as readonly string[]);
/** What this program and its field are called (ASVS 6.1.2). */
const OWN = ["duizhao", "对照", "translation", "translator", "fanyi", "翻译"];
