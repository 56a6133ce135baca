"use client";

import { Button } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Segment } from "@/lib/wire/segments";
import { useWorkbench } from "../../bench";
import { useSetLock } from "./set-lock";

/** Over the panel of a row that is locked, or was: who did it, and an owner's way to unlock it. */
export function LockNote({ row }: { readonly row: Segment }) {
  const say = useSay();
  const setLock = useSetLock();
  const role = useWorkbench((state) => state.me.role);
  const { lock } = row;
  if (!lock) return null;
  const who = lock.by ? "person" : "file";
  const words = { who, name: lock.by?.name ?? "" } as const;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2 text-[0.8125rem] text-soft" data-lock-note>
      <p>
        {rich(say, lock.isLocked ? "editor.lock.locked" : "editor.lock.unlocked", words, {
          at: () => <Time at={lock.at} />,
        })}
      </p>
      {lock.isLocked && may(role, "manage") && (
        <Button size="small" onClick={() => void setLock(row.id, false)}>
          {say("editor.lock.unlock")}
        </Button>
      )}
    </div>
  );
}
