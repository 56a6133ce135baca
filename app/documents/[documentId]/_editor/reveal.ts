/** The editor's value asks for a row to be brought into view; the table, which knows where rows are, hears it. */
const hearers = new Set<(id: string) => void>();

export function reveal(id: string): void {
  for (const hear of hearers) hear(id);
}

export function onReveal(hear: (id: string) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
