// @ts-check
// The web server: Node's own, around Next's request handler. It gives every answer its security headers, and
// ends gracefully.
//
// CLI-SERVE-1  Each request gets a nonce of its own. Next finds it in the request's Content-Security-Policy header and
//     puts it on the scripts it writes; without a nonce no script runs.
// CLI-SERVE-2  Headers by which a client could pretend to be Next, or to come from elsewhere, are taken off: those of
//     Next's own inside, and every x-forwarded-*. Put back is x-forwarded-for with one address: whoever asks, as far as
//     DUIZHAO_PROXIES says how many proxies of ours stand in front (none: whoever holds the connection).
// CLI-SERVE-3  On SIGTERM nothing new is accepted, streams of events are ended (browsers come back by themselves),
//     and what is being answered has 5 s to finish.
// CLI-SERVE-4  An idle connection is kept for longer than proxies keep theirs (60 s is usual): otherwise one of them
//     now and then sends a request into a connection that is just being closed, and its person sees a 502.
// CLI-SERVE-5  What is no HTTP that Next can read (an address that is not UTF-8, TRACE, OPTIONS *) is refused here: Next calls it
//     a mistake of its own. Headers of its router that are not as its router writes them are taken off: the whole page
//     is answered then.
// CLI-SERVE-6  Nobody holds a connection without asking something: headers have 30 s and the whole request 55 s to arrive,
//     looked at every 5 s; an upgrade is refused at once, for there is none.
// CLI-SERVE-7  A body that no call takes is refused by its length, before it is read. An answer that is given while the body
//     is still on its way ends the connection: the rest is neither kept nor waited for.
// CLI-SERVE-8  Where DUIZHAO_URL is https, browsers are told to come by https alone for two years (HSTS).
// CLI-SERVE-9  Requests that come at once are begun one after the other: so long a turn, then everything that has been begun goes on
//     a step. Forty at once would otherwise be begun in one go, and whoever watches over us would wait for all of them:
//     who asks for the health is not kept waiting.

import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { isIP } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { contentSecurityPolicy } from "./content-security-policy.mjs";

const GRACE = 5000;
const IDLE = 75_000;
/** CLI-SERVE-6. */
const PATIENCE = { headersTimeout: 30_000, requestTimeout: 55_000, connectionsCheckingInterval: 5_000 };
/** CLI-SERVE-7: more than the largest body of any call, a pasted text of which every character is escaped. */
const LARGEST_BODY = 32 * 1024 * 1024;
/** CLI-SERVE-7: so long a client has to read an answer that came before its body was sent. */
const LINGER = 10_000;
/** CLI-SERVE-9. */
const TURN_MS = 5;

/** CLI-SERVE-2: what only Next itself may say. */
const NEXT_ONLY = [
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-middleware-next",
  "x-nonce",
  "x-invoke-path",
  "x-matched-path",
];
const PROXY_ONLY = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "forwarded",
  "x-real-ip",
];

/** CLI-SERVE-5: by which Next's router asks for a part of a page. */
const ROUTER = [
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-url",
];

/** CLI-SERVE-5: absent, or a tree as the router writes it. @param {string | string[] | undefined} header */
export function isRouterState(header) {
  if (header === undefined) return true;
  try {
    return String(header).length <= 40_000 && isTree(JSON.parse(decodeURIComponent(String(header))), 0);
  } catch {
    return false;
  }
}

/**
 * As Next reads it: [segment, { slot: tree }, …], a segment being its name, or name, value, kind and siblings of a
 * parameter. @param {unknown} tree @param {number} depth @returns {boolean}
 */
function isTree(tree, depth) {
  if (!Array.isArray(tree) || tree.length < 2 || tree.length > 6 || depth > 40) return false;
  const [segment, slots, refresh = null, marker = null, hints = null, hash = ""] = tree;
  return (
    isSegment(segment) &&
    typeof slots === "object" &&
    slots !== null &&
    !Array.isArray(slots) &&
    Object.values(slots).every((slot) => isTree(slot, depth + 1)) &&
    (refresh === null || (isStrings(refresh) && refresh.length === 2)) &&
    (marker === null || ["refetch", "inside-shared-layout", "metadata-only"].includes(marker)) &&
    (hints === null || typeof hints === "number") &&
    typeof hash === "string"
  );
}

/** @param {unknown} segment */
function isSegment(segment) {
  if (typeof segment === "string") return true;
  if (!Array.isArray(segment) || segment.length !== 4) return false;
  const [name, value, kind, siblings] = segment;
  return isStrings([name, value, kind]) && KIND.test(kind) && (siblings === null || isStrings(siblings));
}

const KIND = /^(?:oc|[cd](?:i\((?:\.\.\)\(\.\.|\.{1,3})\))?)$/;

/** @param {unknown} value @returns {value is string[]} */
function isStrings(value) {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

const HEALTH = "/api/v1/health";

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** CLI-SERVE-8: for this host and those below it. */
const HSTS = "max-age=63072000; includeSubDomains";

/**
 * CLI-SERVE-2: the address of whoever asks. Each proxy writes the address that it was asked from behind those that it was told
 * of, so with n proxies of ours the n-th from the end is the last that one of them saw; what stands before it, anybody
 * may have written.
 * @param {string | string[] | undefined} forwarded the header @param {string | undefined} socket @param {number} proxies
 */
export function clientAddress(forwarded, socket, proxies) {
  const own = socket ?? "unknown";
  if (proxies === 0) return own;
  const told = String(forwarded ?? "")
    .split(",")
    .map((one) => bareAddress(one.trim()));
  const address = told.at(-proxies) ?? told[0];
  return address !== undefined && isIP(address) > 0 ? address : own;
}

/** Without a port and brackets. @param {string} text */
function bareAddress(text) {
  return /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}

/**
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 * @param {{ dev: boolean, proxies: number, https: boolean }} where
 */
export function secure(request, response, { dev, proxies, https }) {
  for (const name of NEXT_ONLY) delete request.headers[name];
  if (!isRouterState(request.headers["next-router-state-tree"]))
    for (const name of ROUTER) delete request.headers[name];
  const address = clientAddress(request.headers["x-forwarded-for"], request.socket.remoteAddress, proxies);
  for (const name of PROXY_ONLY) delete request.headers[name];
  request.headers["x-forwarded-for"] = address;
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, dev);
  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;
  response.setHeader("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (https) response.setHeader("Strict-Transport-Security", HSTS);
}

/**
 * CLI-SERVE-7. What is asked outside /api is read, not changed, so it has no body.
 * @param {{ method?: string, url?: string, headers: import("node:http").IncomingHttpHeaders }} request
 * @returns {405 | 413 | null} the status of the refusal
 */
export function unwanted({ method = "GET", url = "/", headers }) {
  const isCall = /^\/api(?:[/?]|$)/.test(url);
  if (!isCall && method !== "GET" && method !== "HEAD" && method !== "OPTIONS") return 405;
  return Number(headers["content-length"] ?? 0) > LARGEST_BODY ? 413 : null;
}

/** Said to a person or a program that cannot be helped by a page. @type {Readonly<Record<400 | 405 | 413, string>>} */
const REFUSED = {
  400: "This address or method cannot be read, so nothing was done. Check the link.",
  405: "This address or method cannot be read, so nothing was done. Check the link.",
  413: "What was sent is larger than anything that is taken at once, so nothing was done. Send it in parts.",
};

/**
 * CLI-SERVE-7. Ends the connection behind an answer that did not wait for the body. Closed at once, with bytes unread, it would be reset,
 * and the client would lose the answer: what comes meanwhile is read and thrown away.
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 */
function endUnread(request, response) {
  const { socket } = request;
  const writeHead = response.writeHead;
  response.writeHead = /** @type {typeof writeHead} */ (
    (/** @type {Parameters<typeof writeHead>} */ ...args) => {
      if (!request.complete && !response.headersSent) {
        response.setHeader("Connection", "close");
        socket.destroySoon = linger; // what Node calls behind the last answer of a connection
      }
      return writeHead.apply(response, args);
    }
  );
  const linger = () => {
    request.resume();
    socket.end();
    setTimeout(() => socket.destroy(), LINGER).unref();
  };
}

/** CLI-SERVE-5. @param {{ method?: string, url?: string }} request @returns {400 | 405 | null} the status of the refusal */
export function unreadable({ method, url = "/" }) {
  if (method === "TRACE" || method === "CONNECT") return 405;
  if (!/^(?:\/|https?:\/\/)/.test(url)) return 400; // OPTIONS *
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return null;
  } catch {
    return 400;
  }
}

/**
 * @param {{ dir: string, host: string, port: number, dev: boolean, proxies: number, https: boolean }} how
 * @returns {Promise<{ stop: () => Promise<void> }>} once it listens
 */
export async function serve({ dir, host, port, dev, proxies, https }) {
  const { default: next } = await import("next");
  const server = createServer({ keepAliveTimeout: IDLE, ...PATIENCE });
  // Next listens for upgrades on the server that it is given: on ours while developing, else on one that nobody reaches.
  const app = next({ dev, dir, hostname: host, port, httpServer: dev ? server : createServer() });
  await app.prepare();
  const handle = app.getRequestHandler();

  /** @type {Set<import("node:http").ServerResponse>} */
  const open = new Set();
  let stopping = false;

  const begin = inTurns();
  server.on("request", (request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    secure(request, response, { dev, proxies, https });
    endUnread(request, response);
    if (stopping) response.setHeader("Connection", "close");
    const refused = unreadable(request) ?? (dev ? null : unwanted(request));
    if (refused !== null) {
      response.writeHead(refused, {
        "Content-Type": "text/plain; charset=utf-8",
        "Cache-Control": "no-store",
      });
      response.end(`${REFUSED[refused]}\n`);
      return;
    }
    const answer = () =>
      handle(request, response).catch((error) => {
        console.error(error);
        if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
        response.end("Something went wrong on our side. What you saved is safe; please try again.\n");
      });
    if (request.url === HEALTH) void answer();
    else begin(() => void (response.destroyed || answer()));
  });

  if (!dev) server.on("upgrade", (_request, socket) => refuseUpgrade(socket));

  await new Promise((done, failed) => server.once("error", failed).listen(port, host, () => done(undefined)));

  return {
    async stop() {
      stopping = true;
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      for (const response of open) {
        if (String(response.getHeader("Content-Type") ?? "").startsWith("text/event-stream"))
          response.destroy();
      }
      const late = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearTimeout(late);
      await app.close();
    },
  };
}

/** CLI-SERVE-9. Returns how something is begun in its turn. */
export function inTurns() {
  /** @type {(() => void)[]} */
  let waiting = [];
  const turn = () => {
    const until = performance.now() + TURN_MS;
    let begun = 0;
    do waiting[begun++]?.();
    while (begun < waiting.length && performance.now() < until);
    waiting = waiting.slice(begun);
    if (waiting.length > 0) setImmediate(turn);
  };
  /** @param {() => void} work */
  return (work) => {
    waiting.push(work);
    if (waiting.length === 1) setImmediate(turn);
  };
}

/** CLI-SERVE-6. @param {import("node:stream").Duplex} socket */
function refuseUpgrade(socket) {
  socket.on("error", () => {}); // it has gone by itself
  socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", () =>
    socket.destroy(),
  );
}

async function main() {
  const server = await serve({
    dir: fileURLToPath(new URL("../..", import.meta.url)),
    host: process.env.HOST || "127.0.0.1",
    port: Number(process.env.PORT || 3000),
    dev: process.argv.includes("--dev"),
    proxies: Number(process.env.DUIZHAO_PROXIES || 0),
    https: Boolean(process.env.DUIZHAO_URL?.startsWith("https:")),
  });
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.once(signal, () => {
      setTimeout(() => process.exit(0), GRACE + 2000).unref();
      void server.stop().finally(() => process.exit(0));
    });
  }
  process.send?.("listening");
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  main().catch((error) => {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exit(1);
  });
}
