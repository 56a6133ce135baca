"use client";

import { useRouter } from "next/navigation";
import type { SetupDone } from "@/lib/wire/people";
import { call } from "../../_api/call";
import { Button } from "../../_ui/button";
import { Notice } from "../../_ui/notice";
import { useSay } from "../../_words/words";
import { ACCOUNT_FIELDS, AccountFields, accountOf } from "../_frame/account-fields";
import { useSending } from "../_frame/use-sending";

export function SetupForm() {
  const say = useSay();
  const router = useRouter();
  const sending = useSending<SetupDone>(
    (form) => call("POST", "/api/v1/setup", accountOf(form)),
    (made) => router.push(`/documents/${made.documentId}`),
  );
  const error = sending.errorBeside(ACCOUNT_FIELDS);
  return (
    <form onSubmit={sending.submit} className="flex flex-col gap-4">
      <AccountFields errorOf={sending.errorOf} />
      {error && <Notice kind="problem">{error}</Notice>}
      <Button look="primary" type="submit" busy={sending.busy} className="mt-2">
        {sending.busy ? say("start.setup.busy") : say("start.setup.action")}
      </Button>
    </form>
  );
}
