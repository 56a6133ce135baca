"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Role } from "@/lib/access";
import type { Invitation, InvitationMade } from "@/lib/wire/people";
import { call } from "../../../../_api/call";
import { Button } from "../../../../_ui/button";
import { CopyButton } from "../../../../_ui/copy-button";
import { Dialog } from "../../../../_ui/dialog";
import { Select, TextField } from "../../../../_ui/field";
import { PlusIcon } from "../../../../_ui/icons";
import { Notice } from "../../../../_ui/notice";
import { Time } from "../../../../_ui/time";
import { useToast } from "../../../../_ui/toast";
import { rich } from "../../../../_words/rich";
import { useSay } from "../../../../_words/words";
import { roleChoices, roleInSentence } from "../../../_frame/role";
import { typed, useSending } from "../../../_frame/use-sending";

/** Makes a link for one person. The link is in the answer only: the server keeps a hash of it. */
export function InviteButton({ projectId }: { readonly projectId: string }) {
  const say = useSay();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<Role>("translator");
  const [made, setMade] = useState<InvitationMade | null>(null);
  const sending = useSending<InvitationMade>(
    (form) => call("POST", `/api/v1/projects/${projectId}/invitations`, { role, note: typed(form, "note") }),
    (invitation) => {
      setMade(invitation);
      router.refresh();
    },
  );
  const close = (next: boolean) => {
    setOpen(next);
    if (!next) setMade(null);
  };
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <PlusIcon /> {say("project.invite")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={close}
        keepOpen={made !== null}
        title={made ? say("project.invite.send") : say("project.invite")}
        foot={
          made ? (
            <Button onClick={() => close(false)}>{say("ui.done")}</Button>
          ) : (
            <>
              <Button onClick={() => close(false)}>{say("ui.cancel")}</Button>
              <Button look="primary" type="submit" form="invite" busy={sending.busy}>
                {say("project.invite.action")}
              </Button>
            </>
          )
        }
      >
        {made ? (
          <div className="flex flex-col gap-3">
            <TextField
              label={say("project.invite.link")}
              readOnly
              value={linkOf(made)}
              onFocus={(event) => event.currentTarget.select()}
              className="font-mono text-[0.8125rem]"
            />
            <div>
              <CopyButton text={linkOf(made)} label={say("project.invite.copy")} />
            </div>
            <p className="text-sm text-soft">
              {rich(
                say,
                "project.invite.made",
                { role: roleInSentence(say, made.role) },
                { when: () => <Time at={made.expiresAt} as="day" /> },
              )}
            </p>
          </div>
        ) : (
          <form id="invite" onSubmit={sending.submit} className="flex flex-col gap-4">
            <Select
              label={say("project.invite.role")}
              hint={say(`ui.role.${role}.may`)}
              value={role}
              onChange={setRole}
              options={roleChoices(say)}
            />
            <TextField
              label={say("project.invite.for-whom")}
              hint={say("project.invite.for-whom.hint")}
              name="note"
              maxLength={200}
            />
            {sending.problem && <Notice kind="problem">{sending.problem.detail}</Notice>}
          </form>
        )}
      </Dialog>
    </>
  );
}

/** Where nobody has set a public address, the link begins with the one by which this page was reached. */
function linkOf({ url }: InvitationMade): string {
  const { hostname, pathname } = new URL(url);
  return hostname === "localhost" ? new URL(pathname, location.origin).href : url;
}

export function InvitationRow({
  projectId,
  invitation,
  isOver,
}: {
  readonly projectId: string;
  readonly invitation: Invitation;
  readonly isOver: boolean;
}) {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    const answer = await call("DELETE", `/api/v1/projects/${projectId}/invitations/${invitation.id}`);
    setBusy(false);
    if (!answer.ok) toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    else toast({ title: say("project.invitation.revoked") });
    router.refresh();
  };
  const open = invitation.acceptedBy === null && !isOver;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words">
          {say(`ui.role.${invitation.role}`)}
          {invitation.note && <span className="text-soft"> · {invitation.note}</span>}
        </p>
        <p className="text-[0.8125rem] text-soft">
          {invitation.acceptedBy
            ? say("project.invitation.used", { name: invitation.acceptedBy.name })
            : isOver
              ? say("project.invitation.expired")
              : rich(
                  say,
                  "project.invitation.open",
                  {},
                  { when: () => <Time at={invitation.expiresAt} as="day" /> },
                )}
        </p>
      </div>
      {open && (
        <Button
          look="quiet"
          busy={busy}
          onClick={revoke}
          aria-label={
            invitation.note === ""
              ? say("project.invitation.revoke.link")
              : say("project.invitation.revoke.link-for", { note: invitation.note })
          }
        >
          {say("project.invitation.revoke")}
        </Button>
      )}
    </li>
  );
}
