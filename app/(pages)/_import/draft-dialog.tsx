"use client";

import { useRef, useState } from "react";
import type { DraftPlaced } from "@/lib/wire/documents";
import type { Problem } from "@/lib/wire/problem";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { Notice } from "../../_ui/notice";
import { useSay } from "../../_words/words";
import { DraftResult, type Place } from "./results";
import { sendText } from "./send";
import { type Step, StepLine } from "./step";
import { hasText, NO_SOURCE, TextSourceField } from "./text-source";

export interface DraftDialogProps {
  readonly documentId: string;
  /** Rows that somebody has worked on: what will happen to them is said before. */
  readonly workedOn: number;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The rows have changed: read them again. */
  readonly onPlaced: (placed: DraftPlaced) => void;
  /** As of `DraftResult`: where the editor itself is open behind the dialog. */
  readonly onGo?: (to: Place) => void;
}

/** An English draft for a document that is there. The editor's menu opens it, too. */
export function DraftDialog({ documentId, workedOn, open, onOpenChange, onPlaced, onGo }: DraftDialogProps) {
  const say = useSay();
  const [draft, setDraft] = useState(NO_SOURCE);
  const [step, setStep] = useState<Step | null>(null);
  const [placed, setPlaced] = useState<DraftPlaced | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isUnrelated = problem?.type === "/problems/unrelated";
  const stop = useRef<AbortController | null>(null);

  const close = (next: boolean) => {
    if (!next && step) return;
    onOpenChange(next);
    if (next) return;
    // The next time it begins with a clean sheet.
    setDraft(NO_SOURCE);
    setPlaced(null);
    setProblem(null);
  };

  const run = async (anyway: boolean) => {
    const controller = new AbortController();
    stop.current = controller;
    setProblem(null);
    setStep({
      what: draft.from === "file" ? say("import.draft.sending") : say("import.draft.aligning"),
      share: null,
    });
    const answer = await sendText<DraftPlaced>({
      path: `/api/v1/documents/${documentId}/draft`,
      source: draft,
      facts: anyway ? { anyway } : {},
      work: say("import.draft.aligning"),
      onStep: setStep,
      signal: controller.signal,
    });
    setStep(null);
    if (!answer.ok) return setProblem(answer.problem);
    setPlaced(answer.value);
    onPlaced(answer.value);
  };

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      keepOpen={step !== null || hasText(draft)}
      title={say("import.draft.title")}
      description={say("import.draft.lead")}
      foot={
        placed ? (
          <Button look="primary" onClick={() => close(false)}>
            {say("ui.close")}
          </Button>
        ) : (
          <>
            <Button onClick={() => (step ? stop.current?.abort() : close(false))}>
              {step ? say("ui.stop") : say("ui.cancel")}
            </Button>
            <Button
              look="primary"
              busy={step !== null}
              disabled={!hasText(draft)}
              onClick={() => run(isUnrelated)}
            >
              {isUnrelated ? say("import.draft.anyway") : say("import.action")}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {placed ? (
          <DraftResult documentId={documentId} placed={placed} {...(onGo ? { onGo } : {})} />
        ) : (
          <>
            {workedOn > 0 && <Notice>{say("import.draft.worked-on", { count: workedOn })}</Notice>}
            <TextSourceField
              label={say("import.draft")}
              lang="en"
              value={draft}
              onChange={(next) => {
                setDraft(next);
                if (next.file !== draft.file || isUnrelated) setProblem(null);
              }}
              disabled={step !== null}
              candidates={problem?.candidates ?? []}
              askEncoding={
                draft.encoding !== "" ||
                (problem !== null && (problem.field === "encoding" || /encoding/.test(problem.type)))
              }
            />
          </>
        )}
        {problem && (
          <Notice kind="problem" title={problem.title}>
            {problem.detail}
          </Notice>
        )}
        {step && <StepLine step={step} />}
      </div>
    </Dialog>
  );
}
