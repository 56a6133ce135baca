/** A line between people and the app that loses answers, is cut in the middle of a request, or is slow. */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export interface Weather {
  /** Of saves that the app has answered, how many answers never arrive: 0 to 1. */
  readonly losesAnswers?: number;
  /** Of requests, how many are cut when half of their body has gone through. */
  readonly cuts?: number;
  /** Milliseconds that every request and every answer is on its way. */
  readonly delay?: number;
  /** Bytes a second, either way. */
  readonly bytesPerSecond?: number;
}

export interface Line {
  readonly url: string;
  readonly lost: () => number;
  readonly cut: () => number;
  readonly close: () => Promise<void>;
}

export async function openLine(target: string, weather: Weather): Promise<Line> {
  const { losesAnswers = 0, cuts = 0, delay = 0, bytesPerSecond = Infinity } = weather;
  let lost = 0;
  let cut = 0;
  const travel = async (bytes: number) => {
    const time = delay + (bytes / bytesPerSecond) * 1_000;
    if (time > 0) await wait(time);
  };
  const pass = async (asked: IncomingMessage, answer: ServerResponse) => {
    const body = Buffer.concat(await asked.toArray());
    const isSave = asked.method === "PUT";
    await travel(body.length + 500);
    const onward = request(`${target}${asked.url}`, {
      method: asked.method,
      headers: { ...asked.headers, "content-length": String(body.length) },
    });
    onward.once("error", () => answer.destroy());
    if (isSave && Math.random() < cuts) {
      cut += 1;
      onward.write(body.subarray(0, body.length >> 1));
      await wait(Math.random() * 20);
      onward.destroy();
      answer.destroy();
      return;
    }
    onward.once("response", async (reply) => {
      const text = Buffer.concat(await reply.toArray().catch(() => []));
      if (isSave && Math.random() < losesAnswers) {
        lost += 1;
        answer.destroy();
        return;
      }
      await travel(text.length + 500);
      const { "transfer-encoding": _, ...headers } = reply.headers;
      answer.writeHead(reply.statusCode ?? 502, { ...headers, "content-length": String(text.length) });
      answer.end(text);
    });
    onward.end(body);
  };
  const server = createServer((asked, answer) => {
    answer.on("error", () => {});
    pass(asked, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lost: () => lost,
    cut: () => cut,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
