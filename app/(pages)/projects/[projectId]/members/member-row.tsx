"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Role } from "@/lib/access";
import type { Member } from "@/lib/wire/people";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { Confirm } from "../../../../_ui/dialog";
import { Select } from "../../../../_ui/field";
import { Time } from "../../../../_ui/time";
import { useToast } from "../../../../_ui/toast";
import { rich } from "../../../../_words/rich";
import { useSay } from "../../../../_words/words";
import { roleChoices, roleInSentence } from "../../../_frame/role";

export interface MemberRowProps {
  readonly projectId: string;
  readonly member: Member;
  readonly isMe: boolean;
}

export function MemberRow({ projectId, member, isMe }: MemberRowProps) {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const path = `/api/v1/projects/${projectId}/members/${member.id}`;

  const change = async (role: Role) => {
    setBusy(true);
    const answer = await call("PATCH", path, { role });
    setBusy(false);
    if (!answer.ok) toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    else
      toast({ title: say("project.member.changed", { name: member.name, role: roleInSentence(say, role) }) });
    router.refresh();
  };
  const remove = async () => {
    setBusy(true);
    const answer = await call("DELETE", path);
    setBusy(false);
    setAsking(false);
    if (!answer.ok) toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    else toast({ title: say("project.member.removed", { name: member.name }) });
    if (answer.ok && isMe) router.push("/projects");
    router.refresh();
  };

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium break-words">
          {member.name} {isMe && <span className="font-normal text-soft">{say("project.member.you")}</span>}
        </p>
        <p className="text-[0.8125rem] break-all text-soft">
          {member.email} ·{" "}
          {rich(say, "project.member.since", {}, { when: () => <Time at={member.since} as="day" /> })}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <div className="w-36">
          <Select
            label={say("project.member.role", { name: member.name })}
            hideLabel
            value={member.role}
            onChange={change}
            options={roleChoices(say)}
            disabled={busy}
          />
        </div>
        <Button
          look="quiet"
          className="min-w-20"
          onClick={() => setAsking(true)}
          disabled={busy}
          aria-label={
            isMe
              ? say("project.member.leave.long")
              : say("project.member.remove.named", { name: member.name })
          }
        >
          {isMe ? say("project.member.leave") : say("project.member.remove")}
        </Button>
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={
          isMe ? say("project.member.leave.title") : say("project.member.remove.title", { name: member.name })
        }
        action={isMe ? say("project.member.leave") : say("project.member.remove")}
        danger
        busy={busy}
        onConfirm={remove}
      >
        {isMe ? say("project.member.leave.lead") : say("project.member.remove.lead")}
      </Confirm>
    </li>
  );
}
