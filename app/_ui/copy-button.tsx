"use client";

import { useState } from "react";
import { useSay } from "../_words/words";
import { Button } from "./button";
import { CheckIcon, CopyIcon } from "./icons";

/** Puts `text` on the clipboard and says so. Without a clipboard (plain http) it says that too. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const say = useSay();
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
      {state === "idle"
        ? (label ?? say("ui.copy"))
        : state === "copied"
          ? say("ui.copied")
          : say("ui.copy-yourself")}
    </Button>
  );
}
