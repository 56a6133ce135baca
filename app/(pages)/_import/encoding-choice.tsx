"use client";

import { useId } from "react";
import type { Say } from "@/lib/messages/say";
import { languageOf } from "@/lib/text/writing";
import type { EncodingCandidate } from "@/lib/wire/problem";
import { useSay } from "../../_words/words";

/** The encodings that a text can be read in, as `encoding` takes them, by the names that people know. */
export const ENCODINGS = [
  { value: "utf-8", key: "import.encoding.utf8" },
  { value: "gb18030", key: "import.encoding.gb18030" },
  { value: "big5", key: "import.encoding.big5" },
  { value: "utf-16le", key: "import.encoding.utf16le" },
  { value: "utf-16be", key: "import.encoding.utf16be" },
  { value: "hz", key: "import.encoding.hz" },
  { value: "windows-1252", key: "import.encoding.windows1252" },
  { value: "utf-8+gb18030", key: "import.encoding.mixed-gb18030" },
  { value: "utf-8+big5", key: "import.encoding.mixed-big5" },
] as const;
export type Encoding = (typeof ENCODINGS)[number]["value"];

function isEncoding(value: string): value is Encoding {
  return ENCODINGS.some((one) => one.value === value);
}

export function nameOf(say: Say, encoding: string): string {
  const known = ENCODINGS.find((one) => one.value === encoding);
  return known ? say(known.key) : encoding;
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
  const say = useSay();
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1.5" disabled={disabled}>
      <legend className="mb-1.5 text-sm font-medium">{say("import.encoding.which")}</legend>
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
              {nameOf(say, encoding)}
              {encoding === present && ` · ${say("import.encoding.present")}`}
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
