"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "../../_api/call";
import { Button } from "../../_ui/button";
import { Checkbox } from "../../_ui/field";
import { Notice } from "../../_ui/notice";
import { useSay } from "../../_words/words";
import { PasswordField } from "../_frame/password-field";
import { typed, useSending } from "../_frame/use-sending";

export function PasswordForm() {
  const say = useSay();
  // A new key empties the fields once the password has changed; after a problem they stay as typed.
  const [changes, setChanges] = useState(0);
  const [revokeTokens, setRevokeTokens] = useState(true);
  const router = useRouter();
  const sending = useSending(
    (form) =>
      call("POST", "/api/auth/change-password", {
        currentPassword: typed(form, "current"),
        newPassword: typed(form, "new"),
        revokeTokens,
      }),
    () => {
      setChanges((made) => made + 1);
      router.refresh();
    },
  );
  return (
    <form key={changes} onSubmit={sending.submit} className="flex max-w-sm flex-col gap-4">
      <p className="text-sm text-soft">{say("account.password.lead")}</p>
      {changes > 0 && !sending.problem && (
        <Notice kind="done">
          {revokeTokens ? say("account.password.changed-with-tokens") : say("account.password.changed")}
        </Notice>
      )}
      <PasswordField label={say("account.password.present")} name="current" />
      <PasswordField label={say("account.password.new")} name="new" fresh />
      <Checkbox
        label={say("account.password.revoke")}
        hint={say("account.password.revoke.hint")}
        checked={revokeTokens}
        onChange={setRevokeTokens}
      />
      {sending.problem && <Notice kind="problem">{sending.problem.detail}</Notice>}
      <div>
        <Button type="submit" busy={sending.busy}>
          {say("account.password.action")}
        </Button>
      </div>
    </form>
  );
}
