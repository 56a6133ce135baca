"use client";

import Link from "next/link";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Say } from "@/lib/messages/say";
import { languageOfTitle } from "@/lib/text/writing";
import type { Document } from "@/lib/wire/documents";
import { call } from "../../_api/call";
import { Button } from "../../_ui/button";
import { CopyButton } from "../../_ui/copy-button";
import { Spinner } from "../../_ui/spinner";
import { Time } from "../../_ui/time";
import type { KeptText } from "../../_unsaved/everything";
import { everythingKept } from "../../_unsaved/here";
import { useSay } from "../../_words/words";
import { rowHref } from "../_frame/row-href";

/** By document's id; null for one that cannot be opened: it is gone, or they are no longer in its project. */
type Titles = ReadonlyMap<string, string | null>;

const keyOf = ({ documentId, tab, segmentId }: KeptText) => `${documentId}:${tab}:${segmentId}`;

/** Everything that this person typed in this browser and no server has, wherever it was typed, to be copied or deleted. */
export function KeptTexts({ userId }: { readonly userId: string }) {
  const say = useSay();
  const [texts, setTexts] = useState<readonly KeptText[] | null>(null);
  const [deleted, setDeleted] = useState<ReadonlySet<string>>(new Set());
  const titles = useTitles(texts);
  const look = useCallback(async () => {
    const found = await everythingKept(userId).list();
    // What was deleted on this page stays, to be put back.
    setTexts((now) => {
      const there = new Set(found.map(keyOf));
      return [...found, ...(now ?? []).filter((text) => !there.has(keyOf(text)) && deleted.has(keyOf(text)))];
    });
  }, [userId, deleted]);
  useEffect(() => {
    void look();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [look]);

  const forget = async (text: KeptText) => {
    await everythingKept(userId).forget(text);
    setDeleted((now) => new Set(now).add(keyOf(text)));
  };
  const putBack = async (text: KeptText) => {
    await everythingKept(userId).putBack(text);
    setDeleted((now) => new Set([...now].filter((key) => key !== keyOf(text))));
  };

  if (texts === null) return <Spinner label={say("account.kept.looking")} />;
  if (texts.length === 0) return <p className="text-sm text-soft">{say("account.kept.nothing")}</p>;
  return (
    <>
      <p className="mb-3 text-sm text-soft">{say("account.kept.lead")}</p>
      <ul className="border-t border-line" aria-label={say("account.unsent")}>
        {texts.map((text) => (
          <li key={keyOf(text)} className="flex flex-col gap-1.5 border-b border-line py-3">
            {deleted.has(keyOf(text)) ? (
              <Deleted onUndo={() => putBack(text)} />
            ) : (
              <Kept text={text} title={titles.get(text.documentId)} onDelete={() => forget(text)} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** In the place of what was deleted, with the focus, so that the next key press can take it back. */
function Deleted({ onUndo }: { readonly onUndo: () => void }) {
  const say = useSay();
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <div className="flex items-center gap-3 text-sm text-soft" role="status">
      {say("account.kept.deleted")}
      <Button ref={undo} size="small" onClick={onUndo}>
        {say("ui.undo")}
      </Button>
    </div>
  );
}

function Kept({
  text,
  title,
  onDelete,
}: {
  readonly text: KeptText;
  /** Undefined while it is asked for. */
  readonly title: string | null | undefined;
  readonly onDelete: () => void;
}) {
  const say = useSay();
  const { documentId, segmentId, entry, at, isInHand } = text;
  return (
    <>
      <p className="flex flex-wrap gap-x-3 text-sm">
        {title === null ? (
          <span>{say("account.kept.gone")}</span>
        ) : (
          <Link
            href={rowHref(documentId, segmentId)}
            lang={title ? languageOfTitle(title) : undefined}
            className="link"
          >
            {title ?? say("account.kept.open")}
          </Link>
        )}
        <span className="text-soft">
          {at === null ? say("account.kept.some-time-ago") : <Time at={new Date(at).toISOString()} />}
        </span>
      </p>
      <p className="text-[0.8125rem] text-soft">{whyOf(say, text, title)}</p>
      <p lang="en" className="text-target break-words whitespace-pre-wrap">
        {entry.text === "" ? <span className="text-soft">{say("account.kept.emptied")}</span> : entry.text}
      </p>
      <div className="flex gap-2">
        <CopyButton text={entry.text} />
        {!isInHand && <Button onClick={onDelete}>{say("account.kept.delete")}</Button>}
      </div>
    </>
  );
}

/** Why it is not stored, and what can be done. */
function whyOf(say: Say, { entry, isInHand }: KeptText, title: string | null | undefined): string {
  if (title === null) return say("account.kept.why.gone");
  if (entry.refusal !== null) return say.message(entry.refusal);
  if (entry.conflict !== null) return say("account.kept.why.conflict");
  if (isInHand) return say("account.kept.why.in-hand");
  return say("account.kept.why.unsent");
}

function useTitles(texts: readonly KeptText[] | null): Titles {
  const [titles, setTitles] = useState<Titles>(new Map());
  const ids = [...new Set((texts ?? []).map(({ documentId }) => documentId))].join(" ");
  useEffect(() => {
    const stop = new AbortController();
    for (const id of ids.split(" ").filter(Boolean)) {
      void call<Document>("GET", `/api/v1/documents/${id}`, undefined, stop.signal).then((answer) => {
        if (stop.signal.aborted) return;
        if (answer.ok) setTitles((now) => new Map(now).set(id, answer.value.title));
        else if (answer.problem.status === 404) setTitles((now) => new Map(now).set(id, null));
      });
    }
    return () => stop.abort();
  }, [ids]);
  return titles;
}
