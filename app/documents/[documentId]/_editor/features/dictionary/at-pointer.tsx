"use client";

import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/app/_ui/button";
import { CloseIcon } from "@/app/_ui/icons";
import { isModalOpen } from "@/app/_ui/modal";
import { useSay } from "@/app/_words/words";
import type { WordThere } from "@/lib/dictionary/dictionary";
import { findRow } from "@/lib/workbench/state/rows";
import { sourceText } from "@/lib/workbench/state/source";
import { useBench } from "../../bench";
import { lookUp } from "./look-up";
import { type CharacterThere, characterAt, rangeOf } from "./place";
import { DictionarySource, WordsFound } from "./words-found";

/** So long the pointer rests on a word before the dictionary opens, ms; Shift held asks sooner. */
const RESTS = 700;
const HELD = 250;
/** So long it stays when the pointer has left its word, ms: the way to its own text. */
const LEAVES = 350;
/** A finger that moved further did not tap. */
const A_TAP = 10;

const HIGHLIGHT = "dictionary";
const KEPT = "duizhao:dictionary-rest";

interface Shown {
  readonly text: string;
  readonly words: readonly WordThere[];
  readonly left: number;
  /** Below the word, or above it where there is more room. */
  readonly top: number | null;
  readonly bottom: number | null;
  readonly isTouch: boolean;
}

/** The dictionary at the pointer: rest on a Chinese word, hold Shift over it, or tap it in the row in use. */
export function AtPointer() {
  const say = useSay();
  const bench = useBench();
  const [shown, setShown] = useState<Shown | null>(null);
  const [opensOnRest, setOpensOnRest] = useState(restKept);
  const box = useRef<HTMLElement>(null);
  const rests = useRef(opensOnRest);
  rests.current = opensOnRest;
  useEffect(() => {
    let timer = 0;
    let leaving = 0;
    let point = { x: 0, y: 0 };
    let word: DOMRect[] = [];
    let isShown = false;
    let turn = 0;
    let touched: { readonly x: number; readonly y: number; readonly isActive: boolean } | null = null;
    const hide = () => {
      turn += 1;
      clearTimeout(timer);
      clearTimeout(leaving);
      leaving = 0;
      word = [];
      if (!isShown) return;
      isShown = false;
      if (typeof CSS !== "undefined" && "highlights" in CSS) CSS.highlights.delete(HIGHLIGHT);
      setShown(null);
    };
    const show = async (there: CharacterThere, isTouch: boolean) => {
      const mine = ++turn;
      const row = findRow(bench.cell.get().rows, there.rowId);
      if (!row) return;
      const text = sourceText(row);
      const words = await lookUp(text, there.at);
      if (mine !== turn || !there.paragraph.isConnected) return;
      if (!words || words.length === 0) return hide();
      const range = rangeOf(there, words[0]!.start, words[0]!.end);
      if (!range) return;
      word = [...range.getClientRects()];
      const over = range.getBoundingClientRect();
      if (typeof CSS !== "undefined" && "highlights" in CSS)
        CSS.highlights.set(HIGHLIGHT, new Highlight(range));
      const isBelow = innerHeight - over.bottom >= Math.min(320, over.top);
      isShown = true;
      setShown({
        text,
        words,
        left: Math.max(8, Math.min(over.left, innerWidth - 376)),
        top: isBelow ? over.bottom + 6 : null,
        bottom: isBelow ? null : innerHeight - over.top + 6,
        isTouch,
      });
    };
    const lookAtPoint = () => {
      if (isModalOpen() || document.getSelection()?.isCollapsed === false) return;
      const there = characterAt(point.x, point.y);
      if (there) void show(there, false);
    };
    const isOnWord = ({ x, y }: { readonly x: number; readonly y: number }) =>
      word.some(
        ({ left, right, top, bottom }) => x >= left - 2 && x <= right + 2 && y >= top - 2 && y <= bottom + 8,
      );
    const onMove = (event: PointerEvent) => {
      if (event.pointerType === "touch") return;
      point = { x: event.clientX, y: event.clientY };
      clearTimeout(timer);
      const isInBox = box.current?.contains(event.target as Node) === true;
      if (isShown && (isInBox || isOnWord(point))) {
        clearTimeout(leaving);
        leaving = 0;
        return;
      }
      if (isShown && leaving === 0) leaving = window.setTimeout(hide, LEAVES);
      if (event.buttons !== 0) return;
      if (event.shiftKey) timer = window.setTimeout(lookAtPoint, HELD);
      else if (rests.current) timer = window.setTimeout(lookAtPoint, RESTS);
    };
    const onDown = (event: PointerEvent) => {
      const { target } = event;
      if (box.current?.contains(target as Node)) return;
      hide();
      const row = target instanceof Element ? target.closest<HTMLElement>("[data-row-id]") : null;
      const isTouch = event.pointerType === "touch";
      touched = isTouch
        ? { x: event.clientX, y: event.clientY, isActive: row?.dataset.active !== undefined }
        : null;
    };
    const onUp = (event: PointerEvent) => {
      const began = touched;
      touched = null;
      if (!began?.isActive || isModalOpen()) return;
      if (Math.hypot(event.clientX - began.x, event.clientY - began.y) > A_TAP) return;
      if (document.getSelection()?.isCollapsed === false) return;
      const there = characterAt(event.clientX, event.clientY);
      if (there) void show(there, true);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Shift" && !event.repeat && !isShown) {
        clearTimeout(timer);
        timer = window.setTimeout(lookAtPoint, HELD);
        return;
      }
      if (event.key === "Shift" || box.current?.contains(document.activeElement)) {
        if (event.key !== "Escape") return;
      }
      if (isShown && event.key === "Escape" && !event.isComposing) {
        event.preventDefault();
        event.stopPropagation();
      }
      hide();
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key === "Shift") clearTimeout(timer);
    };
    const onScroll = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) hide();
    };
    document.addEventListener("pointermove", onMove, { passive: true });
    document.addEventListener("pointerdown", onDown, { passive: true });
    document.addEventListener("pointerup", onUp, { passive: true });
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("keyup", onKeyUp, true);
    document.addEventListener("scroll", onScroll, { passive: true, capture: true });
    return () => {
      hide();
      document.removeEventListener("pointermove", onMove);
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("pointerup", onUp);
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("keyup", onKeyUp, true);
      document.removeEventListener("scroll", onScroll, true);
    };
  }, [bench]);
  if (!shown) return null;
  const { text, words, left, top, bottom, isTouch } = shown;
  const [first] = words;
  const keep = (opens: boolean) => {
    setOpensOnRest(opens);
    try {
      localStorage.setItem(KEPT, String(opens));
    } catch (error) {
      // Nothing may be kept here: it holds for this page.
      if (!(error instanceof DOMException)) throw error;
    }
  };
  return (
    <aside
      ref={box}
      lang={say.language}
      aria-label={say("terms.dictionary")}
      className={`bench-dictionary ${isTouch ? "is-sheet" : ""}`}
      style={isTouch ? undefined : { left, top: top ?? undefined, bottom: bottom ?? undefined }}
    >
      <div className="bench-dictionary-body">
        {isTouch && (
          <IconButton
            label={say("ui.close")}
            size="small"
            className="float-right"
            onClick={() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))}
          >
            <CloseIcon />
          </IconButton>
        )}
        <WordsFound text={text} words={words} phrase={first ? text.slice(first.start, first.end) : ""} />
      </div>
      <div className="flex items-center justify-between gap-3 border-t border-line px-3 py-1.5">
        <DictionarySource />
        {!isTouch && (
          <label className="flex items-center gap-1.5 text-xs text-soft">
            <input type="checkbox" checked={opensOnRest} onChange={({ target }) => keep(target.checked)} />
            {say("terms.dictionary.on-rest")}
          </label>
        )}
      </div>
    </aside>
  );
}

function restKept(): boolean {
  try {
    return localStorage.getItem(KEPT) !== "false";
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return true;
  }
}
