import { GET } from "@/app/api/v1/documents/[documentId]/events/route";
import { ORIGIN } from "./front-door";

export interface Heard {
  readonly name: string;
  readonly id: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: an event is whatever it says; the assertions say what it must be.
  readonly data: any;
}

export type Line = Awaited<ReturnType<typeof openLine>>;

/** Somebody's open stream of a document's events, read as a browser reads it. */
export async function openLine(documentId: string, who: Readonly<Record<string, string>>, query = "") {
  const leaving = new AbortController();
  const headers = new Headers({ host: new URL(ORIGIN).host, ...who });
  const request = new Request(`${ORIGIN}/api/v1/documents/${documentId}/events${query}`, {
    headers,
    signal: leaving.signal,
  });
  const response = await GET(request, { params: Promise.resolve({ documentId }) });
  const heard: Heard[] = [];
  let isOpen = true;
  void (async () => {
    let text = "";
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += read.value;
      const blocks = text.split("\n\n");
      text = blocks.pop()!;
      heard.push(...blocks.flatMap(heardIn));
    }
    isOpen = false;
  })();
  return {
    response,
    heard,
    isOpen: () => isOpen,
    leave: () => leaving.abort(),
    /** The first event that `fits`, waited for. */
    async until(fits: (event: Heard, at: number) => boolean): Promise<Heard> {
      await within(() => heard.some(fits));
      return heard.find(fits)!;
    },
  };
}

function heardIn(block: string): Heard[] {
  const field = (name: string) =>
    block
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? null;
  const name = field("event");
  return name === null ? [] : [{ name, id: field("id"), data: JSON.parse(field("data")!) }];
}

/** Waits until it holds; throws where it does not within 30 s. */
export async function within(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 1_200; round += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("It did not come about within 30 s");
}
