"use client";

import { useId } from "react";
import { languageOf } from "@/lib/text/writing";
import type { EncodingCandidate } from "@/lib/wire/problem";

/** The encodings that a text can be read in, as `encoding` takes them, by the names that people know. */
export const ENCODINGS = [
  { value: "utf-8", label: "UTF-8" },
  { value: "gb18030", label: "GB18030 (and GBK, GB2312)" },
  { value: "big5", label: "Big5 (Taiwan, Hong Kong)" },
  { value: "utf-16le", label: "UTF-16, little-endian" },
  { value: "utf-16be", label: "UTF-16, big-endian" },
  { value: "hz", label: "HZ (mail of the 1990s)" },
  { value: "windows-1252", label: "Windows-1252 (English from an old Windows)" },
  { value: "utf-8+gb18030", label: "UTF-8 and GB18030, mixed by line" },
  { value: "utf-8+big5", label: "UTF-8 and Big5, mixed by line" },
] as const;
export type Encoding = (typeof ENCODINGS)[number]["value"];

function isEncoding(value: string): value is Encoding {
  return ENCODINGS.some((one) => one.value === value);
}

export function nameOf(encoding: string): string {
  return ENCODINGS.find((one) => one.value === encoding)?.label ?? encoding;
}

export interface EncodingChoiceProps {
  readonly candidates: readonly EncodingCandidate[];
  readonly lang: "zh" | "en";
  readonly value: Encoding | "";
  readonly onChange: (encoding: Encoding) => void;
  /** Said beside the one that is in use now. */
  readonly present?: string | null;
  readonly disabled?: boolean;
}

/** One reads which beginning is a text; nobody has to know what an encoding is. */
export function EncodingChoice({
  candidates,
  lang,
  value,
  onChange,
  present = null,
  disabled = false,
}: EncodingChoiceProps) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1.5" disabled={disabled}>
      <legend className="mb-1.5 text-sm font-medium">Which of these can be read?</legend>
      {candidates.map(({ encoding, preview }) => (
        <label
          key={encoding}
          className={`flex cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2 ${value === encoding ? "border-ink bg-raised" : "border-line"}`}
        >
          <input
            type="radio"
            name={name}
            value={encoding}
            checked={value === encoding}
            onChange={() => {
              if (isEncoding(encoding)) onChange(encoding);
            }}
            className="mt-1 size-4 shrink-0 accent-ink"
          />
          <span className="min-w-0 flex-1">
            <span className="text-[0.8125rem] text-soft">
              {nameOf(encoding)}
              {encoding === present && " · as it is now"}
            </span>
            <span
              lang={lang === "en" ? lang : languageOf(preview)}
              className="line-clamp-3 block font-zh text-sm break-all whitespace-pre-line"
            >
              {preview}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
