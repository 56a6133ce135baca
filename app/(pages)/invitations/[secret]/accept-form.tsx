"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import type { InvitationAccepted } from "@/lib/wire/people";
import { call } from "../../../_ui/api";
import { Button } from "../../../_ui/button";
import { Notice } from "../../../_ui/notice";
import { ACCOUNT_FIELDS, AccountFields, accountOf } from "../../_frame/account-fields";
import { useSending } from "../../_frame/use-sending";

export function AcceptForm({
  secret,
  signedInAs,
}: {
  readonly secret: string;
  readonly signedInAs: string | null;
}) {
  const router = useRouter();
  const sending = useSending<z.infer<typeof InvitationAccepted>>(
    (form) =>
      call("POST", "/api/v1/invitations/accept", {
        secret,
        ...(signedInAs === null ? { account: accountOf(form) } : {}),
      }),
    ({ projectId }) => {
      router.push(`/projects/${projectId}`);
      router.refresh();
    },
  );
  const errorOf = (field: string) => sending.errorOf(`account.${field}`) ?? sending.errorOf(field);
  const error = sending.errorBeside(ACCOUNT_FIELDS.flatMap((field) => [field, `account.${field}`]));
  return (
    <form onSubmit={sending.submit} className="flex flex-col gap-4">
      {signedInAs === null ? (
        <>
          <p className="text-sm">
            Have an account here?{" "}
            <Link className="link" href={`/sign-in?next=${encodeURIComponent(`/invitations/${secret}`)}`}>
              Sign in
            </Link>{" "}
            first. Otherwise make one:
          </p>
          <AccountFields errorOf={errorOf} />
        </>
      ) : (
        <p className="text-sm">
          You are signed in as <strong className="font-medium">{signedInAs}</strong>.
        </p>
      )}
      {error && <Notice kind="problem">{error}</Notice>}
      <Button look="primary" type="submit" busy={sending.busy} className="mt-2">
        {signedInAs === null ? "Make the account and join" : "Join the project"}
      </Button>
    </form>
  );
}
