import { useToast } from "@/app/_ui/toast";
import { useSay } from "@/app/_words/words";
import type { Segment } from "@/lib/wire/segments";
import { ask } from "../../front-door";

/** Locks a row or unlocks it. Every screen hears of it, this one, too. */
export function useSetLock(): (id: string, isLocked: boolean) => Promise<void> {
  const say = useSay();
  const toast = useToast();
  return async (id, isLocked) => {
    const answer = await ask<Segment>("PUT", `/segments/${id}/lock`, { isLocked });
    if (answer.ok) toast({ title: say(isLocked ? "editor.lock.done" : "editor.lock.undone") });
    else toast({ kind: "problem", title: say.message(answer.detail) });
  };
}
