"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { Time } from "@/app/_ui/time";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import type { Comment } from "@/lib/wire/talk";
import { useChinese } from "../../chinese";
import { ask } from "../../front-door";
import { useHalfWritten } from "../../half-written";

interface ThreadProps {
  readonly root: Comment;
  readonly answers: readonly Comment[];
  readonly onDone: () => void;
}

/** A comment with its answers. What can be done stands below; one's own words can be changed or deleted. */
export function Thread({ root, answers, onDone }: ThreadProps) {
  const say = useSay();
  const chinese = useChinese();
  const [begun, setBegun] = useHalfWritten(`answer:${root.id}`);
  const [isAnswering, setAnswering] = useState(begun !== null);
  const stopAnswering = () => {
    setBegun(null);
    setAnswering(false);
  };
  const send = useSending(onDone);
  const answer = async (body: string) => {
    if (await send(ask("POST", `/segments/${root.segmentId}/comments`, { body, answers: root.id })))
      stopAnswering();
  };
  return (
    <article className="mt-4 border-t border-line pt-3">
      {root.anchor && (
        <blockquote className="bench-quote mb-2" lang={root.anchor.side === "source" ? chinese : "en"}>
          {root.anchor.exact}
        </blockquote>
      )}
      <Said comment={root} send={send} />
      {answers.map((comment) => (
        <div key={comment.id} className="mt-2 border-l border-line pl-3">
          <Said comment={comment} send={send} />
        </div>
      ))}
      {isAnswering ? (
        <WriteBox
          label={say("editor.comments.answer")}
          verb={say("editor.comments.answer")}
          body={begun ?? ""}
          onBody={setBegun}
          onCancel={stopAnswering}
          onWritten={answer}
        />
      ) : (
        <div className="mt-1 -ml-2 flex gap-1">
          <Button size="small" look="quiet" onClick={() => setAnswering(true)}>
            {say("editor.comments.answer")}
          </Button>
          <Button
            size="small"
            look="quiet"
            onClick={() => void send(ask("PATCH", `/comments/${root.id}`, { resolved: !root.resolved }))}
          >
            {say(root.resolved ? "editor.comments.reopen" : "editor.comments.resolve")}
          </Button>
        </div>
      )}
    </article>
  );
}

type Send = (work: ReturnType<typeof ask>) => Promise<boolean>;

/** Waits for an answer and says what went wrong; whether it was done. */
function useSending(onDone: () => void): Send {
  const say = useSay();
  const toast = useToast();
  return async (work) => {
    const answer = await work;
    if (answer.ok) onDone();
    else
      toast({
        title: say("editor.comments.nothing-changed"),
        detail: say.message(answer.detail),
        kind: "problem",
      });
    return answer.ok;
  };
}

function Said({ comment, send }: { readonly comment: Comment; readonly send: Send }) {
  const say = useSay();
  const [begun, setBegun] = useHalfWritten(`change:${comment.id}`);
  const [doing, setDoing] = useState<"reading" | "changing" | "deleting">(begun ? "changing" : "reading");
  const stopChanging = () => {
    setBegun(null);
    setDoing("reading");
  };
  const path = `/comments/${comment.id}`;
  const change = async (body: string) => {
    if (await send(ask("PATCH", path, { body }))) stopChanging();
  };
  const remove = async () => {
    if (!(await send(ask("DELETE", path)))) setDoing("reading");
  };
  return (
    <>
      <div className="flex items-start justify-between gap-2">
        <p className="pt-0.5 text-[0.8125rem] text-soft">
          <span className="font-medium text-ink">{comment.author?.name ?? say("editor.somebody-left")}</span>{" "}
          <Time at={comment.createdAt} />
          {comment.editedAt && say("editor.comments.edited")}
          {comment.resolved &&
            (comment.resolved.by
              ? say("editor.comments.resolved-by", { who: comment.resolved.by.name })
              : say("editor.comments.resolved"))}
        </p>
        {comment.mine && doing === "reading" && (
          <span className="-mr-2 flex shrink-0">
            <Button size="small" look="quiet" onClick={() => setDoing("changing")}>
              {say("editor.comments.change")}
            </Button>
            <Button size="small" look="quiet" onClick={() => setDoing("deleting")}>
              {say("editor.comments.delete")}
            </Button>
          </span>
        )}
      </div>
      {doing === "changing" ? (
        <WriteBox
          label={say("editor.comments.yours")}
          verb={say("editor.comments.keep-change")}
          body={begun ?? comment.body}
          onBody={setBegun}
          onCancel={stopChanging}
          onWritten={change}
        />
      ) : (
        <p className="whitespace-pre-wrap wrap-anywhere">{comment.body}</p>
      )}
      {doing === "deleting" && (
        <div className="mt-1 flex flex-wrap items-center justify-end gap-1">
          <span className="flex-1 text-[0.8125rem] text-soft">
            {say(comment.rootId === null ? "editor.comments.delete-root" : "editor.comments.delete-answer")}
          </span>
          <Button size="small" look="quiet" autoFocus onClick={() => setDoing("reading")}>
            {say("editor.comments.keep")}
          </Button>
          <Button size="small" onClick={() => void remove()}>
            {say("editor.comments.delete")}
          </Button>
        </div>
      )}
    </>
  );
}

interface WriteBoxProps {
  readonly label: string;
  readonly verb: string;
  readonly body: string;
  readonly onBody: (body: string) => void;
  readonly onCancel: () => void;
  readonly onWritten: (body: string) => Promise<void>;
}

function WriteBox({ label, verb, body, onBody, onCancel, onWritten }: WriteBoxProps) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const write = async () => {
    if (body.trim() === "" || busy) return;
    setBusy(true);
    await onWritten(body);
    setBusy(false);
  };
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <TextArea
        label={label}
        hideLabel
        rows={2}
        autoFocus
        value={body}
        onChange={(event) => onBody(event.target.value)}
        onKeyDown={onSending(() => void write())}
      />
      <div className="flex justify-end gap-1">
        <Button size="small" look="quiet" onClick={onCancel}>
          {say("editor.cancel")}
        </Button>
        <Button type="submit" size="small" busy={busy} disabled={body.trim() === ""}>
          {verb}
        </Button>
      </div>
    </form>
  );
}

/** Ctrl or Cmd+Enter sends what is written. */
export function onSending(send: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
}
