"use client";

import { useState } from "react";
import type { Concept } from "@/lib/wire/terms";
import { call } from "../../../../_api/call";
import { ConceptForm } from "../../../../_terms/concept-form";
import { Button } from "../../../../_ui/button";
import { Time } from "../../../../_ui/time";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";

interface Props {
  /** It is of the termbase whose page this is. */
  readonly isHere: boolean;
  readonly concept: Concept;
  readonly mayChange: boolean;
  readonly mayReview: boolean;
  readonly at: string;
  readonly changed: (title: string, change: string | null) => void;
}

export function ConceptLine({ concept, isHere, mayChange, mayReview, at, changed }: Props) {
  const say = useSay();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const path = `${at}/${concept.id}`;
  const act = async (method: "DELETE" | "POST", to: string, title: string) => {
    const answer = await call<{ change: string }>(method, to);
    if (answer.ok) changed(title, answer.value.change);
    else toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
  };
  if (isOpen)
    return (
      <li className="border-b border-line">
        <ConceptForm
          concept={concept}
          save={(sent) => call("PUT", path, sent)}
          saved={({ change }) => changed(say("terms.saved"), change)}
          cancel={() => setOpen(false)}
        />
      </li>
    );
  const { definition, note, subject, example, imageUrl, updatedBy, updatedAt, isApproved } = concept;
  const about = [subject, definition, note, example].filter((text) => text !== "");
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <Words terms={concept.terms} language="zh" />
      <Words terms={concept.terms} language="en" />
      <div className="-ml-2 flex flex-wrap items-start gap-1 md:ml-0">
        {!isApproved && mayReview && mayChange && (
          <Button size="small" onClick={() => act("POST", `${path}/approve`, say("terms.approved"))}>
            {say("terms.approve")}
          </Button>
        )}
        {mayChange && (
          <>
            <Button size="small" look="quiet" onClick={() => setOpen(true)}>
              {say("terms.change")}
            </Button>
            <Button size="small" look="quiet" onClick={() => act("DELETE", path, say("terms.deleted"))}>
              {say("terms.delete")}
            </Button>
          </>
        )}
      </div>
      <p className="text-[0.8125rem] text-soft md:col-span-3">
        {!isApproved && `${say("terms.waits")} · `}
        {!isHere && `${concept.termbase.name} · `}
        {about.length > 0 && `${about.join(" · ")} · `}
        {imageUrl !== "" && (
          <>
            <a className="link" href={imageUrl} rel="noreferrer noopener" target="_blank">
              {say("terms.image")}
            </a>
            {" · "}
          </>
        )}
        {updatedBy !== null && `${updatedBy.name} · `}
        <Time at={updatedAt} />
      </p>
    </li>
  );
}

function Words({ terms, language }: { readonly terms: Concept["terms"]; readonly language: "zh" | "en" }) {
  const say = useSay();
  return (
    <ul lang={language} className={language === "zh" ? "font-zh break-words" : "break-words"}>
      {terms
        .filter((term) => term.language === language)
        .map(({ text, status, reason }) => (
          <li key={text} title={reason === "" ? undefined : reason}>
            {status === "forbidden" ? <del>{text}</del> : text}
            {status !== "preferred" && (
              <span className="text-[0.8125rem] text-soft"> {say(`terms.status.${status}`)}</span>
            )}
          </li>
        ))}
    </ul>
  );
}
