"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { Button, IconButton } from "@/app/_ui/button";
import { CloseIcon } from "@/app/_ui/icons";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { useBench, useWorkbench } from "../../bench";
import { goToHit, openDialog, search } from "../../run-command";
import { useView, useViewCell } from "../../view";
import { fetchVariants } from "./variants";

const SWITCHES = [
  {
    name: "caseSensitive",
    label: "editor.find.case",
    title: "editor.find.case-hint",
    sign: "Aa",
  },
  { name: "wholeWord", label: "editor.find.words", title: "editor.find.words", sign: "“W”" },
  { name: "regex", label: "editor.find.regex", title: "editor.find.regex", sign: ".*" },
] as const;

/** Find in both languages. Enter goes on, Shift+Enter back, Esc closes and leaves the keyboard in the row. */
export function FindBar() {
  const say = useSay();
  const bench = useBench();
  const view = useViewCell();
  const finding = useView((now) => now.finding);
  const canReplace = useWorkbench((state) => may(state.me.role, "edit"));
  const field = useRef<HTMLInputElement>(null);
  const isOpen = finding !== null;
  // At once: what is typed after Ctrl+F is looked for.
  useLayoutEffect(() => {
    if (isOpen) field.current?.select();
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return;
    void fetchVariants().then((hasCome) => hasCome && view.get().finding && search(bench, view));
  }, [bench, view, isOpen]);
  // A text arrives or is typed: look again, shortly after the last key.
  const text = finding?.text ?? "";
  useEffect(() => {
    if (!isOpen) return;
    const timer = setTimeout(() => search(bench, view, { text }), 120);
    return () => clearTimeout(timer);
  }, [bench, view, isOpen, text]);
  if (!finding) return null;

  const close = () => {
    view.set((now) => ({ ...now, finding: null }));
    const { active } = bench.cell.get();
    if (active) document.getElementById(`row-${active}`)?.focus({ preventScroll: true });
  };
  const { hits, current, isCut, problem } = finding;
  const count =
    problem !== null
      ? say.message(problem)
      : text === ""
        ? ""
        : hits.length === 0
          ? say("editor.find.none")
          : say("editor.find.count", { at: current + 1, count: hits.length, isCut: isCut ? "yes" : "no" });
  return (
    <search className="bench-find">
      <input
        ref={field}
        id="bench-find"
        type="text"
        aria-label={say("editor.find.label")}
        placeholder={say("editor.find.label")}
        value={finding.text}
        onChange={(event) => {
          const { value } = event.currentTarget;
          view.set((now) => ({ ...now, finding: now.finding && { ...now.finding, text: value } }));
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") {
            event.preventDefault();
            goToHit(bench, view, event.shiftKey ? -1 : 1);
          } else if (event.key === "Escape") {
            event.preventDefault();
            close();
          }
        }}
      />
      {SWITCHES.map(({ name, label, title, sign }) => (
        <button
          key={name}
          type="button"
          className="bench-switch"
          aria-pressed={finding[name]}
          aria-label={say(label)}
          title={say(title)}
          onClick={() => search(bench, view, { [name]: !finding[name] })}
        >
          {sign}
        </button>
      ))}
      <span className="bench-find-count" aria-live="polite" data-problem={problem !== null || undefined}>
        {count}
      </span>
      <Button
        size="small"
        look="quiet"
        onClick={() => goToHit(bench, view, -1)}
        aria-label={say("editor.find.previous")}
      >
        ↑
      </Button>
      <Button
        size="small"
        look="quiet"
        onClick={() => goToHit(bench, view, 1)}
        aria-label={say("editor.find.next")}
      >
        ↓
      </Button>
      {canReplace && (
        <Button size="small" onClick={() => openDialog("replace", view)}>
          {say("editor.find.replace")}
        </Button>
      )}
      <IconButton label={say("editor.find.close")} size="small" onClick={close}>
        <CloseIcon />
      </IconButton>
    </search>
  );
}
