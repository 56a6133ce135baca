"use client";

import { type ReactNode, useId } from "react";

export interface SegmentedProps<Value extends string> {
  /** What is being chosen, for those who hear it. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly name?: string }[];
}

/** One of a few, all in sight. Radio buttons underneath: the arrow keys move between them. */
export function Segmented<Value extends string>({ label, value, onChange, options }: SegmentedProps<Value>) {
  const group = useId();
  return (
    <fieldset className="inline-flex w-fit max-w-full flex-wrap rounded-md border border-line-strong bg-raised p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="inline-flex h-7 items-center gap-1.5 rounded px-2.5 text-sm text-soft select-none has-checked:bg-ink has-checked:font-medium has-checked:text-ground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:h-10"
        >
          <input
            type="radio"
            name={group}
            className="sr-only"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            {...(option.name ? { "aria-label": option.name } : {})}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
