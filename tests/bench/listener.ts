/** One screen: a stream of server-sent events, and when each thing was heard. */
import type { EventData } from "../../lib/wire/events";
import type { Caller } from "./instance";

export interface Listener {
  /** Changes of rows only. */
  readonly heard: readonly { readonly at: number; readonly data: EventData<"segments"> }[];
  readonly close: () => void;
}

/** Settles when the first bytes have come. */
export async function listenTo({ url, headers }: Caller, documentId: string): Promise<Listener> {
  const stop = new AbortController();
  const response = await fetch(`${url}/api/v1/documents/${documentId}/events`, {
    headers,
    signal: stop.signal,
  });
  if (!response.ok || !response.body) throw new Error(`The events answered ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const heard: { at: number; data: EventData<"segments"> }[] = [];
  let rest = "";
  const take = (piece: string) => {
    const at = performance.now();
    const frames = (rest + piece).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const lines = frame.split("\n");
      if (!lines.includes("event: segments")) continue;
      const data = lines.find((line) => line.startsWith("data: "));
      if (data) heard.push({ at, data: JSON.parse(data.slice(6)) as EventData<"segments"> });
    }
  };
  const first = await reader.read();
  take(first.value ?? "");
  const listen = async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      take(value);
    }
  };
  listen().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return { heard, close: () => stop.abort() };
}
