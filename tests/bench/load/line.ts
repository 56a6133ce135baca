/**
 * The front door as cheaply as it can be asked: the one who measures shares two cores with what is measured, and `fetch`
 * takes as much of the processor for a call as the app does for a simple answer.
 */
import { Agent, type IncomingMessage, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const PATIENCE_MS = 60_000;

export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Settles when the last byte has come; refuses where no answer came. */
export function ask(method: string, address: string, token: string, data?: unknown): Promise<Answered> {
  const json = data === undefined ? undefined : Buffer.from(JSON.stringify(data));
  return new Promise((done, failed) => {
    const asked = request(address, {
      agent,
      method,
      timeout: PATIENCE_MS,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json && { "content-type": "application/json", "content-length": json.length }),
      },
    });
    asked.once("timeout", () => asked.destroy(new Error(`No answer within ${PATIENCE_MS / 1_000} s`)));
    asked.once("error", failed);
    asked.once("response", (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.once("end", () =>
        done({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString() }),
      );
      response.once("error", failed);
    });
    asked.end(json);
  });
}

export interface Screen {
  /** Streams that ended before they were closed. */
  readonly breaks: () => number;
  readonly close: () => void;
}

/** An open document: `hear` is called with the data of each event of that name. Settles with the first bytes. */
export function watch(
  address: string,
  token: string,
  name: string,
  hear: (data: string) => void,
): Promise<Screen> {
  return new Promise((done, failed) => {
    let breaks = 0;
    let isClosed = false;
    const asked = request(address, {
      agent: false,
      headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" },
    });
    const screen = {
      breaks: () => breaks,
      close: () => {
        isClosed = true;
        asked.destroy();
      },
    };
    const broke = () => {
      if (!isClosed) breaks += 1;
    };
    asked.once("response", (response: IncomingMessage) => {
      if (response.statusCode !== 200) failed(new Error(`The events answered ${response.statusCode}`));
      let rest = "";
      const begins = `event: ${name}\n`;
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        done(screen);
        const frames = (rest + piece).split("\n\n");
        rest = frames.pop() ?? "";
        for (const frame of frames) {
          if (!frame.includes(begins)) continue;
          const at = frame.indexOf("data: ");
          if (at >= 0) hear(frame.slice(at + 6));
        }
      });
      response.once("close", broke);
      response.on("error", () => {});
    });
    asked.on("error", (error) => {
      if (!isClosed) failed(error);
    });
    asked.end();
  });
}
