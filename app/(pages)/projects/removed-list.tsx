"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Removed } from "@/lib/wire/projects";
import { call } from "../../_ui/api";
import { Button } from "../../_ui/button";
import { Time } from "../../_ui/time";
import { useToast } from "../../_ui/toast";

/** For an administrator: what was removed, each to be brought back to those who had it. */
export function RemovedList({ removed }: { readonly removed: readonly Removed[] }) {
  const router = useRouter();
  const toast = useToast();
  const [busy, setBusy] = useState<string | null>(null);
  const bringBack = async ({ id, name }: Removed) => {
    setBusy(id);
    const answer = await call("POST", `/api/v1/removed/${id}/bring-back`);
    setBusy(null);
    if (!answer.ok) {
      toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
      return;
    }
    toast({ title: `“${name}” is back, with its people` });
    router.refresh();
  };
  return (
    <section aria-labelledby="removed-heading" className="mt-12">
      <h2 id="removed-heading" className="mb-1 text-lg">
        Removed
      </h2>
      <p className="mb-2 text-sm text-soft">You see this because you are an administrator of this Duizhao.</p>
      <ul className="border-t border-line">
        {removed.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2.5"
          >
            <span className="min-w-0 flex-1 basis-60 break-words">{one.name}</span>
            <span className="text-[0.8125rem] text-soft">
              {one.kind === "project" ? "Project" : `Document of ${one.project}`}, removed{" "}
              <Time at={one.removedAt} />
            </span>
            <Button
              size="small"
              busy={busy === one.id}
              aria-label={`Bring “${one.name}” back`}
              onClick={() => void bringBack(one)}
            >
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
