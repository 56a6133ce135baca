import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { contentSecurityPolicy, secure, unreadable } from "@/lib/cli/serve.mjs";

/** What `secure` does to a request with these headers. */
function secured(headers: Record<string, string>, where: Partial<Parameters<typeof secure>[2]> = {}) {
  const request = { headers: { ...headers } };
  const sent = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => void sent.set(name, value) };
  secure(request as unknown as IncomingMessage, response as unknown as ServerResponse, {
    dev: false,
    behindProxy: false,
    ...where,
  });
  return { asked: request.headers as Record<string, string>, sent };
}

test("S1 each request gets a nonce of its own, in its own header and in the answer's policy", () => {
  const [first, second] = [secured({}), secured({})];
  const nonce = first.asked["x-nonce"]!;
  expect(Buffer.from(nonce, "base64")).toHaveLength(16);
  expect(first.sent.get("Content-Security-Policy")).toContain(`'nonce-${nonce}'`);
  expect(first.asked["content-security-policy"]).toBe(first.sent.get("Content-Security-Policy"));
  expect(second.asked["x-nonce"]).not.toBe(nonce);
});

test.each(["x-middleware-subrequest", "x-nonce", "x-middleware-rewrite", "content-security-policy"])(
  "S2 a client's %s is not believed",
  (name) => {
    expect(secured({ [name]: "theirs" }).asked[name] ?? "").not.toContain("theirs");
  },
);

test.each([
  { behindProxy: false, host: undefined },
  { behindProxy: true, host: "duizhao.example" },
])("S2 x-forwarded-host is believed behind a proxy: $behindProxy", ({ behindProxy, host }) => {
  expect(secured({ "x-forwarded-host": "duizhao.example" }, { behindProxy }).asked["x-forwarded-host"]).toBe(
    host,
  );
});

test("nothing inline, nothing evaluated, nothing from elsewhere", () => {
  const policy = contentSecurityPolicy("abc", false);
  const scripts = policy.split("; ").find((part) => part.startsWith("script-src"));
  expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  for (const part of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(part);
  }
});

test("only while developing may Next evaluate and open its socket", () => {
  expect(contentSecurityPolicy("abc", true)).toMatch(/'unsafe-eval'.*ws:/);
});

test.each([
  { method: "GET", url: "/projects/%E4%B8%AD?q=%FF", status: null },
  { method: "GET", url: "/projects/100%25", status: null },
  { method: "GET", url: "/api/v1/projects/%FF", status: 400 },
  { method: "GET", url: "/documents/%ED%A0%80", status: 400 },
  { method: "GET", url: "/%", status: 400 },
  { method: "TRACE", url: "/", status: 405 },
])("S5 $method $url: $status", ({ method, url, status }) => {
  expect(unreadable({ method, url })).toBe(status);
});
