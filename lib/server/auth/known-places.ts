import "server-only";

import { randomBytes } from "node:crypto";
import { findKnownPlace, KNOWN_FOR_MS, saveKnownPlaces } from "../../db/people/places";
import { addressOf } from "../http/address";
import { readCookie, setCookie } from "../http/cookies";
import { hashSecret } from "./secrets";

/**
 * A browser that has signed in keeps a secret of its own, beyond the session: with it, or from the address of that
 * sign-in, its person is not held up by what others guess (`attempts.ts`, SRV-GUESS-6). It opens nothing.
 */
const COOKIE = "duizhao.browser";

/** The place that is known to this account, the browser before the address; null for nobody's account. */
export async function knownPlace(headers: Headers, userId: string | null, now: Date): Promise<string | null> {
  return userId === null ? null : findKnownPlace(userId, placesOf(headers), now);
}

/** Somebody has signed in from here. Returns the cookie by which the browser is known again. */
export async function rememberPlace(headers: Headers, userId: string, now: Date): Promise<string> {
  const browser = browserOf(headers) ?? randomBytes(32).toString("base64url");
  await saveKnownPlaces(userId, [hashSecret(`browser|${browser}`), addressPlace(headers)], now);
  return setCookie(COOKIE, browser, KNOWN_FOR_MS / 1000);
}

function placesOf(headers: Headers): readonly string[] {
  const browser = browserOf(headers);
  return [...(browser === null ? [] : [hashSecret(`browser|${browser}`)]), addressPlace(headers)];
}

function browserOf(headers: Headers): string | null {
  const cookie = readCookie(headers, COOKIE);
  return cookie !== null && /^[\w-]{43}$/.test(cookie) ? cookie : null;
}

function addressPlace(headers: Headers): string {
  return hashSecret(`address|${addressOf(headers)}`);
}
