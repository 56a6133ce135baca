"use client";

import { Button } from "@/app/_ui/button";
import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { useWorkbench } from "../../bench";
import { ask } from "../../front-door";

/** A finding becomes a reviewer's mark, with what its rule says of category and severity. */
export function TakeOver({ findingId }: { readonly findingId: string | null }) {
  const say = useSay();
  const toast = useToast();
  const canMark = useWorkbench((state) => may(state.me.role, "review"));
  if (!canMark || findingId === null) return null;
  const takeOver = async () => {
    const answer = await ask<{ change: string }>("POST", `/findings/${findingId}/mark`, {});
    if (!answer.ok) return void toast({ title: say.message(answer.detail), kind: "problem" });
    toast({
      title: say("score.panel.taken-over"),
      action: {
        label: say("editor.undo-button"),
        run: () => void ask("POST", `/changes/${answer.value.change}/undo`),
      },
    });
  };
  return (
    <Button size="small" look="quiet" onClick={() => void takeOver()}>
      {say("score.panel.take-over")}
    </Button>
  );
}
