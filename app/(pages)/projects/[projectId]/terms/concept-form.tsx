"use client";

import { type FormEvent, useState } from "react";
import type { Concept } from "@/lib/wire/terms";
import type { Answer } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { TextArea, TextField } from "../../../../_ui/field";
import { useSay } from "../../../../_words/words";

type Terms = Concept["terms"];
interface Changed {
  readonly concept: Concept;
  readonly change: string;
}

interface Props {
  readonly concept?: Concept;
  readonly save: (sent: object) => Promise<Answer<Changed>>;
  readonly saved: (changed: Changed) => void;
  readonly cancel: () => void;
}

/** An entry's words, one a line: “~” before one that is allowed, “!” before a forbidden one, its reason behind “//”. */
export function ConceptForm({ concept, save, saved, cancel }: Props) {
  const say = useSay();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState({
    zh: written(concept?.terms ?? [], "zh"),
    en: written(concept?.terms ?? [], "en"),
    definition: concept?.definition ?? "",
    note: concept?.note ?? "",
    subject: concept?.subject ?? "",
    example: concept?.example ?? "",
    imageUrl: concept?.imageUrl ?? "",
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { zh, en, ...texts } = said;
    const before = concept?.terms ?? [];
    setBusy(true);
    const answer = await save({
      ...texts,
      ...(concept ? { revision: concept.revision } : {}),
      terms: [...termsOf(zh, "zh", before), ...termsOf(en, "en", before)],
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
    <form onSubmit={submit} className="grid gap-3 border-t border-line py-3 md:grid-cols-2">
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
        hint={say("terms.words-hint")}
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
      <div className="flex items-end gap-2 md:col-span-2">
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

const MARKS = { preferred: "", allowed: "~", forbidden: "!" } as const;

function written(terms: Terms, language: "zh" | "en"): string {
  return terms
    .filter((term) => term.language === language)
    .map(({ text, status, reason }) => `${MARKS[status]}${text}${reason === "" ? "" : ` // ${reason}`}`)
    .join("\n");
}

/** What this form does not show of a word, it keeps. */
function termsOf(lines: string, language: "zh" | "en", before: Terms): object[] {
  return lines.split("\n").flatMap((line) => {
    const [word = "", ...reason] = line.trim().split(" // ");
    const mark = word[0];
    const status = mark === "!" ? "forbidden" : mark === "~" ? "allowed" : "preferred";
    const text = (status === "preferred" ? word : word.slice(1)).trim();
    if (text === "") return [];
    const kept = before.find((term) => term.language === language && term.text === text);
    return [{ ...kept, language, text, status, reason: reason.join(" // ").trim() }];
  });
}
