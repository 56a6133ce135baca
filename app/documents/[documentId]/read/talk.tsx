"use client";

import { useState } from "react";
import { call } from "@/app/_api/call";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { Segmented } from "@/app/_ui/segmented";
import { Spinner } from "@/app/_ui/spinner";
import { Time } from "@/app/_ui/time";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import type { Comment } from "@/lib/wire/talk";
import type { BookRow } from "./book";

/** What a reader has to say of a paragraph: a comment, or other English for it. What was typed stays until it is sent. */
export function Talk({ row, maySuggest }: { readonly row: BookRow; readonly maySuggest: boolean }) {
  const say = useSay();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<"comment" | "suggest">("comment");
  const [body, setBody] = useState("");
  const [english, setEnglish] = useState(row.target);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [comments, setComments] = useState<readonly Comment[] | null>(null);
  const [added, setAdded] = useState(0);
  const count = row.openComments + added;

  const show = async () => {
    setOpen(true);
    const answer = await call<{ comments: Comment[] }>("GET", `/api/v1/segments/${row.id}/comments`);
    if (answer.ok) setComments(answer.value.comments);
    else setProblem(answer.problem.detail);
  };
  const send = async () => {
    setBusy(true);
    setProblem(null);
    const answer =
      kind === "comment"
        ? await call("POST", `/api/v1/segments/${row.id}/comments`, { body })
        : await call("POST", `/api/v1/segments/${row.id}/suggestions`, { text: english });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem.detail);
    if (kind === "comment") {
      setBody("");
      setAdded(added + 1);
    }
    setOpen(false);
    toast({
      title: kind === "comment" ? say("reading.comment.added") : say("reading.suggestion.sent"),
    });
  };
  const nothing = kind === "comment" ? body.trim() === "" : english === row.target || english === "";

  return (
    <>
      <button
        type="button"
        className="inline-flex h-7 items-center rounded px-1.5 hover:bg-sunk pointer-coarse:h-9"
        onClick={show}
      >
        {count > 0 ? say("reading.comments.count", { count }) : say("reading.comment")}
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        keepOpen={body !== "" || english !== row.target}
        title={say("reading.paragraph")}
        foot={
          <Button look="primary" busy={busy} disabled={nothing} onClick={send}>
            {kind === "comment" ? say("reading.comment") : say("reading.suggest")}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <blockquote lang="en" className="line-clamp-6 border-l-2 border-line-strong pl-3 font-en text-soft">
            {row.target}
          </blockquote>
          {comments === null && problem === null && <Spinner label={say("reading.comments.coming")} />}
          {comments && comments.length > 0 && (
            <ul className="flex flex-col gap-2.5 text-sm" aria-label={say("reading.comments")}>
              {comments.map((comment) => (
                <li key={comment.id} className={comment.rootId === null ? "" : "pl-4"}>
                  <p className="text-xs text-soft">
                    {comment.author?.name} · <Time at={comment.createdAt} />
                    {comment.resolved && ` · ${say("reading.resolved")}`}
                  </p>
                  <p className="break-words whitespace-pre-wrap">{comment.body}</p>
                </li>
              ))}
            </ul>
          )}
          {maySuggest && (
            <Segmented
              label={say("reading.kind")}
              value={kind}
              onChange={setKind}
              options={[
                { value: "comment", label: say("reading.comment") },
                { value: "suggest", label: say("reading.suggest.long") },
              ]}
            />
          )}
          {kind === "comment" ? (
            <TextArea
              label={say("reading.comment.yours")}
              rows={4}
              value={body}
              maxLength={5_000}
              onChange={(event) => setBody(event.target.value)}
            />
          ) : (
            <TextArea
              label={say("reading.suggestion.yours")}
              hint={say("reading.suggestion.hint")}
              rows={7}
              lang="en"
              className="font-en"
              value={english}
              onChange={(event) => setEnglish(event.target.value)}
            />
          )}
          {problem && <Notice kind="problem">{problem}</Notice>}
        </div>
      </Dialog>
    </>
  );
}
