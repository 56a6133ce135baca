"use client";

import { Button } from "@/app/_ui/button";
import { SeverityIcon } from "@/app/_ui/severity-icon";
import { Time } from "@/app/_ui/time";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { ErrorMark } from "@/lib/wire/score";
import { useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { categoryName } from "./category-name";

/** One mark: what is wrong with which words, how grave, who says so. It can be taken back, and that undone. */
export function MarkItem({ mark, onChange }: { readonly mark: ErrorMark; readonly onChange: () => void }) {
  const say = useSay();
  const toast = useToast();
  const { id, by, category, severity, side, words, comment, now, at } = mark;
  const canTakeBack = useWorkbench(
    ({ me }) => may(me.role, "manage") || (may(me.role, "review") && me.id === by?.id),
  );
  const takeBack = async () => {
    const answer = await ask<{ change: string }>("DELETE", `/marks/${id}`);
    if (!answer.ok) return void toast({ title: say.message(answer.detail), kind: "problem" });
    onChange();
    const undo = async () => {
      const undone = await ask("POST", `/changes/${answer.value.change}/undo`);
      if (undone.ok) onChange();
      else toast({ title: say.message(undone.detail), kind: "problem" });
    };
    toast({
      title: say("score.panel.taken-back"),
      action: { label: say("editor.undo-button"), run: () => void undo() },
    });
  };
  return (
    <li>
      <p className="flex items-baseline gap-2">
        <SeverityIcon
          severity={severity === "critical" ? "stop" : severity === "neutral" ? "hint" : "warning"}
        />
        <span className="font-medium">
          {categoryName(say, category)} · {say(`score.severity.${severity}`)}
        </span>
      </p>
      <p className="mt-0.5">
        <q lang={side === "source" ? "zh-Hans" : "en"} className={now ? "" : "text-soft line-through"}>
          {words}
        </q>
        {!now && <span className="ml-1 text-[0.8125rem] text-soft">{say("score.earlier")}</span>}
      </p>
      {comment !== "" && <p className="mt-0.5 whitespace-pre-wrap">{comment}</p>}
      <p className="text-[0.8125rem] text-soft">
        {by?.name ?? say("editor.somebody-left")} · <Time at={at} />
      </p>
      {canTakeBack && (
        <Button size="small" look="quiet" className="-ml-2" onClick={() => void takeBack()}>
          {say("score.panel.take-back")}
        </Button>
      )}
    </li>
  );
}
