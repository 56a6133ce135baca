// @ts-check
// The web server: Node's own, around Next's request handler. It gives every answer its security headers, and
// ends gracefully.
//
// S1  Each request gets a nonce of its own. Next finds it in the request's Content-Security-Policy header and
//     puts it on the scripts it writes; without a nonce no script runs.
// S2  Headers by which a client could pretend to be Next, or to come from elsewhere, are taken off: those of
//     Next's own inside, and x-forwarded-* unless DUIZHAO_URL says that a proxy stands in front.
// S3  On SIGTERM nothing new is accepted, streams of events are ended (browsers come back by themselves),
//     and what is being answered has 5 s to finish.
// S4  An idle connection is kept for longer than proxies keep theirs (60 s is usual): otherwise one of them
//     now and then sends a request into a connection that is just being closed, and its person sees a 502.
// S5  What is no HTTP that Next can read (an address that is not UTF-8, TRACE) is refused here: Next calls it a
//     mistake of its own.

import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const GRACE = 5000;
const IDLE = 75_000;

/** S2: what only Next itself may say. */
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

/** @param {string} nonce @param {boolean} dev */
export function contentSecurityPolicy(nonce, dev) {
  return [
    "default-src 'self'",
    // strict-dynamic: what a trusted script loads is trusted; 'self' is for browsers that do not know it.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // Virtual lists place their rows by style attributes, for which there is no nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 * @param {{ dev: boolean, behindProxy: boolean }} where
 */
export function secure(request, response, { dev, behindProxy }) {
  for (const name of NEXT_ONLY) delete request.headers[name];
  if (!behindProxy) for (const name of PROXY_ONLY) delete request.headers[name];
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, dev);
  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;
  response.setHeader("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}

/** S5. @param {{ method?: string, url?: string }} request @returns {400 | 405 | null} the status of the refusal */
export function unreadable({ method, url = "/" }) {
  if (method === "TRACE" || method === "CONNECT") return 405;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return null;
  } catch {
    return 400;
  }
}

/**
 * @param {{ dir: string, host: string, port: number, dev: boolean, behindProxy: boolean }} how
 * @returns {Promise<{ stop: () => Promise<void> }>} once it listens
 */
export async function serve({ dir, host, port, dev, behindProxy }) {
  const { default: next } = await import("next");
  const server = createServer({ keepAliveTimeout: IDLE });
  const app = next({ dev, dir, hostname: host, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();

  /** @type {Set<import("node:http").ServerResponse>} */
  const open = new Set();
  let stopping = false;

  server.on("request", (request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    secure(request, response, { dev, behindProxy });
    if (stopping) response.setHeader("Connection", "close");
    const refused = unreadable(request);
    if (refused !== null) {
      response.writeHead(refused, {
        "Content-Type": "text/plain; charset=utf-8",
        "Cache-Control": "no-store",
      });
      response.end("This address or method cannot be read, so nothing was done. Check the link.\n");
      return;
    }
    handle(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
      response.end("Something went wrong on our side. What you saved is safe; please try again.\n");
    });
  });

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

async function main() {
  const server = await serve({
    dir: fileURLToPath(new URL("../..", import.meta.url)),
    host: process.env.HOST || "127.0.0.1",
    port: Number(process.env.PORT || 3000),
    dev: process.argv.includes("--dev"),
    behindProxy: Boolean(process.env.DUIZHAO_URL),
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
