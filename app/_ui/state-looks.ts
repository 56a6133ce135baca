import type { Shown } from "@/lib/segments/states";

/**
 * How each state looks: a shape, a colour and a word, so that none is told by its colour alone. The shapes fill up as
 * the work goes on: an empty ring, a broken ring, two lines laid side by side, half, a check, a seal.
 */
export const STATE_LOOKS: Readonly<Record<Shown, { readonly ink: string; readonly fill: string }>> = {
  untranslated: { ink: "text-untranslated", fill: "bg-line" },
  draft: { ink: "text-draft", fill: "bg-draft" },
  aligned: { ink: "text-aligned", fill: "bg-aligned" },
  translated: { ink: "text-translated", fill: "bg-translated" },
  rejected: { ink: "text-rejected", fill: "bg-rejected" },
  reviewed: { ink: "text-reviewed", fill: "bg-reviewed" },
  final: { ink: "text-final", fill: "bg-final" },
  omitted: { ink: "text-omitted", fill: "bg-omitted" },
};
