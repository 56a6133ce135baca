import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { contentSecurityPolicy } from "@/lib/cli/content-security-policy.mjs";
import { clientAddress, inTurns, isRouterState, secure, unreadable, unwanted } from "@/lib/cli/serve.mjs";

/** What `secure` does to a request with these headers. */
function secured(headers: Record<string, string>, where: Partial<Parameters<typeof secure>[2]> = {}) {
  const request = { headers: { ...headers }, socket: { remoteAddress: "192.0.2.9" } };
  const sent = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => void sent.set(name, value) };
  secure(request as unknown as IncomingMessage, response as unknown as ServerResponse, {
    dev: false,
    proxies: 0,
    https: false,
    ...where,
  });
  return { asked: request.headers as Record<string, string>, sent };
}

test("CLI-SERVE-1 each request gets a nonce of its own, in its own header and in the answer's policy", () => {
  const [first, second] = [secured({}), secured({})];
  const nonce = first.asked["x-nonce"]!;
  expect(Buffer.from(nonce, "base64")).toHaveLength(16);
  expect(first.sent.get("Content-Security-Policy")).toContain(`'nonce-${nonce}'`);
  expect(first.asked["content-security-policy"]).toBe(first.sent.get("Content-Security-Policy"));
  expect(second.asked["x-nonce"]).not.toBe(nonce);
});

test.each(["x-middleware-subrequest", "x-nonce", "x-middleware-rewrite", "content-security-policy"])(
  "CLI-SERVE-2 a client's %s is not believed",
  (name) => {
    expect(secured({ [name]: "theirs" }).asked[name] ?? "").not.toContain("theirs");
  },
);

test.each(["x-forwarded-host", "x-forwarded-proto", "forwarded", "x-real-ip"])(
  "CLI-SERVE-2 %s is believed of nobody",
  (name) => {
    expect(secured({ [name]: "theirs" }, { proxies: 1 }).asked[name]).toBeUndefined();
  },
);

test.each([
  { forwarded: undefined, proxies: 0, address: "192.0.2.9" },
  { forwarded: "198.51.100.1", proxies: 0, address: "192.0.2.9" },
  { forwarded: "198.51.100.1, 203.0.113.5", proxies: 0, address: "192.0.2.9" },
  { forwarded: undefined, proxies: 1, address: "192.0.2.9" },
  { forwarded: "203.0.113.5", proxies: 1, address: "203.0.113.5" },
  { forwarded: "forged, 203.0.113.5", proxies: 1, address: "203.0.113.5" },
  { forwarded: "198.51.100.1, 203.0.113.5", proxies: 1, address: "203.0.113.5" },
  { forwarded: "198.51.100.1, 203.0.113.5, 10.0.0.2", proxies: 2, address: "203.0.113.5" },
  { forwarded: "203.0.113.5", proxies: 2, address: "203.0.113.5" },
  { forwarded: "203.0.113.5:4711", proxies: 1, address: "203.0.113.5" },
  { forwarded: "[2001:db8::1]:4711", proxies: 1, address: "2001:db8::1" },
  { forwarded: "2001:db8::1", proxies: 1, address: "2001:db8::1" },
  { forwarded: "unknown", proxies: 1, address: "192.0.2.9" },
  { forwarded: "203.0.113.5, ", proxies: 1, address: "192.0.2.9" },
])(
  "CLI-SERVE-2 with $proxies proxies, $forwarded is asked by $address",
  ({ forwarded, proxies, address }) => {
    expect(clientAddress(forwarded, "192.0.2.9", proxies)).toBe(address);
    const { asked } = secured(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }, { proxies });
    expect(asked["x-forwarded-for"]).toBe(address);
  },
);

test.each([
  { method: "POST", url: "/api/auth/sign-out", length: 450_000_000, status: 413 },
  { method: "GET", url: "/api/v1/health", length: 450_000_000, status: 413 },
  { method: "POST", url: "/api/v1/documents", length: 20_000_000, status: null },
  { method: "POST", url: "/api?x", length: 10, status: null },
  { method: "POST", url: "/projects", length: 10, status: 405 },
  { method: "PUT", url: "/apiary", length: 0, status: 405 },
  { method: "GET", url: "/projects", length: 0, status: null },
  { method: "HEAD", url: "/", length: 0, status: null },
])("CLI-SERVE-7 $method $url with $length bytes: $status", ({ method, url, length, status }) => {
  expect(unwanted({ method, url, headers: { "content-length": String(length) } })).toBe(status);
});

test.each([
  { https: true, said: "max-age=63072000; includeSubDomains" },
  { https: false, said: undefined },
])("CLI-SERVE-8 https $https: $said", ({ https, said }) => {
  expect(secured({}, { https }).sent.get("Strict-Transport-Security")).toBe(said);
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
])("CLI-SERVE-5 $method $url: $status", ({ method, url, status }) => {
  expect(unreadable({ method, url })).toBe(status);
});

const PAGE = [
  "",
  { children: ["documents", { children: [["documentId", "a", "d", null], { children: ["__PAGE__", {}] }] }] },
  null,
  null,
];

test.each([
  { header: undefined, read: true },
  { header: encodeURIComponent(JSON.stringify(PAGE)), read: true },
  { header: encodeURIComponent(JSON.stringify([...PAGE.slice(0, 2), null, "refetch", 16])), read: true },
  { header: "", read: false },
  { header: "%", read: false },
  { header: "[]", read: false },
  { header: "null", read: false },
  { header: '["",{"children":1}]', read: false },
  { header: '["",{},"here"]', read: false },
  { header: '["",{},null,"elsewhere"]', read: false },
  { header: '[["a","b","nonsense",null],{}]', read: false },
  { header: `${'["",{"a":'.repeat(1_000)}1${"}]".repeat(1_000)}`, read: false },
  { header: JSON.stringify(["x".repeat(50_000), {}]), read: false },
])("CLI-SERVE-5 what Next's router says of a page ($header) is handed on: $read", ({ header, read }) => {
  expect(isRouterState(header)).toBe(read);
  const given: Record<string, string> = {
    rsc: "1",
    ...(header === undefined ? {} : { "next-router-state-tree": header }),
  };
  expect("rsc" in secured(given).asked).toBe(read);
});

test.each(["*", "a", "ftp://a.example/"])("CLI-SERVE-5 the address %s is refused", (url) => {
  expect(unreadable({ method: "OPTIONS", url })).toBe(400);
});

test("CLI-SERVE-9 what comes at once is begun in turn, and everything else goes on between", async () => {
  const begin = inTurns();
  const said: string[] = [];
  const work = (name: string) => () => {
    said.push(name);
    for (const until = performance.now() + 6; performance.now() < until; ); // longer than a turn
  };
  for (const name of ["a", "b", "c"]) begin(work(name));
  expect(said).toEqual([]);
  await new Promise<void>((done) => {
    const look = () => {
      if (said.at(-1) !== "between") said.push("between");
      if (said.includes("c")) done();
      else setImmediate(look);
    };
    setImmediate(look);
  });
  expect(said.filter((name) => name !== "between")).toEqual(["a", "b", "c"]);
  expect(said).toEqual(["a", "between", "b", "between", "c", "between"]);
});
