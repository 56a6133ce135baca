"use client";

import { type FormEvent, useState } from "react";
import { readTermLines, writeTermLines } from "@/lib/term/term-lines";
import type { Concept } from "@/lib/wire/terms";
import { Button } from "../_ui/button";
import { TextArea, TextField } from "../_ui/field";
import { useSay } from "../_words/words";

interface Changed {
  readonly concept: Concept;
  readonly change: string;
}

type Saved =
  | { readonly ok: true; readonly value: Changed }
  | { readonly ok: false; readonly problem: { readonly detail: string } };

interface Props {
  readonly concept?: Concept;
  readonly save: (sent: object) => Promise<Saved>;
  readonly saved: (changed: Changed) => void;
  readonly cancel: () => void;
  /** In a column at the side. */
  readonly isNarrow?: boolean;
}

/** An entry's words, one a line (`lib/term/term-lines.ts`), and what is said about it. */
export function ConceptForm({ concept, save, saved, cancel, isNarrow = false }: Props) {
  const say = useSay();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState({
    zh: writeTermLines(concept?.terms ?? [], "zh"),
    en: writeTermLines(concept?.terms ?? [], "en"),
    definition: concept?.definition ?? "",
    note: concept?.note ?? "",
    subject: concept?.subject ?? "",
    example: concept?.example ?? "",
    imageUrl: concept?.imageUrl ?? "",
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { zh, en, ...texts } = said;
    setBusy(true);
    const answer = await save({
      ...texts,
      ...(concept ? { revision: concept.revision } : {}),
      terms: [...readTermLines(zh, "zh"), ...readTermLines(en, "en")],
    });
    setBusy(false);
    if (answer.ok) saved(answer.value);
    else setProblem(answer.problem.detail);
  };
  const text = (name: keyof typeof said) => ({
    value: said[name],
    onChange: ({ target }: { target: { value: string } }) => setSaid({ ...said, [name]: target.value }),
  });
  return (
    <form
      onSubmit={submit}
      className={`grid gap-3 border-t border-line py-3 ${isNarrow ? "" : "md:grid-cols-2"}`}
    >
      <TextArea
        label={say("terms.chinese")}
        hint={say("terms.words-hint")}
        lang="zh"
        rows={3}
        required
        {...text("zh")}
      />
      <TextArea
        label={say("terms.english")}
        hint={say("terms.words-hint.english")}
        lang="en"
        rows={3}
        required
        error={problem}
        {...text("en")}
      />
      <TextField label={say("terms.definition")} {...text("definition")} />
      <TextField label={say("terms.note")} {...text("note")} />
      <TextField label={say("terms.subject")} {...text("subject")} />
      <TextField label={say("terms.example")} {...text("example")} />
      <TextField label={say("terms.image")} type="url" {...text("imageUrl")} />
      <div className={`flex items-end gap-2 ${isNarrow ? "" : "md:col-span-2"}`}>
        <Button
          type="submit"
          look="primary"
          busy={isBusy}
          disabled={said.zh.trim() === "" || said.en.trim() === ""}
        >
          {say("terms.save")}
        </Button>
        <Button look="quiet" onClick={cancel}>
          {say("ui.cancel")}
        </Button>
      </div>
    </form>
  );
}
