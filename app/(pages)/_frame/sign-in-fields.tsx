"use client";

import { call } from "../../_api/call";
import { Button } from "../../_ui/button";
import { TextField } from "../../_ui/field";
import { Notice } from "../../_ui/notice";
import { useSay } from "../../_words/words";
import { PasswordField } from "./password-field";
import { typed, useSending } from "./use-sending";

/** Whoever has signed in, as better-auth's answer names them. */
export interface SignedIn {
  readonly user: { readonly id: string; readonly name: string };
}

/** An @ makes it an e-mail; no user name can hold one. The editor asks so, too, when a session ends over it. */
export function SignInFields({ done }: { readonly done: (signedIn: SignedIn) => void }) {
  const say = useSay();
  const sending = useSending((form) => {
    const who = typed(form, "who").trim();
    const password = typed(form, "password");
    return who.includes("@")
      ? call<SignedIn>("POST", "/api/auth/sign-in/email", { email: who, password })
      : call<SignedIn>("POST", "/api/auth/sign-in/username", { username: who, password });
  }, done);
  return (
    <form onSubmit={sending.submit} className="flex flex-col gap-4">
      <TextField
        label={say("start.who")}
        name="who"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
      />
      <PasswordField label={say("start.password")} name="password" />
      {sending.problem && <Notice kind="problem">{sending.problem.detail}</Notice>}
      <Button look="primary" type="submit" busy={sending.busy} className="mt-2">
        {say("start.sign-in")}
      </Button>
    </form>
  );
}
