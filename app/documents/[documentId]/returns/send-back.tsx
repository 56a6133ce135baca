"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { useSay } from "@/app/_words/words";
import { sendText } from "@/app/(pages)/_import/send";
import { type Step, StepLine } from "@/app/(pages)/_import/step";
import { hasText, NO_SOURCE, TextSourceField } from "@/app/(pages)/_import/text-source";
import type { Problem } from "@/lib/wire/problem";
import type { ReturnMade } from "@/lib/wire/returns";

/** Sends a file back. It leads to what the file would change. */
export function SendBack({ documentId }: { readonly documentId: string }) {
  const say = useSay();
  const router = useRouter();
  const [file, setFile] = useState(NO_SOURCE);
  const [step, setStep] = useState<Step | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const stop = useRef<AbortController | null>(null);

  const send = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setProblem(null);
    setStep({ what: say("returns.reading"), share: null });
    const answer = await sendText<ReturnMade>({
      path: `/api/v1/documents/${documentId}/returns`,
      source: file,
      facts: {},
      work: say("returns.reading"),
      onStep: setStep,
      signal: controller.signal,
    });
    setStep(null);
    if (answer.ok) router.push(`/documents/${documentId}/returns/${answer.value.id}`);
    else setProblem(answer.problem);
  };

  return (
    <section aria-label={say("returns.send.title")} className="flex flex-col gap-4">
      <p className="max-w-2xl text-sm text-soft">{say("returns.lead")}</p>
      <TextSourceField
        label={say("returns.send.file")}
        hint={say("returns.send.drop")}
        lang="zh"
        value={file}
        onChange={(next) => {
          setFile(next);
          setProblem(null);
        }}
        disabled={step !== null}
        askEncoding={false}
        candidates={problem?.candidates ?? []}
      />
      {problem && (
        <Notice kind="problem" title={problem.title}>
          {problem.detail}
        </Notice>
      )}
      {step && <StepLine step={step} />}
      <div className="flex gap-2">
        <Button look="primary" busy={step !== null} disabled={!hasText(file)} onClick={() => void send()}>
          {say("returns.send")}
        </Button>
        {step && <Button onClick={() => stop.current?.abort()}>{say("ui.stop")}</Button>}
      </div>
    </section>
  );
}
