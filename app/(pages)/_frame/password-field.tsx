"use client";

import { useState } from "react";
import { TextField } from "../../_ui/field";

/** What people type first; a password that begins so is found at once, however long. */
const COMMON = /^(?:password|passw0rd|qwerty|abc123|letmein|welcome|iloveyou|woaini|admin|duizhao|12345)/i;

/**
 * A word of advice, not a gate (the gate is 10 characters, asked by the server). Long beats mixed: four words of a
 * phrase are easier to keep and harder to guess than one word with signs in it.
 */
export function passwordAdvice(password: string): string {
  const length = [...password].length;
  if (length === 0) return "At least 10 characters. A phrase of four or five words is good.";
  if (length < 10) return `${10 - length} more ${10 - length === 1 ? "character" : "characters"}.`;
  if (COMMON.test(password) || new Set(password).size < 5) return "Long enough, but easy to guess.";
  return length < 16 ? "Good. Longer is better." : "Strong.";
}

export interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  /** A new one gets advice and is offered by the browser's password manager. */
  readonly fresh?: boolean;
  readonly error?: string | undefined;
}

export function PasswordField({ label, name, fresh = false, error }: PasswordFieldProps) {
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
        {...(fresh ? { minLength: 10, hint: <span aria-live="polite">{passwordAdvice(value)}</span> } : {})}
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
        {plain ? "Hide" : "Show"}
        <span className="sr-only"> {label.toLowerCase()}</span>
      </button>
    </div>
  );
}
