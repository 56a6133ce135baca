"use client";

import { type ClipboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import type { Sentences } from "@/lib/wire/segments";
import { lockOn } from "@/lib/workbench/outbox/holding";
import type { Mark } from "@/lib/workbench/state/marks";
import { beadAt } from "@/lib/workbench/state/sentences";
import { useBench, useWorkbench } from "./bench";
import { caretAsked } from "./caret";
import { replaceText } from "./field-text";
import { newId } from "./ids";
import { Marked } from "./marked";
import { useViewCell } from "./view";

export interface LiveFieldProps {
  readonly id: string;
  readonly name: string;
  /** The id of the Chinese that it answers. */
  readonly describedBy: string | undefined;
  /** Locked by another program or an owner: there to be read. */
  readonly isClosed: boolean;
  readonly marks: readonly Mark[];
  readonly sentences: Sentences | null;
  readonly placeholder: string;
}

/**
 * The one live field. Behind it lies the same text with the same metrics: it gives the field its height and carries
 * the marks, so that nothing moves when a row becomes live.
 */
export function LiveField({
  id,
  name,
  describedBy,
  isClosed,
  marks,
  sentences,
  placeholder,
}: LiveFieldProps) {
  const bench = useBench();
  const view = useViewCell();
  const text = useWorkbench((state) => (state.editing?.id === id ? state.editing.text : ""));
  const isLocked = useWorkbench((state) => lockOn(state, id) !== null);
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const wanted = useRef<number | null | undefined>(undefined);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    if (wanted.current === undefined)
      wanted.current = caretAsked(id) ?? bench.cell.get().editing?.caret ?? null;
    const caret = wanted.current ?? element.value.length;
    element.focus({ preventScroll: true });
    element.setSelectionRange(caret, caret);
    return () => {
      if (document.activeElement !== element) return;
      // The field closes under the keyboard: its row has it now, unless another field opened.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && bench.cell.get().active === id)
          document.getElementById(`row-${id}`)?.focus({ preventScroll: true });
      });
    };
  }, [bench, id]);

  // The text changed from outside: undo, another person's save, a replacement.
  useLayoutEffect(() => {
    const element = field.current;
    if (element && element.value !== text && !composing.current) writeInto(element, text);
  }, [text]);

  // Taken over by a button that is gone now, or free again: the keyboard goes on where it was.
  useLayoutEffect(() => {
    if (!isLocked && document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, [isLocked]);

  useEffect(() => {
    const light = () => {
      const element = field.current;
      if (!element || document.activeElement !== element) return;
      const bead =
        sentences && element.value === bench.cell.get().editing?.text
          ? beadAt(sentences, "target", element.selectionStart)
          : null;
      view.set((now) => {
        if (bead === null) return now.light?.segmentId === id ? { ...now, light: null } : now;
        return now.light?.segmentId === id && now.light.bead === bead
          ? now
          : { ...now, light: { segmentId: id, bead } };
      });
    };
    document.addEventListener("selectionchange", light);
    light();
    return () => document.removeEventListener("selectionchange", light);
  }, [bench, view, id, sentences]);

  return (
    <div className="bench-field">
      <div className="bench-behind" aria-hidden>
        <Marked text={text} marks={marks} />
        {/* A last line end takes up a line only when something follows it. */}
        {"\u200b"}
      </div>
      <textarea
        ref={field}
        defaultValue={text}
        data-row={id}
        lang="en"
        readOnly={isLocked || isClosed}
        spellCheck
        autoCapitalize="sentences"
        aria-label={name}
        aria-describedby={describedBy}
        placeholder={placeholder}
        className="bench-live"
        onInput={(event) =>
          bench.dispatch({ type: "type", text: event.currentTarget.value, isComposing: composing.current })
        }
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          bench.dispatch({ type: "type", text: event.currentTarget.value, isComposing: false });
        }}
        onPaste={pasteAsText}
        onBlur={() => bench.dispatch({ type: "send", segmentId: id, operationId: newId() })}
      />
    </div>
  );
}

/** A text field takes plain text anyway; line ends from elsewhere become ours. */
function pasteAsText(event: ClipboardEvent<HTMLTextAreaElement>) {
  const pasted = event.clipboardData.getData("text/plain");
  if (!pasted.includes("\r")) return;
  event.preventDefault();
  document.execCommand("insertText", false, pasted.replaceAll(/\r\n?/g, "\n"));
}

/** The text changed under the cursor, which stays where it was in what stayed. */
function writeInto(field: HTMLTextAreaElement, text: string): void {
  const before = field.value;
  const caret = field.selectionStart;
  const { start, end, inserted } = replaceText(field, text);
  const moved =
    caret <= start ? caret : caret >= end ? caret + text.length - before.length : start + inserted.length;
  field.setSelectionRange(moved, moved);
}
