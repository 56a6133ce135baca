import "server-only";

import { problem } from "./problem";

/**
 * A browser sends our cookie along whoever made the page that asks. So a change that is made with the cookie is
 * taken only when the browser says that the page is ours.
 *
 * SRV-ORIGIN-1  Sec-Fetch-Site, where the browser sends it, is `same-origin` (or `none`: typed by the person themselves).
 * SRV-ORIGIN-2  Origin, where it is sent, names the host that was asked, or the one that DUIZHAO_URL says people use.
 * SRV-ORIGIN-3  A change with neither of the two is not from a browser that anyone uses; if it brings a cookie, it is refused.
 *
 * Asking with a token is exempt: a browser never adds one by itself. `Host` is compared without its scheme, because
 * behind a proxy that ends TLS we are asked over http while the page's Origin is https.
 */
export function requireSameOrigin(headers: Headers): void {
  if (!isSameOrigin(headers)) {
    throw problem(403, "foreign-origin", { code: "problems.foreign-origin" });
  }
}

function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin !== null) return isOurs(origin, headers);
  return site !== null || !headers.has("cookie");
}

function isOurs(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false; // "null": a sandboxed frame or a file
  const { host, protocol } = new URL(origin);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return ourHosts(headers).includes(host);
}

/** The hosts under which we are known in this request, with their ports. */
export function ourHosts(headers: Headers): string[] {
  const hosts: string[] = [];
  const asked = headers.get("host");
  if (asked) hosts.push(asked.toLowerCase());
  const configured = publicUrl();
  if (configured) hosts.push(configured.host);
  return hosts;
}

/** What people type to get here, when the owner of the machine has said so (`DUIZHAO_URL`). */
export function publicUrl(): URL | undefined {
  const text = process.env.DUIZHAO_URL;
  return text && URL.canParse(text) ? new URL(text) : undefined;
}

/**
 * Where links that we hand out begin: what the owner of the machine has said, else this machine. Never what a request
 * says of itself, for a link leads whoever opens it there, with its secret.
 */
export function baseUrl(): string {
  return publicUrl()?.origin ?? `http://localhost:${process.env.PORT || 3000}`;
}
