"use client";

import { type FormEvent, useState } from "react";
import type { Problem } from "@/lib/wire/problem";
import type { Answer } from "../../_api/call";

export interface Sending {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** The sentence for a field, when the answer named it. Otherwise it is for the foot of the form. */
  readonly errorOf: (field: string) => string | undefined;
  /** The sentence, unless one of these fields shows it. */
  readonly errorBeside: (fields: readonly string[]) => string | undefined;
  readonly submit: (event: FormEvent<HTMLFormElement>) => void;
}

/** A form's way to the front door: one at a time, what was typed stays, the answer's problem beside its field. */
export function useSending<Value>(
  send: (form: FormData) => Promise<Answer<Value>>,
  done: (value: Value) => void,
): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const answer = await send(new FormData(event.currentTarget));
    setBusy(false);
    if (answer.ok) done(answer.value);
    else setProblem(answer.problem);
  };
  return {
    busy,
    problem,
    errorOf: (field) => (problem?.field === field ? problem.detail : undefined),
    errorBeside: (fields) =>
      problem && !(problem.field && fields.includes(problem.field)) ? problem.detail : undefined,
    submit,
  };
}

/** The text of a field of a form, to the letter. */
export function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
