import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createTestDatabase, type TestDatabase } from "./database";

/**
 * The front door without a server: `ask` finds the route file that Next would find, and calls it as Next would. What
 * is tested is all of it but the socket: parsing, origin, gate, database, answer.
 */
const ROOT = process.cwd();
export const ORIGIN = "http://duizhao.test:3000";

export interface Asking {
  readonly token?: string;
  /** As `cookies` of an earlier answer has it. */
  readonly cookie?: string;
  readonly json?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the call answers; the assertions say what it must be.
  readonly body: any;
  readonly bytes: Uint8Array;
  readonly headers: Headers;
  readonly cookies: string;
}

type Handler = (request: Request, context: { params: Promise<Record<string, unknown>> }) => Promise<Response>;

/** A database of this file's own, and the environment that the app needs. */
export async function openInstance(): Promise<TestDatabase> {
  process.env.DUIZHAO_SECRET = "a secret for tests only, longer than 32 characters";
  return createTestDatabase();
}

/** `path` is below /api, such as "/v1/projects". A cookie is sent with our own Origin, as a browser would. */
export async function ask(method: string, path: string, asking: Asking = {}): Promise<Answer> {
  const headers = new Headers({ host: new URL(ORIGIN).host, "x-forwarded-for": "192.0.2.1" });
  headers.set("prefer", "wait=60"); // a busy machine is slow, not wrong
  if (asking.token !== undefined) headers.set("authorization", `Bearer ${asking.token}`);
  else headers.set("origin", ORIGIN);
  if (asking.cookie) headers.set("cookie", asking.cookie);
  if (asking.json !== undefined) headers.set("content-type", "application/json");
  for (const [name, value] of Object.entries(asking.headers ?? {})) headers.set(name, value);
  const body = asking.form ?? (asking.json === undefined ? undefined : JSON.stringify(asking.json));
  const request = new Request(`${ORIGIN}/api${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });

  const { file, params } = routeOf(new URL(request.url).pathname.split("/").filter(Boolean));
  const route = (await import(pathToFileURL(file).href)) as Record<string, Handler | undefined>;
  const handler = route[method];
  if (!handler) throw new RangeError(`${file} has no ${method}`);
  const response = await handler(request, { params: Promise.resolve(params) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    body: isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined,
    bytes,
    headers: response.headers,
    cookies: response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; "),
  };
}

function routeOf(parts: readonly string[]): { file: string; params: Record<string, string> } {
  let folder = join(ROOT, "app");
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    if (existsSync(join(folder, part))) {
      folder = join(folder, part);
      continue;
    }
    const bracket = readdirSync(folder).find((name) => name.startsWith("[") && !name.includes("...rest"));
    if (!bracket) {
      return {
        file: join(ROOT, "app", "api", "v1", "[[...rest]]", "route.ts"),
        params: { rest: parts.join("/") },
      };
    }
    folder = join(folder, bracket);
    const rest = /^\[\.\.\.(\w+)\]$/.exec(bracket);
    if (rest) {
      params[rest[1]!] = parts.slice(index).join("/");
      break;
    }
    params[bracket.slice(1, -1)] = decodeURIComponent(part);
  }
  if (!existsSync(join(folder, "route.ts")))
    return {
      file: join(ROOT, "app", "api", "v1", "[[...rest]]", "route.ts"),
      params: { rest: parts.join("/") },
    };
  return { file: join(folder, "route.ts"), params };
}
