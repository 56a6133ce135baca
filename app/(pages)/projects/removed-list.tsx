"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { languageOfTitle } from "@/lib/text/writing";
import type { Removed } from "@/lib/wire/projects";
import { call } from "../../_api/call";
import { Button } from "../../_ui/button";
import { Time } from "../../_ui/time";
import { useToast } from "../../_ui/toast";
import { rich } from "../../_words/rich";
import { useSay } from "../../_words/words";

/** For an administrator: what was removed, each to be brought back to those who had it. */
export function RemovedList({ removed }: { readonly removed: readonly Removed[] }) {
  const say = useSay();
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
    toast({ title: say("project.removed.back", { name }) });
    router.refresh();
  };
  return (
    <section aria-labelledby="removed-heading" className="mt-12">
      <h2 id="removed-heading" className="mb-1 text-lg">
        {say("project.removed")}
      </h2>
      <p className="mb-2 text-sm text-soft">{say("project.removed.lead")}</p>
      <ul className="border-t border-line">
        {removed.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2.5"
          >
            <span lang={languageOfTitle(one.name)} className="min-w-0 flex-1 basis-60 break-words">
              {one.name}
            </span>
            <span className="text-[0.8125rem] text-soft">
              {rich(
                say,
                one.kind === "project" ? "project.removed.project" : "project.removed.document",
                { project: one.project ?? "" },
                { when: () => <Time at={one.removedAt} /> },
              )}
            </span>
            <Button
              size="small"
              busy={busy === one.id}
              aria-label={say("project.removed.bring-back-named", { name: one.name })}
              onClick={() => void bringBack(one)}
            >
              {say("project.removed.bring-back")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
