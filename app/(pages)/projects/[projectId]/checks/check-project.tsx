"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Checked } from "@/lib/wire/findings";
import { call } from "../../../../_api/call";
import { settled } from "../../../../_api/settled";
import { Button } from "../../../../_ui/button";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";

/** Checks every document of the project, as a job. Whoever leaves the page leaves it to go on. */
export function CheckProject({ projectId }: { readonly projectId: string }) {
  const say = useSay();
  const toast = useToast();
  const router = useRouter();
  const [share, setShare] = useState<number | null | undefined>(undefined);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const check = async () => {
    setShare(null);
    const answer = await settled<Checked>(
      await call("POST", `/api/v1/projects/${projectId}/checks`),
      ({ done, total }) => setShare(total > 0 ? done / total : null),
      new AbortController().signal,
    );
    if (!isHere.current) return;
    setShare(undefined);
    if (!answer.ok) return void toast({ title: answer.problem.detail, kind: "problem" });
    const { checked, findings } = answer.value;
    toast({ title: say("project.checks.run.done", { checked, findings }) });
    router.refresh();
  };
  return (
    <p className="mb-4 flex items-center gap-3 text-sm">
      <Button disabled={share !== undefined} onClick={() => void check()}>
        {say("project.checks.run")}
      </Button>
      <span role="status" className="text-soft">
        {share !== undefined && say("project.checks.run.running")}
        {typeof share === "number" && ` ${say.percent(share)}`}
      </span>
    </p>
  );
}
