"use client";

import { useState } from "react";
import { call } from "../../_ui/api";
import { Button } from "../../_ui/button";
import { Notice } from "../../_ui/notice";
import { PasswordField } from "../_frame/password-field";
import { typed, useSending } from "../_frame/use-sending";

export function PasswordForm() {
  // A new key empties the fields once the password has changed; after a problem they stay as typed.
  const [changes, setChanges] = useState(0);
  const sending = useSending(
    (form) =>
      call("POST", "/api/auth/change-password", {
        currentPassword: typed(form, "current"),
        newPassword: typed(form, "new"),
        revokeOtherSessions: true,
      }),
    () => setChanges((made) => made + 1),
  );
  return (
    <form key={changes} onSubmit={sending.submit} className="flex max-w-sm flex-col gap-4">
      <p className="text-sm text-soft">Changing it ends your sessions on all other browsers.</p>
      {changes > 0 && !sending.problem && (
        <Notice kind="done">The password was changed, and all other sessions have ended.</Notice>
      )}
      <PasswordField label="Present password" name="current" />
      <PasswordField label="New password" name="new" fresh />
      {sending.problem && <Notice kind="problem">{sending.problem.detail}</Notice>}
      <div>
        <Button type="submit" busy={sending.busy}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
