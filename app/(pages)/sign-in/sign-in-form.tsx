"use client";

import { useRouter } from "next/navigation";
import { call } from "../../_ui/api";
import { Button } from "../../_ui/button";
import { TextField } from "../../_ui/field";
import { Notice } from "../../_ui/notice";
import { PasswordField } from "../_frame/password-field";
import { typed, useSending } from "../_frame/use-sending";

/** An @ makes it an e-mail; no user name can hold one. `next` is where they wanted to go. */
export function SignInForm({ next }: { readonly next: string }) {
  const router = useRouter();
  const sending = useSending(
    (form) => {
      const who = typed(form, "who").trim();
      const password = typed(form, "password");
      return who.includes("@")
        ? call("POST", "/api/auth/sign-in/email", { email: who, password })
        : call("POST", "/api/auth/sign-in/username", { username: who, password });
    },
    () => {
      router.push(next);
      router.refresh();
    },
  );
  return (
    <form onSubmit={sending.submit} className="flex flex-col gap-4">
      <TextField
        label="E-mail or user name"
        name="who"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
      />
      <PasswordField label="Password" name="password" />
      {sending.problem && <Notice kind="problem">{sending.problem.detail}</Notice>}
      <Button look="primary" type="submit" busy={sending.busy} className="mt-2">
        Sign in
      </Button>
    </form>
  );
}
