"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { IgnoreList } from "@/lib/wire/findings";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { Time } from "../../../../_ui/time";
import { useToast } from "../../../../_ui/toast";
import { nameOfRule, textOfFinding } from "../../../../_words/rule-words";
import { useSay } from "../../../../_words/words";

export interface IgnoredListProps {
  readonly projectId: string;
  readonly first: IgnoreList;
  readonly canTakeBack: boolean;
}

/** What somebody wants to hear no more of, the newest first; it can be taken back. */
export function IgnoredList({ projectId, first, canTakeBack }: IgnoredListProps) {
  const say = useSay();
  const toast = useToast();
  const router = useRouter();
  const [{ ignores, next }, setList] = useState(first);
  const more = async () => {
    const path = `/api/v1/projects/${projectId}/ignores?after=${encodeURIComponent(next ?? "")}`;
    const answer = await call<IgnoreList>("GET", path);
    if (!answer.ok) return void toast({ title: answer.problem.detail, kind: "problem" });
    setList({ ignores: [...ignores, ...answer.value.ignores], next: answer.value.next });
  };
  const takeBack = async (id: string) => {
    const answer = await call("DELETE", `/api/v1/ignores/${id}`);
    if (!answer.ok) return void toast({ title: answer.problem.detail, kind: "problem" });
    setList({ ignores: ignores.filter((one) => one.id !== id), next });
    toast({ title: say("project.checks.taken-back") });
    router.refresh();
  };
  if (ignores.length === 0)
    return <p className="text-sm text-soft">{say("project.checks.nothing-ignored")}</p>;
  return (
    <>
      <ul className="border-t border-line text-sm">
        {ignores.map((one) => (
          <li key={one.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="wrap-anywhere">
                <Link
                  href={`/documents/${one.documentId}?panel=findings#row-${one.segmentId}`}
                  className="underline"
                >
                  {textOfFinding(say, one)}
                </Link>
              </p>
              <p className="mt-0.5 text-[0.8125rem] text-soft">
                {say(`project.checks.reach.${one.reach}`, {
                  rule: nameOfRule(say, one.rule),
                  word: one.word ?? "",
                })}{" "}
                · {one.by?.name ?? say("project.checks.somebody")} · <Time at={one.at} />
                {one.reason !== "" && ` · ${one.reason}`}
              </p>
            </div>
            {canTakeBack && (
              <Button size="small" look="quiet" onClick={() => void takeBack(one.id)}>
                {say("project.checks.take-back")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {next !== null && (
        <Button size="small" look="quiet" onClick={() => void more()}>
          {say("project.checks.more")}
        </Button>
      )}
    </>
  );
}
