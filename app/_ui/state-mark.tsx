"use client";

import type { ReactNode } from "react";
import type { Shown } from "@/lib/segments/states";
import { useSay } from "../_words/words";
import { STATE_LOOKS } from "./state-looks";

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
  const { ink } = STATE_LOOKS[shown];
  const label = useSay()(`ui.state.${shown}`);
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
