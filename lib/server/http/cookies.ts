import "server-only";

import { publicUrl } from "./origin";

/** People come by https: their browsers send our cookies no other way. */
export function isHttps(): boolean {
  return publicUrl()?.protocol === "https:";
}

/** With the prefix __Host- a browser takes a cookie from this very host alone, by https, for every path. */
export function cookieName(name: string): string {
  return isHttps() ? `__Host-${name}` : name;
}

/** One cookie of ours as a header; `seconds` from now, or gone with the browser's session. */
export function setCookie(name: string, value: string, seconds: number): string {
  const secure = isHttps() ? "; Secure" : "";
  return `${cookieName(name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

export function readCookie(headers: Headers, name: string): string | null {
  const wanted = `${cookieName(name)}=`;
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length) ?? null;
}
