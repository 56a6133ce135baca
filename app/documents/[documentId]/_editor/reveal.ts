/** The editor's value asks for a row to be brought into view; the table, which knows where rows are, hears it. */
export type Hear = (id: string, align: "auto" | "start") => void;
const hearers = new Set<Hear>();

export function reveal(id: string, align: "auto" | "start" = "auto"): void {
  for (const hear of hearers) hear(id, align);
}

export function onReveal(hear: Hear): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
