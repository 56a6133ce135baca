import { useState } from "react";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import type { Concept } from "@/lib/wire/terms";
import { useWorkbench } from "../../bench";
import { type Answer, ask } from "../../front-door";
import { projectOf } from "../memory/find-matches";
import { termsChanged } from "./recognised";

interface Changed {
  readonly concept: Concept;
  readonly change: string;
}

interface Editing {
  readonly concept: Concept;
  readonly save: (
    sent: object,
  ) => Promise<
    | { readonly ok: true; readonly value: Changed }
    | { readonly ok: false; readonly problem: { readonly detail: string } }
  >;
}

/** Entries edited beside the row: which one is open, and a word forbidden at once; each change says how it is undone. */
export function useEditing() {
  const say = useSay();
  const toast = useToast();
  const documentId = useWorkbench((state) => state.documentId);
  const [editing, setEditing] = useState<Editing | null>(null);
  const onTerms = async <Value>(
    method: "GET" | "POST" | "PUT",
    rest: string,
    body?: object,
  ): Promise<Answer<Value>> => {
    const project = await projectOf(documentId);
    return project.ok ? ask<Value>(method, `/projects/${project.value}/terms${rest}`, body) : project;
  };
  const tellRefused = (answer: Extract<Answer<unknown>, { readonly ok: false }>) =>
    toast({ kind: "problem", title: say.message(answer.detail) });
  const undo = async (change: string) => {
    const answer = await onTerms("POST", "/undo", { change });
    if (!answer.ok) tellRefused(answer);
    termsChanged();
  };
  const tellSaved = (title: string, change: string) => {
    setEditing(null);
    termsChanged();
    toast({ title, action: { label: say("ui.undo"), run: () => void undo(change) } });
  };
  const edit = async (conceptId: string) => {
    const answer = await onTerms<Concept>("GET", `/${conceptId}`);
    if (!answer.ok) return tellRefused(answer);
    const save = async (sent: object) => {
      const saved = await onTerms<Changed>("PUT", `/${conceptId}`, sent);
      return saved.ok ? saved : { ok: false as const, problem: { detail: say.message(saved.detail) } };
    };
    setEditing({ concept: answer.value, save });
  };
  const forbid = async (conceptId: string, text: string) => {
    const there = await onTerms<Concept>("GET", `/${conceptId}`);
    if (!there.ok) return tellRefused(there);
    const { definition, note, subject, example, imageUrl, revision } = there.value;
    const terms = there.value.terms.map((term) =>
      term.language === "en" && term.text === text ? { ...term, status: "forbidden" as const } : term,
    );
    const sent = { definition, note, subject, example, imageUrl, revision, terms };
    const saved = await onTerms<Changed>("PUT", `/${conceptId}`, sent);
    if (!saved.ok) return tellRefused(saved);
    tellSaved(say("terms.forbidden", { text }), saved.value.change);
  };
  return { editing, setEditing, edit, forbid, tellSaved };
}
