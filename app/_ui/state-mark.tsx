import type { ReactNode } from "react";
import type { Segment, Shown } from "@/lib/wire/segments";

/**
 * How each state looks: a shape, a colour and a word, so that none is told by its colour alone. The shapes fill up as
 * the work goes on: an empty ring, a broken ring, two lines laid side by side, half, a check, a seal.
 */
export const STATE_LOOKS: Readonly<
  Record<
    Shown,
    { readonly label: string; readonly meaning: string; readonly ink: string; readonly fill: string }
  >
> = {
  untranslated: {
    label: "Untranslated",
    meaning: "No English yet.",
    ink: "text-untranslated",
    fill: "bg-line",
  },
  draft: {
    label: "Draft",
    meaning: "Somebody has typed; nobody has confirmed it.",
    ink: "text-draft",
    fill: "bg-draft",
  },
  aligned: {
    label: "Aligned",
    meaning: "The English came from an imported draft; nobody has confirmed it.",
    ink: "text-aligned",
    fill: "bg-aligned",
  },
  translated: {
    label: "Translated",
    meaning: "The translator confirmed it. It waits for a reviewer.",
    ink: "text-translated",
    fill: "bg-translated",
  },
  rejected: {
    label: "Changes requested",
    meaning: "A reviewer sent it back with a reason.",
    ink: "text-rejected",
    fill: "bg-rejected",
  },
  reviewed: {
    label: "Approved",
    meaning: "A reviewer approved this very version.",
    ink: "text-reviewed",
    fill: "bg-reviewed",
  },
  final: { label: "Final", meaning: "The owner signed it off.", ink: "text-final", fill: "bg-final" },
  omitted: {
    label: "Omitted",
    meaning: "Left out on purpose, with a reason.",
    ink: "text-omitted",
    fill: "bg-omitted",
  },
};

const SHAPES: Readonly<Record<Shown, ReactNode>> = {
  untranslated: <circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  draft: (
    <circle
      cx="7"
      cy="7"
      r="4.75"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="2.6 2.37"
    />
  ),
  aligned: (
    <path d="M2 5h10M2 9h10" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
  ),
  translated: (
    <>
      <circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7 2.25a4.75 4.75 0 0 0 0 9.5Z" fill="currentColor" />
    </>
  ),
  rejected: (
    <path
      d="M7 1.5 13 12H1L7 1.5ZM7 5.5v3M7 10.3h.01"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  ),
  reviewed: (
    <path
      d="m2 7.5 3.3 3.5L12 3.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  final: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="2" fill="currentColor" />
      <path
        d="m4 7.3 2.2 2.2L10.2 5"
        fill="none"
        stroke="var(--ground)"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  omitted: (
    <>
      <circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="m3.8 10.2 6.4-6.4" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
};

export interface StateMarkProps {
  readonly shown: Shown;
  /** "mark": the shape only, with the word for those who cannot see it. "full": shape and word. */
  readonly as?: "mark" | "full";
}

export function StateMark({ shown, as = "full" }: StateMarkProps) {
  const { label, ink } = STATE_LOOKS[shown];
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${ink}`}
      title={as === "mark" ? label : undefined}
    >
      <svg viewBox="0 0 14 14" className="size-3.5 shrink-0" aria-hidden>
        {SHAPES[shown]}
      </svg>
      <span className={as === "mark" ? "sr-only" : ""}>{label}</span>
    </span>
  );
}

/** The word on the screen for a state and its sub-state; the table in the design. */
export function shownAs({ state, subState }: Pick<Segment, "state" | "subState">): Shown {
  if (subState === "omitted") return "omitted";
  if (state === "initial") return subState === "draft" || subState === "aligned" ? subState : "untranslated";
  if (state === "translated") return subState === "rejected" ? "rejected" : "translated";
  return state;
}
