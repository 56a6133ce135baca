"use client";

import { useState } from "react";
import type { Filling } from "@/lib/wire/filling";
import { call } from "../../../../_api/call";
import { Select } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";

const FROM = ["never", "102", "101", "100"] as const;

/** What the project has filled by itself. */
export function FillingSettings({
  projectId,
  filling,
  canChange,
}: {
  readonly projectId: string;
  readonly filling: Filling;
  readonly canChange: boolean;
}) {
  const say = useSay();
  const toast = useToast();
  const [now, setNow] = useState(filling);
  const save = async (next: Filling) => {
    const before = now;
    setNow(next);
    const answer = await call("PUT", `/api/v1/projects/${projectId}/filling`, next);
    if (answer.ok) return toast({ title: say("memory.saved") });
    setNow(before);
    toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
  };
  return (
    <section aria-labelledby="filling-heading">
      <h2 id="filling-heading" className="mb-3 text-lg">
        {say("memory.filling")}
      </h2>
      <div className="grid max-w-2xl gap-x-6 gap-y-4 sm:grid-cols-2">
        <Select<Filling["propagation"]>
          label={say("memory.filling.repeats")}
          hint={say("memory.filling.repeats.hint")}
          disabled={!canChange}
          value={now.propagation}
          onChange={(propagation) => void save({ ...now, propagation })}
          options={(["ask", "always", "never"] as const).map((value) => ({
            value,
            label: say(`memory.propagation.${value}`),
          }))}
        />
        <Select<(typeof FROM)[number]>
          label={say("memory.filling.from")}
          hint={say("memory.filling.from.hint")}
          disabled={!canChange}
          value={now.fillFrom === null ? "never" : (String(now.fillFrom) as (typeof FROM)[number])}
          onChange={(value) => void save({ ...now, fillFrom: value === "never" ? null : Number(value) })}
          options={FROM.map((value) => ({
            value,
            label:
              value === "never"
                ? say("memory.filling.off")
                : say("memory.pretranslate.at-least", { score: Number(value) }),
          }))}
        />
      </div>
    </section>
  );
}
