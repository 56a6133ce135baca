import type { Answer } from "../../_ui/api";
import { call, upload } from "../../_ui/api";
import type { TextSource } from "./text-source";

export interface Sent {
  readonly path: string;
  readonly source: TextSource;
  /** Sent beside the text, by name; an empty one is left out. */
  readonly facts: Readonly<Record<string, string | boolean>>;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** A file goes as multipart with its facts, pasted text as JSON with the same. */
export function sendText({ path, source, facts, onProgress, signal }: Sent): Promise<Answer<unknown>> {
  const told = Object.entries(facts).filter(([, fact]) => fact !== "");
  if (source.from === "paste") {
    return call("POST", path, { ...Object.fromEntries(told), text: source.text }, signal);
  }
  const form = new FormData();
  for (const [name, fact] of told) form.set(name, String(fact));
  if (source.encoding !== "") form.set("encoding", source.encoding);
  if (source.file) form.set("file", source.file, source.file.name);
  return upload({ path, form, onProgress, signal });
}
