"use client";

import { useEffect, useState } from "react";
import type { DocumentReread, EncodingChoices } from "@/lib/wire/documents";
import type { Problem } from "@/lib/wire/problem";
import { type Answer, call } from "../../_api/call";
import { settled } from "../../_api/settled";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { Notice } from "../../_ui/notice";
import { useToast } from "../../_ui/toast";
import { useSay } from "../../_words/words";
import { type Encoding, EncodingChoice, nameOf } from "./encoding-choice";
import { StepLine } from "./step";

export interface EncodingDialogProps {
  readonly documentId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The document says something else now. */
  readonly onRead: () => void;
}

/** The original read again from its kept bytes, where its characters came out wrong. */
export function EncodingDialog({ documentId, open, onOpenChange, onRead }: EncodingDialogProps) {
  const say = useSay();
  const toast = useToast();
  const [choices, setChoices] = useState<EncodingChoices | null>(null);
  const [chosen, setChosen] = useState<Encoding | "">("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    if (!open) return;
    let stale = false;
    setChosen("");
    setProblem(null);
    call<EncodingChoices>("GET", `/api/v1/documents/${documentId}/encodings`).then((answer) => {
      if (stale) return;
      if (answer.ok) setChoices(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      stale = true;
    };
  }, [documentId, open]);

  const run = async () => {
    setBusy(true);
    setProblem(null);
    const answer: Answer<DocumentReread> = await settled(
      await call("POST", `/api/v1/documents/${documentId}/encoding`, { encoding: chosen }),
      () => {},
      new AbortController().signal,
    );
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    const { change, encoding, keptRows } = answer.value;
    onOpenChange(false);
    onRead();
    toast({
      title: say("import.reread.done", { encoding: nameOf(say, encoding ?? "") }),
      detail: keptRows ? say("import.reread.kept") : say("import.reread.anew"),
      action: {
        label: say("ui.undo"),
        run: async () => {
          const undone = await call("POST", `/api/v1/changes/${change}/undo`);
          if (!undone.ok)
            toast({ kind: "problem", title: undone.problem.title, detail: undone.problem.detail });
          onRead();
        },
      },
    });
  };

  const isFixed = choices !== null && choices.encoding === null;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      keepOpen={busy}
      title={say("import.reread.title")}
      description={say("import.reread.lead")}
      foot={
        <>
          <Button onClick={() => onOpenChange(false)} disabled={busy}>
            {say("ui.cancel")}
          </Button>
          <Button
            look="primary"
            busy={busy}
            disabled={chosen === "" || chosen === choices?.encoding}
            onClick={run}
          >
            {say("import.reread.action")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {isFixed && <Notice>{say("import.reread.fixed")}</Notice>}
        {choices && !isFixed && (
          <EncodingChoice
            candidates={choices.candidates}
            lang="zh"
            value={chosen}
            onChange={setChosen}
            present={choices.encoding}
            disabled={busy}
          />
        )}
        {problem && (
          <Notice kind="problem" title={problem.title}>
            {problem.detail}
          </Notice>
        )}
        {(busy || (!choices && !problem)) && (
          <StepLine
            step={{ what: busy ? say("import.reread.busy") : say("import.reread.looking"), share: null }}
          />
        )}
      </div>
    </Dialog>
  );
}
