"use client";

import { TextField } from "../../_ui/field";
import { useSay } from "../../_words/words";
import { PasswordField } from "./password-field";
import { typed } from "./use-sending";

/** What a new account needs; the set-up and an invitation ask for the same. */
export function AccountFields({ errorOf }: { readonly errorOf: (field: string) => string | undefined }) {
  const say = useSay();
  return (
    <>
      <TextField
        label={say("start.name")}
        hint={say("start.name.hint")}
        name="name"
        autoComplete="name"
        required
        maxLength={300}
        error={errorOf("name")}
      />
      <TextField
        label={say("start.email")}
        name="email"
        type="email"
        autoComplete="email"
        required
        maxLength={200}
        error={errorOf("email")}
      />
      <TextField
        label={say("start.username")}
        hint={say("start.username.hint")}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        pattern="[A-Za-z0-9._\-]{3,40}"
        error={errorOf("username")}
      />
      <PasswordField label={say("start.password")} name="password" fresh error={errorOf("password")} />
    </>
  );
}

export const ACCOUNT_FIELDS = ["name", "email", "username", "password"] as const;

export function accountOf(form: FormData) {
  const username = typed(form, "username").trim();
  return {
    name: typed(form, "name"),
    email: typed(form, "email").trim(),
    ...(username === "" ? {} : { username }),
    password: typed(form, "password"),
  };
}
