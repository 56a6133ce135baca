"use client";

import { type DragEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { languageOf } from "@/lib/text/writing";
import { UPLOAD_BYTES } from "@/lib/wire/documents";
import type { EncodingCandidate } from "@/lib/wire/problem";
import { Button } from "../../_ui/button";
import { Select, TextArea } from "../../_ui/field";
import { Segmented } from "../../_ui/segmented";
import { useSay } from "../../_words/words";
import { ENCODINGS, type Encoding, EncodingChoice } from "./encoding-choice";
import { sizeOf } from "./file-size";

/** What readers exist for, as a file dialog wants it. */
const ACCEPT =
  ".txt,.md,.markdown,.html,.htm,.mhtml,.mht,.docx,.odt,.rtf,.epub,.pdf,.srt,.vtt,.xlf,.xliff,.sdlxliff,.mqxliff,.mxliff,.tmx,.sdlppx,.sdlrpx,.mqxlz,.xlz,.omt,.zip,.xlsx,.csv,.tsv,text/plain,text/markdown,text/html";

/** A text on its way in: a file, or what was pasted. */
export interface TextSource {
  readonly from: "file" | "paste";
  readonly file: File | null;
  readonly text: string;
  readonly encoding: Encoding | "";
}

/** So much of a pasted text tells in which characters it is written. */
const HEAD = 2_000;

export const NO_SOURCE: TextSource = { from: "file", file: null, text: "", encoding: "" };

export function hasText(source: TextSource): boolean {
  return source.from === "file" ? source.file !== null : source.text.trim() !== "";
}

export interface TextSourceFieldProps {
  readonly label: string;
  readonly lang: "zh" | "en";
  readonly value: TextSource;
  readonly onChange: (value: TextSource) => void;
  /** Which files may come, where that is something else than originals and drafts. */
  readonly hint?: string;
  /** Several files may come: hears of them all where there is more than one. Without it the first one counts, and it is said. */
  readonly onMore?: (files: readonly File[]) => void;
  /** The server could not tell the encoding, or was told a wrong one: ask. */
  readonly askEncoding: boolean;
  /** What it may be in, where the server has said so. */
  readonly candidates?: readonly EncodingCandidate[];
  readonly disabled?: boolean;
}

/** Choose a file, drop one, or paste. What was pasted stays while one looks at the other way, and the file too. */
export function TextSourceField({
  label,
  lang,
  value,
  onChange,
  hint,
  onMore,
  askEncoding,
  candidates = [],
  disabled = false,
}: TextSourceFieldProps) {
  const say = useSay();
  return (
    <fieldset className="flex flex-col gap-2" disabled={disabled}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <legend className="contents">
          <span className="text-sm font-medium">{label}</span>
        </legend>
        <Segmented
          label={say("import.source.how", { label })}
          value={value.from}
          onChange={(from) => onChange({ ...value, from })}
          options={[
            { value: "file", label: say("import.source.file") },
            { value: "paste", label: say("import.source.paste") },
          ]}
        />
      </div>
      {value.from === "file" ? (
        <FileDrop
          label={label}
          file={value.file}
          onChange={(file) => onChange({ ...value, file, encoding: "" })}
          {...(hint !== undefined && { told: hint })}
          {...(onMore && { onMore })}
        />
      ) : (
        <TextArea
          label={say("import.source.text", { label })}
          hideLabel
          rows={7}
          lang={lang === "en" ? lang : languageOf(value.text.slice(0, HEAD))}
          value={value.text}
          placeholder={
            lang === "en" ? say("import.source.paste-english") : say("import.source.paste-chinese")
          }
          onChange={(event) => onChange({ ...value, text: event.target.value })}
          className={lang === "en" ? "font-en" : "font-zh leading-[1.8]"}
        />
      )}
      {value.from === "file" && value.file && candidates.length > 0 && (
        <EncodingChoice
          candidates={candidates}
          lang={lang}
          value={value.encoding}
          onChange={(encoding) => onChange({ ...value, encoding })}
        />
      )}
      {askEncoding && candidates.length === 0 && value.from === "file" && value.file && (
        <EncodingPicker
          file={value.file}
          lang={lang}
          encoding={value.encoding}
          onChange={(encoding) => onChange({ ...value, encoding })}
        />
      )}
    </fieldset>
  );
}

function FileDrop({
  label,
  file,
  onChange,
  told,
  onMore,
}: {
  readonly label: string;
  readonly file: File | null;
  readonly onChange: (file: File | null) => void;
  readonly told?: string;
  readonly onMore?: (files: readonly File[]) => void;
}) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [over, setOver] = useState(false);
  const [notTaken, setNotTaken] = useState(0);
  const take = (files: readonly File[]) => {
    const [first] = files;
    if (first === undefined) return;
    // Where one was chosen already, what is dropped comes to it; what is picked takes its place.
    if (onMore && files.length > 1) return onMore(files);
    setNotTaken(files.length - 1);
    onChange(first);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files];
    if (onMore && file !== null && dropped.length > 0) onMore(dropped);
    else take(dropped);
  };
  const tooLarge = file !== null && file.size > UPLOAD_BYTES;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same by key
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-dashed px-3 py-3 ${over ? "border-accent bg-accent-soft" : "border-line-strong bg-raised"}`}
    >
      <PickFiles
        ref={input}
        label={say("import.source.file-of", { label })}
        multiple={onMore !== undefined}
        onFiles={take}
      />
      <Button size="small" onClick={() => input.current?.click()} aria-describedby={hint}>
        {file
          ? say("import.source.choose-another")
          : onMore
            ? say("import.source.choose-files")
            : say("import.source.choose")}
      </Button>
      <p id={hint} className="min-w-0 flex-1 text-[0.8125rem] text-soft">
        {file ? (
          <>
            <span className="font-medium break-all text-ink">{file.name}</span> · {sizeOf(say, file.size)}
            {tooLarge && (
              <span className="block text-accent">
                {say("import.source.too-large", { most: sizeOf(say, UPLOAD_BYTES) })}
              </span>
            )}
            {notTaken > 0 && (
              <span className="block text-accent">
                {say("import.source.one-at-a-time", { more: notTaken })}
              </span>
            )}
          </>
        ) : onMore ? (
          say("import.source.drop-some")
        ) : (
          (told ?? say("import.source.drop-one"))
        )}
      </p>
      {file && (
        <Button size="small" look="quiet" onClick={() => onChange(null)}>
          {say("import.remove")}
        </Button>
      )}
    </div>
  );
}

/** Beside several files that were chosen already. */
export function AddFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <PickFiles ref={input} label={say("import.source.more")} multiple onFiles={onFiles} />
      <Button size="small" onClick={() => input.current?.click()}>
        {say("import.source.add")}
      </Button>
      <p className="text-[0.8125rem] text-soft">{say("import.source.each")}</p>
    </div>
  );
}

function PickFiles({
  ref,
  label,
  multiple,
  onFiles,
}: {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly multiple: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <input
      ref={ref}
      type="file"
      accept={ACCEPT}
      multiple={multiple}
      className="sr-only"
      tabIndex={-1}
      aria-label={label}
      onChange={(event) => {
        const chosen = [...(event.target.files ?? [])];
        event.target.value = "";
        onFiles(chosen);
      }}
    />
  );
}

/** Decodes the head of the file here in the browser, so that one sees at once whether the choice is right. */
function EncodingPicker({
  file,
  lang,
  encoding,
  onChange,
}: {
  readonly file: File;
  readonly lang: "zh" | "en";
  readonly encoding: Encoding | "";
  readonly onChange: (encoding: Encoding | "") => void;
}) {
  const say = useSay();
  const [head, setHead] = useState<Uint8Array | null>(null);
  useEffect(() => {
    let stale = false;
    file
      .slice(0, 600)
      .arrayBuffer()
      .then((bytes) => {
        if (!stale) setHead(new Uint8Array(bytes));
      });
    return () => {
      stale = true;
    };
  }, [file]);
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-sunk p-3">
      <Select
        label={say("import.source.encoding")}
        hint={say("import.source.encoding.hint")}
        value={encoding}
        onChange={onChange}
        options={[
          { value: "", label: say("import.encoding.unknown") },
          ...ENCODINGS.map((one) => ({ value: one.value, label: say(one.key) })),
        ]}
      />
      {head && encoding !== "" && KNOWN_TO_BROWSERS.test(encoding) && (
        <Beginning text={new TextDecoder(encoding).decode(head, { stream: true })} lang={lang} />
      )}
    </div>
  );
}

function Beginning({ text, lang }: { readonly text: string; readonly lang: "zh" | "en" }) {
  return (
    <p lang={lang === "en" ? lang : languageOf(text)} className="line-clamp-4 font-zh text-sm break-all">
      {text}
    </p>
  );
}

/** Of the others there is no beginning to be seen before the server has read them. */
const KNOWN_TO_BROWSERS = /^(?:utf-8|utf-16le|utf-16be|gb18030|big5|windows-1252)$/;
