"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { TextArea } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import { useView, useViewCell } from "./view";

/** Stands in for a field that is on its way: what is typed into it goes into that one. */
export function AheadField() {
  const say = useSay();
  const view = useViewCell();
  const ahead = useView((now) => now.ahead);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <TextArea
      ref={field}
      data-ahead
      label={say("editor.ahead")}
      rows={3}
      data-autofocus
      value={ahead}
      onChange={(event) => view.set((now) => ({ ...now, ahead: event.target.value }))}
    />
  );
}

/** Hands over what was typed ahead to the first field that gets the cursor. */
export function useAhead(): void {
  const view = useViewCell();
  useEffect(() => {
    const hear = ({ target }: FocusEvent) => {
      const { ahead } = view.get();
      const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
      if (ahead === "" || !isField || target.dataset.ahead !== undefined || target.dataset.row !== undefined)
        return;
      view.set((now) => ({ ...now, ahead: "" }));
      // Once React has finished with the field.
      queueMicrotask(() => document.execCommand("insertText", false, ahead));
    };
    document.addEventListener("focusin", hear);
    return () => document.removeEventListener("focusin", hear);
  }, [view]);
}

/** The cursor goes into the field as soon as it stands and a command has asked for it. */
export function useWanted(name: string): RefObject<HTMLTextAreaElement | null> {
  const view = useViewCell();
  const isWanted = useView((now) => now.wants === name);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (!isWanted || !field.current) return;
    field.current.focus();
    view.set((now) => ({ ...now, wants: null }));
  }, [view, isWanted]);
  return field;
}
