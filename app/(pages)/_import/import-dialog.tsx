"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { languageOf } from "@/lib/text/writing";
import type { DocumentMade, DraftPlaced } from "@/lib/wire/documents";
import type { EncodingCandidate, Problem } from "@/lib/wire/problem";
import type { Answer } from "../../_ui/api";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { Checkbox, TextField } from "../../_ui/field";
import { Notice } from "../../_ui/notice";
import { DraftResult, ImportResult } from "./results";
import { sendText } from "./send";
import { settled } from "./settled";
import { type Step, StepLine } from "./step";
import { hasText, NO_SOURCE, TextSourceField } from "./text-source";

export interface ImportDialogProps {
  readonly projectId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/**
 * A Chinese original, and an English draft with it if there is one. The original is imported first; when the draft
 * then fails, the document is there and only the draft is asked for again. Nothing typed or chosen is lost by a problem.
 */
export function ImportDialog({ projectId, open, onOpenChange }: ImportDialogProps) {
  const router = useRouter();
  const [original, setOriginal] = useState(NO_SOURCE);
  const [draft, setDraft] = useState(NO_SOURCE);
  const [title, setTitle] = useState("");
  const [setAside, setSetAside] = useState(true);
  const [withDraft, setWithDraft] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const [made, setMade] = useState<DocumentMade | null>(null);
  const [placed, setPlaced] = useState<DraftPlaced | null>(null);
  const [problem, setProblem] = useState<{
    readonly of: "original" | "draft";
    readonly told: Problem;
  } | null>(null);
  const stop = useRef<AbortController | null>(null);

  const done = made !== null && (placed !== null || !withDraft || problem?.of !== "draft") && step === null;

  const close = (next: boolean) => {
    if (!next && step !== null) return;
    onOpenChange(next);
    if (next || !made) return;
    // The next one begins with a clean sheet; without a document made, what was chosen stays.
    setOriginal(NO_SOURCE);
    setDraft(NO_SOURCE);
    setTitle("");
    setWithDraft(false);
    setMade(null);
    setPlaced(null);
    setProblem(null);
    router.refresh();
  };

  const run = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setProblem(null);
    const document = made ?? (await importOriginal(controller.signal));
    if (document && withDraft && hasText(draft)) await importDraft(document.id, controller.signal);
    setStep(null);
    router.refresh();
  };

  const importOriginal = async (signal: AbortSignal): Promise<DocumentMade | null> => {
    setStep({ what: "Reading the Chinese", share: null });
    const answer: Answer<DocumentMade> = await settled(
      await sendText({
        path: `/api/v1/projects/${projectId}/documents`,
        source: original,
        facts: { title: title.trim(), setAside },
        onProgress: (share) =>
          setStep({ what: share < 1 ? "Sending the file" : "Reading the Chinese", share }),
        signal,
      }),
      (job) => setStep({ what: "Reading the Chinese", share: job.total ? job.done / job.total : null }),
      signal,
    );
    if (answer.ok) setMade(answer.value);
    else setProblem({ of: "original", told: answer.problem });
    return answer.ok ? answer.value : null;
  };

  const importDraft = async (documentId: string, signal: AbortSignal) => {
    setStep({ what: "Laying the English beside it", share: null });
    const answer: Answer<DraftPlaced> = await settled(
      await sendText({
        path: `/api/v1/documents/${documentId}/draft`,
        source: draft,
        facts: {},
        onProgress: (share) =>
          setStep({ what: share < 1 ? "Sending the draft" : "Laying the English beside it", share }),
        signal,
      }),
      (job) =>
        setStep({ what: "Laying the English beside it", share: job.total ? job.done / job.total : null }),
      signal,
    );
    if (answer.ok) setPlaced(answer.value);
    else setProblem({ of: "draft", told: answer.problem });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      keepOpen={step !== null || hasText(original) || hasText(draft)}
      title={done ? "Imported" : "Import a Chinese original"}
      foot={
        done && made ? (
          <>
            <Button onClick={() => close(false)}>Close</Button>
            <Button look="primary" onClick={() => router.push(`/documents/${made.id}`)}>
              Open it
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => (step ? stop.current?.abort() : close(false))}>
              {step ? "Stop" : "Cancel"}
            </Button>
            <Button look="primary" busy={step !== null} disabled={!made && !hasText(original)} onClick={run}>
              {made ? "Try the draft again" : "Import"}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-5">
        {made && <ImportResult made={made} />}
        {placed && made && <DraftResult documentId={made.id} placed={placed} />}
        {!made && (
          <>
            <TextSourceField
              label="Chinese original"
              lang="zh"
              value={original}
              onChange={(next) => {
                setOriginal(next);
                if (next.file !== original.file) setProblem(null);
              }}
              disabled={step !== null}
              candidates={candidatesOf(problem, "original")}
              askEncoding={original.encoding !== "" || asksEncoding(problem, "original")}
            />
            {problem?.of === "original" && (
              <Notice kind="problem" title={problem.told.title}>
                {problem.told.detail}
              </Notice>
            )}
            <TextField
              label="Title (if you like)"
              hint="Else the text's own title, or the file's name."
              lang={languageOf(title)}
              value={title}
              maxLength={300}
              disabled={step !== null}
              onChange={(event) => setTitle(event.target.value)}
            />
            <Checkbox
              label="Set aside what is surely not part of the article"
              hint="Navigation, share buttons, click counts: each with its reason, to be brought back at any time."
              checked={setAside}
              disabled={step !== null}
              onChange={setSetAside}
            />
            <Checkbox
              label="There is an English draft"
              hint="It is laid beside the Chinese, paragraph by paragraph, and waits to be confirmed. It can come later, too."
              checked={withDraft}
              disabled={step !== null}
              onChange={setWithDraft}
            />
          </>
        )}
        {withDraft && !done && (
          <>
            <TextSourceField
              label="English draft"
              lang="en"
              value={draft}
              onChange={(next) => {
                setDraft(next);
                if (next.file !== draft.file) setProblem(null);
              }}
              disabled={step !== null}
              candidates={candidatesOf(problem, "draft")}
              askEncoding={draft.encoding !== "" || asksEncoding(problem, "draft")}
            />
            {problem?.of === "draft" && (
              <Notice kind="problem" title={problem.told.title}>
                {problem.told.detail}
              </Notice>
            )}
          </>
        )}
        {step && <StepLine step={step} />}
      </div>
    </Dialog>
  );
}

function candidatesOf(
  problem: { readonly of: "original" | "draft"; readonly told: Problem } | null,
  side: "original" | "draft",
): readonly EncodingCandidate[] {
  return problem?.of === side ? (problem.told.candidates ?? []) : [];
}

function asksEncoding(
  problem: { readonly of: "original" | "draft"; readonly told: Problem } | null,
  side: "original" | "draft",
): boolean {
  return problem?.of === side && (problem.told.field === "encoding" || /encoding/.test(problem.told.type));
}
