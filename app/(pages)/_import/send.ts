import type { Answer } from "../../_api/call";
import { call, upload } from "../../_api/call";
import { patiently } from "../../_api/patience";
import { settled } from "../../_api/settled";
import { spokenWords } from "../../_words/spoken";
import type { Step } from "./step";
import type { TextSource } from "./text-source";

export interface Sent {
  readonly path: string;
  readonly source: TextSource;
  /** Sent beside the text, by name; an empty one is left out. */
  readonly facts: Readonly<Record<string, string | boolean>>;
  /** What is done once the file has arrived: "Reading the Chinese". */
  readonly work: string;
  readonly onStep: (step: Step) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a text and waits until it has been dealt with. A file goes as multipart with its facts, pasted text as JSON with the same. A
 * server that is busy is waited for, and it is said that it is.
 */
export async function sendText<Value>(sent: Sent): Promise<Answer<Value>> {
  const { work, onStep, signal } = sent;
  const answer = await patiently(() => sendOnce(sent), {
    signal,
    onWait: (seconds) => onStep({ what: spokenWords()("import.busy", { seconds }), share: null }),
  });
  return await settled<Value>(
    answer,
    (job) => onStep({ what: work, share: job.total ? job.done / job.total : null }),
    signal,
  );
}

function sendOnce({ path, source, facts, work, onStep, signal }: Sent): Promise<Answer<unknown>> {
  const told = Object.entries(facts).filter(([, fact]) => fact !== "");
  if (source.from === "paste") {
    onStep({ what: work, share: null });
    return call("POST", path, { ...Object.fromEntries(told), text: source.text }, signal);
  }
  const form = new FormData();
  for (const [name, fact] of told) form.set(name, String(fact));
  if (source.encoding !== "") form.set("encoding", source.encoding);
  if (source.file) form.set("file", source.file, source.file.name);
  const onProgress = (share: number) =>
    onStep(share < 1 ? { what: spokenWords()("import.sending"), share } : { what: work, share: null });
  return upload({ path, form, onProgress, signal });
}
