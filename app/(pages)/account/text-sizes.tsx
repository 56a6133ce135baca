"use client";

import { useState } from "react";
import type { TextSize } from "@/lib/wire/people";
import { call } from "../../_api/call";
import { Select } from "../../_ui/field";
import { useToast } from "../../_ui/toast";
import { useSay } from "../../_words/words";

const SIZES = [80, 90, 100, 110, 120, 130, 140, 150, 160, 180, 200];
const USUAL: TextSize = { source: 100, target: 100 };

/** How large the two columns of the editor are set; stored at once. */
export function TextSizes({ size }: { readonly size: TextSize | null }) {
  const say = useSay();
  const toast = useToast();
  const [now, setNow] = useState(size ?? USUAL);
  const save = async (next: TextSize) => {
    const before = now;
    setNow(next);
    const answer = await call("PATCH", "/api/v1/me", { textSize: next });
    if (answer.ok) return;
    setNow(before);
    toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
  };
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      {(["source", "target"] as const).map((side) => (
        <Select
          key={side}
          label={say(`account.reading.${side}`)}
          value={String(now[side])}
          onChange={(value) => void save({ ...now, [side]: Number(value) })}
          options={[...new Set([...SIZES, now[side]])]
            .sort((a, b) => a - b)
            .map((percent) => ({
              value: String(percent),
              label: say("account.reading.percent", { percent }),
            }))}
        />
      ))}
    </div>
  );
}
