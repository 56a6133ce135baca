"use client";

import { useState } from "react";
import { Button } from "./button";
import { CheckIcon, CopyIcon } from "./icons";

/** Puts `text` on the clipboard and says so. Without a clipboard (plain http) it says that too. */
export function CopyButton({ text, label = "Copy" }: { readonly text: string; readonly label?: string }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch (error) {
      // No clipboard over plain http (TypeError), or the browser says no (DOMException).
      if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
      setState("refused");
    }
  };
  return (
    <Button onClick={copy} aria-live="polite">
      {state === "copied" ? <CheckIcon /> : <CopyIcon />}
      {state === "idle" ? label : state === "copied" ? "Copied" : "Select it and press Ctrl+C"}
    </Button>
  );
}
