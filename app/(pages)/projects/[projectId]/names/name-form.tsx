"use client";

import { type FormEvent, useState } from "react";
import type { NameEntry } from "@/lib/wire/names";
import { Button } from "../../../../_ui/button";
import { Select, TextArea, TextField } from "../../../../_ui/field";
import { useSay } from "../../../../_words/words";

interface Props {
  readonly name?: NameEntry;
  /** Answers what was wrong, or null. */
  readonly save: (entry: NameEntry) => Promise<string | null>;
  readonly close: () => void;
}

const KINDS = ["person", "place", "organisation", "work", "none"] as const;
const ORDERS = ["none", "surname-first", "surname-last"] as const;
type Order = (typeof ORDERS)[number];

const NEW: NameEntry = {
  kind: "person",
  zh: "",
  aliases: [],
  first: "",
  later: "",
  allowed: [],
  surnameFirst: null,
  note: "",
};

const lines = (text: string) => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export function NameForm({ name = NEW, save, close }: Props) {
  const say = useSay();
  const [said, setSaid] = useState({
    ...name,
    aliases: name.aliases.join("\n"),
    allowed: name.allowed.join("\n"),
  });
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await save({
      ...said,
      zh: said.zh.trim(),
      first: said.first.trim(),
      later: said.later.trim(),
      note: said.note.trim(),
      aliases: lines(said.aliases),
      allowed: lines(said.allowed),
    });
    setBusy(false);
    if (refused === null) close();
    else setProblem(refused);
  };
  const text = (field: "zh" | "first" | "later" | "note" | "aliases" | "allowed") => ({
    value: said[field],
    onChange: ({ target }: { target: { value: string } }) => setSaid({ ...said, [field]: target.value }),
  });
  const order: Order =
    said.surnameFirst === null ? "none" : said.surnameFirst ? "surname-first" : "surname-last";
  return (
    <form onSubmit={submit} className="grid gap-3 border-t border-line py-3 md:grid-cols-2">
      <TextField
        label={say("names.chinese")}
        lang="zh"
        required
        maxLength={60}
        error={problem}
        {...text("zh")}
      />
      <Select
        label={say("names.kind")}
        value={said.kind}
        onChange={(kind) => setSaid({ ...said, kind })}
        options={KINDS.map((value) => ({ value, label: say(`names.kind.${value}`) }))}
      />
      <TextField label={say("names.first")} lang="en" maxLength={200} {...text("first")} />
      <TextField
        label={say("names.later")}
        hint={say("names.later-hint")}
        lang="en"
        maxLength={200}
        {...text("later")}
      />
      <TextArea
        label={say("names.aliases")}
        hint={say("names.lines-hint")}
        lang="zh"
        rows={2}
        {...text("aliases")}
      />
      <TextArea
        label={say("names.allowed")}
        hint={say("names.lines-hint")}
        lang="en"
        rows={2}
        {...text("allowed")}
      />
      <Select<Order>
        label={say("names.order")}
        value={order}
        onChange={(to) => setSaid({ ...said, surnameFirst: to === "none" ? null : to === "surname-first" })}
        options={ORDERS.map((value) => ({ value, label: say(`names.order.${value}`) }))}
      />
      <TextField label={say("names.note")} maxLength={500} {...text("note")} />
      <div className="flex items-end gap-2 md:col-span-2">
        <Button type="submit" look="primary" busy={isBusy} disabled={said.zh.trim() === ""}>
          {say("names.save")}
        </Button>
        <Button look="quiet" onClick={close}>
          {say("ui.cancel")}
        </Button>
      </div>
    </form>
  );
}
