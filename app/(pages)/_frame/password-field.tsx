"use client";

import { useState } from "react";
import type { Message } from "@/lib/messages/keys";
import { TextField } from "../../_ui/field";
import { useSay } from "../../_words/words";

/** What people type first; a password that begins so is found at once, however long. */
const COMMON = /^(?:password|passw0rd|qwerty|abc123|letmein|welcome|iloveyou|woaini|admin|duizhao|12345)/i;

/**
 * A word of advice, not a gate (the gate is 10 characters, asked by the server). Long beats mixed: four words of a
 * phrase are easier to keep and harder to guess than one word with signs in it.
 */
export function passwordAdvice(password: string): Message<"ui"> {
  const length = [...password].length;
  if (length === 0) return { code: "ui.password.empty" };
  if (length < 10) return { code: "ui.password.short", more: 10 - length };
  if (COMMON.test(password) || new Set(password).size < 5) return { code: "ui.password.common" };
  return { code: length < 16 ? "ui.password.good" : "ui.password.strong" };
}

export interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  /** A new one gets advice and is offered by the browser's password manager. */
  readonly fresh?: boolean;
  readonly error?: string | undefined;
}

export function PasswordField({ label, name, fresh = false, error }: PasswordFieldProps) {
  const say = useSay();
  const [value, setValue] = useState("");
  const [plain, setPlain] = useState(false);
  return (
    <div className="relative">
      <TextField
        label={label}
        name={name}
        type={plain ? "text" : "password"}
        autoComplete={fresh ? "new-password" : "current-password"}
        required
        {...(fresh
          ? { minLength: 10, hint: <span aria-live="polite">{say.message(passwordAdvice(value))}</span> }
          : {})}
        maxLength={256}
        error={error}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        autoCapitalize="none"
        spellCheck={false}
      />
      <button
        type="button"
        aria-pressed={plain}
        onClick={() => setPlain(!plain)}
        className="absolute top-0 right-0 rounded px-1 text-[0.8125rem] text-soft underline underline-offset-2"
      >
        {plain ? say("ui.password.hide") : say("ui.password.show")}
        <span className="sr-only"> {label.toLocaleLowerCase(say.locale)}</span>
      </button>
    </div>
  );
}
