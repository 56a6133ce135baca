import type { Entry } from "@/lib/workbench/outbox/outbox";

/** What was typed in a row, of which nothing is under way. */
export const entry = (segmentId: string, text: string, more: Partial<Entry> = {}): Entry => ({
  segmentId,
  base: { revision: 1, text: "old" },
  text,
  origin: "typed",
  flight: null,
  isLost: false,
  tries: 0,
  conflict: null,
  refusal: null,
  ...more,
});
