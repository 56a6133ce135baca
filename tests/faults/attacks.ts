/**
 * What somebody on the network does who means harm: bodies without end, connections that are never finished, passwords
 * guessed at, and going on listening after a right has ended. Each attack is one line.
 */
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { AUTH_CALLS } from "../../lib/server/auth/auth-calls";
import { Caller } from "../bench/instance";
import { House } from "./house";
import { atMost, type Figure, figure, type Trial } from "./trial";

const PASSWORD = "correct horse battery staple";

async function inHouse(
  work: (house: House, owner: Caller) => Promise<readonly Figure[]>,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly Figure[]> {
  const house = await House.make({ on: "embedded", env });
  try {
    await house.start();
    return await work(house, await house.setUp());
  } finally {
    await house.stop();
  }
}

interface Answered {
  /** 0: the connection ended without an answer. */
  readonly status: number;
  readonly ms: number;
}

/** Writes a request as it stands, then its body piece by piece, until it is answered or cut off. */
async function send(
  house: House,
  head: readonly string[],
  body?: Iterable<string | Buffer>,
): Promise<Answered> {
  const { hostname, port } = new URL(house.url);
  const since = performance.now();
  const socket = connect(Number(port), hostname);
  let said = "";
  let isOver = false;
  const over = new Promise<void>((done) => {
    socket.on("data", (piece) => {
      said += piece.toString("latin1");
      if (said.includes("\r\n\r\n")) done();
    });
    for (const event of ["close", "error"]) socket.on(event, () => done());
  }).then(() => {
    isOver = true;
  });
  socket.write(`${[...head, `Host: localhost:${port}`, "", ""].join("\r\n")}`);
  for (const piece of body ?? []) {
    if (isOver) break;
    if (!socket.write(piece)) await Promise.race([over, new Promise((done) => socket.once("drain", done))]);
  }
  await over;
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0), ms: performance.now() - since };
}

function* pieces(bytes: number, isChunked: boolean): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024, 0x20);
  const chunk = isChunked ? Buffer.concat([Buffer.from("10000\r\n"), piece, Buffer.from("\r\n")]) : piece;
  for (let sent = 0; sent < bytes; sent += piece.length) yield chunk;
}

const post = (path: string, ...more: readonly string[]) => [
  `POST ${path} HTTP/1.1`,
  "Content-Type: application/json",
  "Sec-Fetch-Site: same-origin",
  ...more,
];

export const bigBodies: Trial = {
  name: "big-bodies",
  does: "bodies larger than anything is, to every path of the authentication library and beyond",
  rounds: 1,
  quick: 1,
  onBoth: false,
  run: () =>
    inHouse(async (house) => {
      const before = house.residentOfWeb();
      let most = 0;
      const watching = setInterval(() => {
        most = Math.max(most, house.residentOfWeb());
      }, 50);
      const length = 450_000_000;
      const seven = await Promise.all(
        Array.from({ length: 7 }, () =>
          send(house, post("/api/auth/sign-out", `Content-Length: ${length}`), pieces(length, false)),
        ),
      );
      const paths = [...AUTH_CALLS].flatMap(([path, { method }]) =>
        method === "POST" ? [`/api/auth${path}`] : [],
      );
      paths.push("/api/v1/setup", "/api/v1/invitations/accept");
      const chunked: Answered[] = [];
      for (const path of paths)
        chunked.push(await send(house, post(path, "Transfer-Encoding: chunked"), pieces(1_200_000, true)));
      const unread = await send(
        house,
        ["DELETE /api/v1/tokens/none HTTP/1.1", "Sec-Fetch-Site: same-origin", "Transfer-Encoding: chunked"],
        pieces(450_000_000, true),
      );
      const page = await send(
        house,
        post("/projects", "Content-Length: 20000000"),
        pieces(20_000_000, false),
      );
      clearInterval(watching);
      const answered = (those: readonly Answered[]) =>
        [...new Set(those.map(({ status }) => status))].join(", ");
      const slowest = Math.max(...chunked.map(({ ms }) => ms));
      return [
        is("7 × 450 MB to sign-out are answered", answered(seven), "413"),
        is(`1.2 MB in chunks to ${paths.length} paths are answered`, answered(chunked), "413"),
        atMost("ms until the slowest of them is answered", Math.round(slowest), 5_000),
        is("450 MB to a call that takes none are answered", String(unread.status), "401"),
        is("20 MB to a page are answered", String(page.status), "405"),
        atMost("MB that this took of memory", Math.round((most - before) / 1e6), 300),
      ];
    }),
};

const is = (what: string, value: string, right: string): Figure => ({
  what,
  value,
  wrong: value === right ? null : `must be ${right}`,
});

export const slowConnections: Trial = {
  name: "slow-connections",
  does: "200 bodies and 50 headings that never end, 200 upgrades",
  rounds: 1,
  quick: 0,
  onBoth: false,
  run: () =>
    inHouse(async (house) => {
      const { hostname, port } = new URL(house.url);
      const ended: Record<string, number[]> = { bodies: [], headings: [], upgrades: [] };
      const hold = (kind: string, text: string) =>
        new Promise<void>((done) => {
          const since = performance.now();
          const socket: Socket = connect(Number(port), hostname, () => socket.write(text));
          const drip = setInterval(() => kind !== "upgrades" && socket.write("a"), 1_000);
          socket.on("error", () => {});
          socket.resume();
          socket.once("close", () => {
            clearInterval(drip);
            ended[kind]!.push((performance.now() - since) / 1_000);
            done();
          });
        });
      const host = `Host: localhost:${port}\r\n`;
      const body = `${post("/api/auth/sign-in/email", "Content-Length: 10000").join("\r\n")}\r\n${host}\r\n{`;
      const upgrade = `GET /api/v1/health HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
      const all = Promise.all([
        ...Array.from({ length: 200 }, () => hold("bodies", body)),
        ...Array.from({ length: 50 }, () => hold("headings", `GET / HTTP/1.1\r\n${host}X-Slow: `)),
        ...Array.from({ length: 200 }, () => hold("upgrades", upgrade)),
      ]);
      await wait(3_000);
      const health = performance.now();
      await house.isWell();
      const answered = Math.round(performance.now() - health);
      await Promise.race([all, wait(90_000)]);
      const last = (kind: string, count: number) =>
        ended[kind]!.length === count ? Math.ceil(Math.max(...ended[kind]!)) : Number.POSITIVE_INFINITY;
      return [
        figure("ms until health is answered meanwhile", answered),
        atMost("seconds until all bodies are cut off", last("bodies", 200), 62),
        atMost("seconds until all headings are cut off", last("headings", 50), 62),
        atMost("seconds until all upgrades are refused", last("upgrades", 200), 10),
      ];
    }),
};

async function signIn(house: House, body: object, headers: Readonly<Record<string, string>> = {}) {
  const how = "username" in body ? "username" : "email";
  return fetch(`${house.url}/api/auth/sign-in/${how}`, {
    method: "POST",
    headers: { origin: house.url, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

const OWNER = "owner@example.org";

/** How many of so many tries were looked at, and not slowed. */
async function triesLookedAt(times: number, tried: (at: number) => Promise<Response>): Promise<number> {
  let looked = 0;
  for (let at = 0; at < times; at += 1) if ((await tried(at)).status !== 429) looked += 1;
  return looked;
}

export const guesses: Trial = {
  name: "guesses",
  does: "passwords guessed at: with a decoy beside the name, with a forged address, to keep somebody out",
  rounds: 1,
  quick: 1,
  onBoth: false,
  run: async () => {
    const straight = await inHouse(async (house, owner) => {
      const { id } = await owner.call<{ id: string }>("POST", "/projects", { name: "Guessing" });
      const { url } = await owner.call<{ url: string }>("POST", `/projects/${id}/invitations`, {
        role: "translator",
      });
      const account = { name: "Li", email: "li@example.org", username: "li.wen", password: PASSWORD };
      await owner.call("POST", "/invitations/accept", { secret: url.split("/").at(-1), account });
      const home = await signIn(house, { email: OWNER, password: PASSWORD });
      const browser = home.headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0]!)
        .find((cookie) => cookie.includes("browser"))!;
      const decoys = await triesLookedAt(30, (at) =>
        signIn(house, { email: `decoy-${at}@example.org`, username: "li.wen", password: `guess ${at}` }),
      );
      // The same address goes on, under forged ones, at many accounts.
      const forged = await triesLookedAt(30, (at) =>
        signIn(
          house,
          { email: `nobody-${at}@example.org`, password: "guess" },
          { "x-forwarded-for": `203.0.113.${at}, 198.51.100.${at}` },
        ),
      );
      for (let at = 0; at < 8; at += 1) await signIn(house, { email: OWNER, password: `guess ${at}` });
      const owners = await signIn(house, { email: OWNER, password: PASSWORD }, { cookie: browser });
      return [
        atMost("of 30 guesses with a decoy beside the name, looked at", decoys, 6),
        atMost("of 30 guesses from forged addresses, looked at", forged, 6),
        is("the right password from a known browser meanwhile", String(owners.status), "200"),
      ];
    });
    const behind = await inHouse(
      async (house) => {
        // Two addresses: the first is written by whoever asks, the second by the one proxy of ours.
        const from = (address: string) => ({ "x-forwarded-for": `${Math.random()}, ${address}` });
        const one = await triesLookedAt(60, (at) =>
          signIn(house, { email: `nobody-${at}@example.org`, password: "guess" }, from("203.0.113.66")),
        );
        const other = await signIn(house, { email: OWNER, password: PASSWORD }, from("198.51.100.7"));
        return [
          atMost("behind a proxy, of one attacker's 60 tries, looked at", one, 12),
          is("behind a proxy, somebody else's right password meanwhile", String(other.status), "200"),
        ];
      },
      { DUIZHAO_PROXIES: "1" },
    );
    return [...straight, ...behind];
  },
};

export const endedRights: Trial = {
  name: "ended-rights",
  does: "rights end while somebody listens",
  rounds: 1,
  quick: 1,
  onBoth: false,
  run: () =>
    inHouse(async (house, owner) => {
      const { id: projectId } = await owner.call<{ id: string }>("POST", "/projects", { name: "Rights" });
      const document = await owner.call<{ id: string }>("POST", `/projects/${projectId}/documents`, {
        title: "对照",
        text: "第一段。\n\n第二段。",
      });
      const figures: Figure[] = [];
      for (const [what, end] of Object.entries(ENDS)) {
        const { url } = await owner.call<{ url: string }>("POST", `/projects/${projectId}/invitations`, {
          role: "translator",
        });
        const email = `${what.replace(/[^a-z]+/g, "-")}@example.org`;
        const secret = url.split("/").at(-1);
        await owner.call("POST", "/invitations/accept", {
          secret,
          account: { name: what, email, password: PASSWORD },
        });
        const signedIn = await signIn(house, { email, password: PASSWORD });
        const cookie = signedIn.headers
          .getSetCookie()
          .map((one) => one.split(";")[0])
          .join("; ");
        const { user } = (await signedIn.json()) as { user: { id: string } };
        const browser = new Caller(house.url, { cookie, origin: house.url });
        const made = await browser.call<{ token: string; id: string }>("POST", "/tokens", { name: what });
        const who = what.includes("token") ? ["authorization", `Bearer ${made.token}`] : ["cookie", cookie];
        const stream = await fetch(`${house.url}/api/v1/documents/${document.id}/events`, {
          headers: new Headers([who as [string, string]]),
        });
        const reader = stream.body!.getReader();
        await reader.read();
        await wait(500); // it is being listened to
        let since = 0;
        const closed = (async () => {
          while (!(await reader.read()).done);
          return performance.now() - since;
        })();
        since = performance.now();
        await end({ house, owner, browser, cookie, projectId, userId: user.id, tokenId: made.id });
        const ms = await Promise.race([closed, wait(65_000).then(() => Number.POSITIVE_INFINITY)]);
        figures.push(atMost(`ms until the stream ends: ${what}`, Math.round(ms), 1_000));
      }
      return figures;
    }),
};

interface Ending {
  readonly house: House;
  readonly owner: Caller;
  readonly browser: Caller;
  readonly cookie: string;
  readonly projectId: string;
  readonly userId: string;
  readonly tokenId: string;
}

const auth = ({ house, cookie }: Ending, path: string, body: object) =>
  fetch(`${house.url}/api/auth${path}`, {
    method: "POST",
    headers: { cookie, origin: house.url, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const ENDS: Readonly<Record<string, (ending: Ending) => Promise<unknown>>> = {
  removed: ({ owner, projectId, userId }) => owner.call("DELETE", `/projects/${projectId}/members/${userId}`),
  "signed out": (ending) => auth(ending, "/sign-out", {}),
  "password changed": (ending) =>
    auth(ending, "/change-password", { currentPassword: PASSWORD, newPassword: "another long password" }),
  "password changed, by token": (ending) =>
    auth(ending, "/change-password", { currentPassword: PASSWORD, newPassword: "another long password" }),
  "token revoked": ({ browser, tokenId }) => browser.call("DELETE", `/tokens/${tokenId}`),
  disabled: ({ owner, userId }) => owner.call("PATCH", `/accounts/${userId}`, { disabled: true }),
  "signed out by an administrator": ({ owner, userId }) =>
    owner.call("POST", `/accounts/${userId}/end-sessions`, {}),
};
