"use client";

import type { Selected } from "@/lib/text/toggle-mark";

/** Changes what differs, by the browser's own editing command, so that its undo goes on working. */
export function replaceText(
  field: HTMLTextAreaElement,
  text: string,
): { readonly start: number; readonly end: number; readonly inserted: string } {
  const before = field.value;
  let start = 0;
  while (start < Math.min(before.length, text.length) && before[start] === text[start]) start += 1;
  let tail = 0;
  while (
    tail < Math.min(before.length, text.length) - start &&
    before[before.length - 1 - tail] === text[text.length - 1 - tail]
  )
    tail += 1;
  const end = before.length - tail;
  const inserted = text.slice(start, text.length - tail);
  const isFocused = document.activeElement === field;
  field.setSelectionRange(start, end);
  const isDone =
    isFocused &&
    (inserted === "" ? document.execCommand("delete") : document.execCommand("insertText", false, inserted));
  if (!isDone || field.value !== text) field.value = text;
  return { start, end, inserted };
}

/** What is selected in the open field becomes something else, as if it were typed. False where nothing was to be done. */
export function changeField(change: (selected: Selected) => Selected | null): boolean {
  const field = document.querySelector<HTMLTextAreaElement>("textarea[data-row]");
  if (!field || field.readOnly) return true;
  const { value, selectionStart, selectionEnd } = field;
  const after = change({ text: value, start: selectionStart, end: selectionEnd });
  if (!after) return false;
  field.focus({ preventScroll: true });
  if (after.text !== value) replaceText(field, after.text);
  field.setSelectionRange(after.start, after.end);
  return true;
}
