/**
 * The built app as a person starts it, on a free port and a data folder of its own, with its first administrator; and
 * the front door as a program uses it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "../../lib/access";
import { freePort } from "../../lib/cli/start/database.mjs";
import type { InvitationMade, SetupDone, TokenMade } from "../../lib/wire/people";

const ROOT = join(import.meta.dirname, "..", "..");

export interface Instance {
  readonly url: string;
  readonly databaseUrl: string;
  readonly owner: Caller;
  /** Name and value of the owner's session, for a browser. */
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
  readonly stop: () => Promise<void>;
}

/** An app that answers. `stop` ends it and leaves its data. */
export interface App {
  readonly url: string;
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
}

/** Starts the app on a data folder; `env` says what is to be another way than usual. */
export async function startApp(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<App> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const app = spawn(process.execPath, [join(ROOT, "lib", "cli", "start.mjs")], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      DUIZHAO_URL: "",
      ...env,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await answering(`${url}/api/v1/health`, app);
    const { databaseUrl } = JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8"));
    return { url, databaseUrl, stop: () => ended(app) };
  } catch (error) {
    await ended(app);
    throw error;
  }
}

export async function startInstance(env: Readonly<Record<string, string>> = {}): Promise<Instance> {
  const dataDir = mkdtempSync(join(tmpdir(), "duizhao-bench-"));
  let app: App | undefined;
  const stop = async () => {
    await app?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    app = await startApp(dataDir, env);
    const { url, databaseUrl } = app;
    const account = { name: "Olga Owen", email: "owner@example.org", password: PASSWORD };
    const response = await fetch(`${url}/api/v1/setup`, jsonOf("POST", account, { origin: url }));
    if (response.status !== 201) throw new Error(`POST /setup answered ${response.status}`);
    (await response.json()) as SetupDone;
    const owner = new Caller(url, { cookie: cookieOf(response), origin: url });
    const cookies = cookieOf(response)
      .split("; ")
      .map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1) }));
    return { url, databaseUrl, owner, cookies, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const PASSWORD = "correct horse battery staple";

/** One person who asks. An answer that is not a success throws. */
export class Caller {
  constructor(
    readonly url: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  async call<Body>(method: string, path: string, data?: unknown): Promise<Body> {
    const response = await fetch(`${this.url}/api/v1${path}`, jsonOf(method, data, this.headers));
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 400)}`);
    return JSON.parse(text) as Body;
  }

  /** As `call`, and how many milliseconds passed until the last byte was there. */
  async timed<Body>(method: string, path: string, data?: unknown): Promise<{ body: Body; took: number }> {
    const since = performance.now();
    const body = await this.call<Body>(method, path, data);
    return { body, took: performance.now() - since };
  }
}

/** Lets newcomers in as translators, one account each, and gives each a token. */
export function addTranslators(
  instance: Pick<Instance, "url" | "owner">,
  projectId: string,
  count: number,
): Promise<readonly Caller[]> {
  return addPeople(instance, projectId, "translator", count);
}

/** The same in any role. */
export async function addPeople(
  { url, owner }: Pick<Instance, "url" | "owner">,
  projectId: string,
  role: Role,
  count: number,
  called = "t",
): Promise<readonly Caller[]> {
  const people: Caller[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { url: invitation } = await owner.call<InvitationMade>(
      "POST",
      `/projects/${projectId}/invitations`,
      { role },
    );
    const account = {
      name: `Translator ${number}`,
      email: `${called}${number}@example.org`,
      password: PASSWORD,
    };
    const secret = new URL(invitation).pathname.split("/").at(-1);
    const accept = jsonOf("POST", { secret, account }, { origin: url });
    const response = await fetch(`${url}/api/v1/invitations/accept`, accept);
    if (!response.ok) throw new Error(`POST /invitations/accept answered ${response.status}`);
    const signedIn = new Caller(url, { cookie: cookieOf(response), origin: url });
    const { token } = await signedIn.call<TokenMade>("POST", "/tokens", { name: "bench" });
    people.push(new Caller(url, { authorization: `Bearer ${token}` }));
  }
  return people;
}

function jsonOf(method: string, data: unknown, headers: Readonly<Record<string, string>>): RequestInit {
  if (data === undefined) return { method, headers };
  if (data instanceof FormData) return { method, headers, body: data };
  return { method, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(data) };
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function answering(url: string, app: ChildProcess): Promise<void> {
  for (const until = Date.now() + 300_000; Date.now() < until; ) {
    if (app.exitCode !== null)
      throw new Error(`The app ended with status ${app.exitCode} before it answered`);
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The app did not answer within 5 minutes");
}

function ended(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    app.once("exit", () => resolve());
    app.kill("SIGTERM");
  });
}
