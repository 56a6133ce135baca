"use client";

import { useRef, useState } from "react";
import { call } from "@/app/_api/call";
import { settled } from "@/app/_api/settled";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { useSay } from "@/app/_words/words";
import { type Step, StepLine } from "@/app/(pages)/_import/step";
import type { Say } from "@/lib/messages/say";
import type { ExportMade, Job } from "@/lib/wire/documents";
import { type ExportSettings, exportOrder } from "./export-settings";

/** A long document: the file is made by a job, which says how far it is and can be stopped, and is then fetched. */
export function LongDownload({
  documentId,
  settings,
}: {
  readonly documentId: string;
  readonly settings: ExportSettings;
}) {
  const say = useSay();
  const [step, setStep] = useState<Step | null>(null);
  const [ended, setEnded] = useState<{ readonly kind: "problem" | "info"; readonly told: string } | null>(
    null,
  );
  const stop = useRef<AbortController | null>(null);

  const make = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setEnded(null);
    setStep(stepOf(say, null));
    const path = `/api/v1/documents/${documentId}/exports`;
    const answer = await settled<ExportMade>(
      await call("POST", path, exportOrder(settings)),
      (job) => setStep(stepOf(say, job)),
      controller.signal,
    );
    setStep(null);
    if (controller.signal.aborted) {
      setEnded({
        kind: "info",
        told: say("export.job.stopped"),
      });
    } else if (answer.ok) {
      fetchFile(answer.value.file);
    } else {
      setEnded({ kind: "problem", told: answer.problem.detail });
    }
  };

  return (
    <div className="flex flex-col gap-3">
      <Button look="primary" busy={step !== null} onClick={make}>
        {say("export.download", { format: say(`export.format.${settings.format}`) })}
      </Button>
      {step && (
        <div className="flex flex-col gap-2">
          <StepLine step={step} />
          <Button className="self-start" size="small" onClick={() => stop.current?.abort()}>
            {say("ui.cancel")}
          </Button>
        </div>
      )}
      {ended && <Notice kind={ended.kind}>{ended.told}</Notice>}
    </div>
  );
}

function stepOf(say: Say, job: Job | null): Step {
  if (job === null || job.state === "queued") return { what: say("export.job.waiting"), share: null };
  return { what: say("export.job.making"), share: job.total === 0 ? null : job.done / job.total };
}

/** As a press on a link would: the browser keeps it under the name that the server gives. */
function fetchFile(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}
