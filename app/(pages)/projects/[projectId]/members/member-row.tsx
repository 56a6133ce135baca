"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Role } from "@/lib/access";
import type { Member } from "@/lib/wire/people";
import { call } from "../../../../_ui/api";
import { Button } from "../../../../_ui/button";
import { Confirm } from "../../../../_ui/dialog";
import { Select } from "../../../../_ui/field";
import { Time } from "../../../../_ui/time";
import { useToast } from "../../../../_ui/toast";
import { ROLE_CHOICES, ROLE_WORDS } from "../../../_frame/role";

export interface MemberRowProps {
  readonly projectId: string;
  readonly member: Member;
  readonly isMe: boolean;
}

export function MemberRow({ projectId, member, isMe }: MemberRowProps) {
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
    else toast({ title: `${member.name} is now ${ROLE_WORDS[role].label.toLowerCase()}` });
    router.refresh();
  };
  const remove = async () => {
    setBusy(true);
    const answer = await call("DELETE", path);
    setBusy(false);
    setAsking(false);
    if (!answer.ok) toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    else toast({ title: `${member.name} was taken out of the project` });
    if (answer.ok && isMe) router.push("/projects");
    router.refresh();
  };

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium break-words">
          {member.name} {isMe && <span className="font-normal text-soft">(you)</span>}
        </p>
        <p className="text-[0.8125rem] break-all text-soft">
          {member.email} · since <Time at={member.since} as="day" />
        </p>
      </div>
      <div className="flex items-center gap-2">
        <div className="w-36">
          <Select
            label={`Role of ${member.name}`}
            hideLabel
            value={member.role}
            onChange={change}
            options={ROLE_CHOICES}
            disabled={busy}
          />
        </div>
        <Button look="quiet" className="w-20" onClick={() => setAsking(true)} disabled={busy}>
          {isMe ? "Leave" : "Remove"}
          <span className="sr-only">{isMe ? " the project" : ` ${member.name}`}</span>
        </Button>
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={isMe ? "Leave this project?" : `Take ${member.name} out of the project?`}
        action={isMe ? "Leave" : "Remove"}
        danger
        busy={busy}
        onConfirm={remove}
      >
        {isMe ? "You" : "They"} will not see it any more. What {isMe ? "you" : "they"} wrote stays, with{" "}
        {isMe ? "your" : "their"} name. A new invitation lets {isMe ? "you" : "them"} in again.
      </Confirm>
    </li>
  );
}
