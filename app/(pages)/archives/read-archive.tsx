"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { upload } from "@/app/_api/call";
import { Button, buttonClass } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { useSay } from "@/app/_words/words";
import { UPLOAD_BYTES } from "@/lib/wire/documents";
import type { Problem } from "@/lib/wire/problem";
import type { ArchiveMade } from "@/lib/wire/projects";
import { sizeOf } from "../_import/file-size";
import { type Step, StepLine } from "../_import/step";

/** An archive becomes the project that it was made of, with whoever reads it as its owner. */
export function ReadArchive() {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [made, setMade] = useState<ArchiveMade | null>(null);
  const stop = useRef<AbortController | null>(null);

  const send = async (chosen: File) => {
    const controller = new AbortController();
    stop.current = controller;
    setProblem(null);
    const form = new FormData();
    form.set("file", chosen, chosen.name);
    const work = { what: say("project.archive.reading"), share: null };
    const onProgress = (share: number) => setStep(share < 1 ? { what: say("import.sending"), share } : work);
    setStep(work);
    const answer = await upload<ArchiveMade>({
      path: "/api/v1/archives",
      form,
      onProgress,
      signal: controller.signal,
    });
    setStep(null);
    if (answer.ok) setMade(answer.value);
    else setProblem(answer.problem);
  };

  if (made)
    return (
      <div className="flex max-w-2xl flex-col items-start gap-4">
        <Notice kind="done" title={say("project.archive.made", { name: made.name })}>
          {say("project.archive.made.what", {
            documents: made.documents,
            segments: made.segments,
            people: made.people,
          })}
        </Notice>
        <Link href={`/projects/${made.id}`} className={buttonClass("primary")}>
          {say("project.archive.open")}
        </Link>
      </div>
    );
  const isTooLarge = file !== null && file.size > UPLOAD_BYTES;
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <p className="text-sm text-soft">{say("project.archive.read.lead")}</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line-strong border-dashed bg-raised px-3 py-3">
        <input
          ref={input}
          type="file"
          accept=".zip,application/zip"
          className="sr-only"
          tabIndex={-1}
          aria-label={say("project.archive.file")}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            setProblem(null);
            event.target.value = "";
          }}
        />
        <Button size="small" disabled={step !== null} onClick={() => input.current?.click()}>
          {say(file ? "import.source.choose-another" : "import.source.choose")}
        </Button>
        <p className="min-w-0 flex-1 text-[0.8125rem] text-soft">
          {file ? (
            <>
              <span className="font-medium break-all text-ink">{file.name}</span> · {sizeOf(say, file.size)}
            </>
          ) : (
            say("project.archive.file.hint")
          )}
          {isTooLarge && (
            <span className="block text-accent">
              {say("project.archive.large", { most: sizeOf(say, UPLOAD_BYTES) })}
            </span>
          )}
        </p>
      </div>
      {problem && (
        <Notice kind="problem" title={problem.title}>
          {problem.detail}
        </Notice>
      )}
      {step && <StepLine step={step} />}
      <div className="flex gap-2">
        <Button
          look="primary"
          busy={step !== null}
          disabled={file === null || isTooLarge}
          onClick={() => file && void send(file)}
        >
          {say("project.archive.read.action")}
        </Button>
        {step && <Button onClick={() => stop.current?.abort()}>{say("ui.stop")}</Button>}
      </div>
    </div>
  );
}
