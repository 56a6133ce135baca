"use client";

import { useEffect, useState } from "react";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import type { WordThere } from "@/lib/dictionary/dictionary";
import { findRow } from "@/lib/workbench/state/rows";
import { sourceText } from "@/lib/workbench/state/source";
import { type Bench, useBench } from "../../bench";
import { selectionInRow } from "../../text-place";
import type { DialogProps } from "../dialog-props";
import { lookUp } from "./look-up";
import { DictionarySource, WordsFound } from "./words-found";

/** The most that is looked up at once, UTF-16. */
const LONGEST = 100;

/** The dictionary by key: what is selected, the word at the cursor in the Chinese, or what is typed. */
export function DictionaryDialog({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const [text, setText] = useState(() => selectedText(bench));
  const [words, setWords] = useState<readonly WordThere[] | "unknown" | null>(null);
  const wanted = text.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, for where the cursor stood when the dialog opened
  useEffect(() => {
    if (text !== "") return;
    let isLeft = false;
    void wordAtCursor(bench).then((word) => {
      if (!isLeft && word !== "") setText((now) => (now === "" ? word : now));
    });
    return () => {
      isLeft = true;
    };
  }, []);
  useEffect(() => {
    if (wanted === "") return setWords(null);
    let isLeft = false;
    void lookUp(wanted, null).then((found) => {
      if (!isLeft) setWords(found ?? "unknown");
    });
    return () => {
      isLeft = true;
    };
  }, [wanted]);
  return (
    <Dialog open onOpenChange={close} title={say("terms.dictionary")} foot={<DictionarySource />}>
      <TextField
        label={say("terms.dictionary.text")}
        lang="zh"
        value={text}
        maxLength={LONGEST}
        data-autofocus
        onChange={({ target }) => setText(target.value)}
      />
      <div aria-live="polite" className="mt-4">
        {words === "unknown" && <p className="text-soft">{say("terms.dictionary.away")}</p>}
        {words !== null && words !== "unknown" && words.length === 0 && (
          <p className="text-soft">{say("terms.dictionary.none")}</p>
        )}
        {words !== null && words !== "unknown" && <WordsFound text={wanted} words={words} phrase={wanted} />}
      </div>
    </Dialog>
  );
}

/** What is selected in the Chinese of a row. */
function selectedText(bench: Bench): string {
  const selected = selectionInRow();
  const row = selected?.side === "source" ? findRow(bench.cell.get().rows, selected.segmentId) : undefined;
  return selected && row ? sourceText(row).slice(selected.start, selected.end).trim().slice(0, LONGEST) : "";
}

async function wordAtCursor(bench: Bench): Promise<string> {
  const { active, rows, sourceCaret } = bench.cell.get();
  const row = active === null ? undefined : findRow(rows, active);
  if (!row || sourceCaret === null) return "";
  const text = sourceText(row);
  const [word] = (await lookUp(text, Math.min(sourceCaret, text.length - 1))) ?? [];
  return word ? text.slice(word.start, word.end) : "";
}
