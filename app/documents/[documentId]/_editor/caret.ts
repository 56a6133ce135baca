/** Where the cursor shall stand in the field that opens next; asked for by whoever opens it, taken once. */
let asked: { readonly id: string; readonly offset: number } | null = null;

export function askCaret(id: string, offset: number): void {
  asked = { id, offset };
}

export function caretAsked(id: string): number | null {
  const offset = asked?.id === id ? asked.offset : null;
  asked = null;
  return offset;
}

/** The cursor in the live field now, or null when no field is open. */
export function caretNow(): number | null {
  const field = document.querySelector<HTMLTextAreaElement>("textarea[data-row]");
  return field ? field.selectionStart : null;
}
