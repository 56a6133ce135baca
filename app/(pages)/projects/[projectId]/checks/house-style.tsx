"use client";

import { useState } from "react";
import { NO_STYLE, PRESETS } from "@/lib/check/style/house-style";
import type { HouseStyle } from "@/lib/wire/findings";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { Select } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";

export interface HouseStyleFormProps {
  readonly projectId: string;
  readonly style: HouseStyle | null;
  readonly canSet: boolean;
}

const CHOICES = {
  spelling: ["american", "british", "oxford"],
  quotes: ["double", "single"],
  marks: ["curly", "straight"],
  serialComma: ["always", "never"],
  dash: ["em", "spaced-en"],
  ellipsis: ["character", "points", "spaced"],
  dates: ["month-first", "day-first"],
} as const satisfies { readonly [Name in keyof HouseStyle]: readonly NonNullable<HouseStyle[Name]>[] };

type Choice = (typeof CHOICES)[keyof typeof CHOICES][number];

/** How the project writes its English. Each choice is saved as it is made. */
export function HouseStyleForm({ projectId, style: first, canSet }: HouseStyleFormProps) {
  const say = useSay();
  const toast = useToast();
  const [style, setStyle] = useState<HouseStyle>(first ?? NO_STYLE);
  const [busy, setBusy] = useState(false);
  const save = async (wished: HouseStyle) => {
    setBusy(true);
    const answer = await call<HouseStyle>("PUT", `/api/v1/projects/${projectId}/style`, wished);
    setBusy(false);
    if (!answer.ok) return void toast({ title: answer.problem.detail, kind: "problem" });
    setStyle(answer.value);
    toast({ title: say("project.checks.style.saved") });
  };
  return (
    <>
      <p className="mb-3 max-w-2xl text-sm text-soft">{say("project.checks.style.lead")}</p>
      {canSet && (
        <fieldset className="mb-4 flex flex-wrap gap-2">
          <legend className="sr-only">{say("project.checks.style.presets")}</legend>
          {(["chicago", "hart"] as const).map((name) => (
            <Button key={name} size="small" disabled={busy} onClick={() => void save(PRESETS[name])}>
              {say(`project.checks.style.${name}`)}
            </Button>
          ))}
        </fieldset>
      )}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {(Object.keys(CHOICES) as (keyof HouseStyle)[]).map((name) => (
          <Select<Choice | "">
            key={name}
            label={say(`project.checks.style.${name === "serialComma" ? "serial-comma" : name}`)}
            disabled={!canSet || busy}
            value={style[name] ?? ""}
            onChange={(chosen) => void save({ ...style, [name]: chosen === "" ? null : chosen })}
            options={["" as const, ...CHOICES[name]].map((value) => ({
              value,
              label: say(`project.checks.style.${value === "" ? "any" : value}`),
            }))}
          />
        ))}
      </div>
    </>
  );
}
