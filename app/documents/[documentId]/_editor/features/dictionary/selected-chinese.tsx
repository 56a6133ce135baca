"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { useSay } from "@/app/_words/words";
import { KEY_COMMANDS, shortLabelOf } from "@/lib/workbench/keys/keys";
import { useBench } from "../../bench";
import { useDo } from "../../run-command";
import { selectionInRow } from "../../text-place";

const OFFERED = ["dictionary", "add-term", "concordance", "correct", "comment"] as const;

/** Chinese that is selected with the mouse offers what can be done with it, above the words. */
export function SelectedChinese() {
  const say = useSay();
  const bench = useBench();
  const act = useDo();
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  useEffect(() => {
    const look = () => {
      const picked = document.getSelection();
      const selected = picked && !picked.isCollapsed ? selectionInRow() : null;
      if (!picked || selected?.side !== "source") return setPlace(null);
      const words = picked.getRangeAt(0).getBoundingClientRect();
      setPlace({ left: Math.max(8, words.left), top: Math.max(8, words.top - 40) });
      if (bench.cell.get().active !== selected.segmentId)
        bench.dispatch({ type: "activate", id: selected.segmentId });
    };
    const gone = () => {
      if (document.getSelection()?.isCollapsed !== false) setPlace(null);
    };
    const hide = () => setPlace(null);
    const scroller = document.querySelector(".bench-scroller");
    // Selected before this was here.
    look();
    document.addEventListener("pointerup", look);
    document.addEventListener("selectionchange", gone);
    scroller?.addEventListener("scroll", hide, { passive: true });
    return () => {
      document.removeEventListener("pointerup", look);
      document.removeEventListener("selectionchange", gone);
      scroller?.removeEventListener("scroll", hide);
    };
  }, [bench]);
  if (!place) return null;
  const now = bench.cell.get();
  const commands = OFFERED.flatMap((id) =>
    KEY_COMMANDS.filter((command) => command.id === id && command.isAvailable(now)),
  );
  if (commands.length === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label={say("editor.selected-chinese")}
      className="fixed z-30 flex gap-1 rounded-md border border-line-strong bg-raised p-1 shadow-lg"
      style={place}
    >
      {commands.map((command) => (
        <Button
          key={command.id}
          size="small"
          look="quiet"
          // The words stay selected: the command is about them.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            act(command);
            setPlace(null);
          }}
        >
          {say.message(shortLabelOf(command, now))}
        </Button>
      ))}
    </div>
  );
}
