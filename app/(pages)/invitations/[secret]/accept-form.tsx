"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import type { InvitationAccepted } from "@/lib/wire/people";
import { call } from "../../../_api/call";
import { Button } from "../../../_ui/button";
import { Notice } from "../../../_ui/notice";
import { rich } from "../../../_words/rich";
import { useSay } from "../../../_words/words";
import { ACCOUNT_FIELDS, AccountFields, accountOf } from "../../_frame/account-fields";
import { useSending } from "../../_frame/use-sending";

export function AcceptForm({
  secret,
  signedInAs,
}: {
  readonly secret: string;
  readonly signedInAs: string | null;
}) {
  const say = useSay();
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
  const errorOf = (field: string) => sending.errorOf(inAccount(field)) ?? sending.errorOf(field);
  const error = sending.errorBeside(ACCOUNT_FIELDS.flatMap((field) => [field, inAccount(field)]));
  return (
    <form onSubmit={sending.submit} className="flex flex-col gap-4">
      {signedInAs === null ? (
        <>
          <p className="text-sm">
            {rich(
              say,
              "start.invitation.have-account",
              {},
              {
                link: (words) => (
                  <Link
                    className="link"
                    href={`/sign-in?next=${encodeURIComponent(`/invitations/${secret}`)}`}
                  >
                    {words}
                  </Link>
                ),
              },
            )}
          </p>
          <AccountFields errorOf={errorOf} />
        </>
      ) : (
        <p className="text-sm">
          {rich(
            say,
            "start.invitation.signed-in-as",
            { name: signedInAs },
            { b: (words) => <strong className="font-medium">{words}</strong> },
          )}
        </p>
      )}
      {error && <Notice kind="problem">{error}</Notice>}
      <Button look="primary" type="submit" busy={sending.busy} className="mt-2">
        {signedInAs === null ? say("start.invitation.make-and-join") : say("start.invitation.join")}
      </Button>
    </form>
  );
}

/** The path of a field of a new account, as a problem names it. */
function inAccount(field: string): string {
  return ["account", field].join(".");
}
