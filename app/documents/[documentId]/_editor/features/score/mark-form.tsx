"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Select, TextArea } from "@/app/_ui/field";
import { Kbd } from "@/app/_ui/kbd";
import { useSay } from "@/app/_words/words";
import type { Say } from "@/lib/messages/say";
import { CATEGORIES, type Category } from "@/lib/score/categories";
import { SEVERITY_KEYS, type Severity } from "@/lib/score/weights";
import type { Segment } from "@/lib/wire/segments";
import { sourceText } from "@/lib/workbench/state/source";
import type { PlacedSelection } from "../../text-place";
import { categoryName } from "./category-name";

interface Props {
  readonly row: Segment;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly picked: PlacedSelection | null;
  readonly category: Category | null;
  readonly onChoose: (category: Category | null) => void;
  readonly onMark: (
    picked: PlacedSelection,
    category: Category,
    severity: Severity,
    comment: string,
  ) => Promise<void>;
}

const FIGURES = ["1", "2", "3", "0"] as const;

/** Its name with its key. */
function withKey(say: Say, { name, key }: Category): string {
  const words = categoryName(say, name);
  return key === null ? words : say("score.panel.with-key", { words, key });
}

/** Marks the words that are selected: by two keys, or by hand. */
export function MarkForm({ row, isOn, onSwitch, picked, category, onChoose, onMark }: Props) {
  const say = useSay();
  const [comment, setComment] = useState("");
  const words =
    picked && (picked.side === "source" ? sourceText(row) : row.target).slice(picked.start, picked.end);
  return (
    <section
      className="mt-4 flex flex-col gap-2 border-t border-line pt-3"
      aria-label={say("score.panel.mark")}
    >
      <label className="flex items-baseline gap-2 pointer-coarse:min-h-11">
        <input type="checkbox" checked={isOn} onChange={(event) => onSwitch(event.target.checked)} />
        <span>{say("score.panel.by-keys")}</span>
      </label>
      {!picked && <p className="text-[0.8125rem] text-soft">{say("score.panel.select-words")}</p>}
      {picked && (
        <>
          <p role="status">
            <q lang={picked.side === "source" ? "zh-Hans" : "en"}>{words}</q>
          </p>
          <Select
            label={say("score.panel.category")}
            value={category?.name ?? ""}
            onChange={(name) => onChoose(CATEGORIES.find((one) => one.name === name) ?? null)}
            options={[
              { value: "", label: say("score.panel.choose") },
              ...CATEGORIES.map((one) => ({ value: one.name, label: withKey(say, one) })),
            ]}
          />
          <TextArea
            label={say("score.panel.comment")}
            rows={2}
            maxLength={2_000}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
          <div className="flex flex-wrap gap-1">
            {FIGURES.map((key) => ({ key, severity: SEVERITY_KEYS[key] })).map(({ key, severity }) => (
              <Button
                key={key}
                size="small"
                disabled={!category}
                onClick={() => {
                  if (!category) return;
                  void onMark(picked, category, severity, comment.trim());
                  setComment("");
                  onChoose(null);
                }}
              >
                {say(`score.severity.${severity}`)} <Kbd>{key}</Kbd>
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
