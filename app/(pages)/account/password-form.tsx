"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "../../_ui/api";
import { Button } from "../../_ui/button";
import { Checkbox } from "../../_ui/field";
import { Notice } from "../../_ui/notice";
import { PasswordField } from "../_frame/password-field";
import { typed, useSending } from "../_frame/use-sending";

export function PasswordForm() {
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
      <p className="text-sm text-soft">Changing it ends your sessions on all other browsers.</p>
      {changes > 0 && !sending.problem && (
        <Notice kind="done">
          The password was changed, and all other sessions have ended
          {revokeTokens ? ", API tokens too." : ". API tokens stay as they are."}
        </Notice>
      )}
      <PasswordField label="Present password" name="current" />
      <PasswordField label="New password" name="new" fresh />
      <Checkbox
        label="Revoke my API tokens, too"
        hint="Programs that use them are refused until you give them new ones. Leave it on if somebody else may know the old password."
        checked={revokeTokens}
        onChange={setRevokeTokens}
      />
      {sending.problem && <Notice kind="problem">{sending.problem.detail}</Notice>}
      <div>
        <Button type="submit" busy={sending.busy}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
