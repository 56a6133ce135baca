"use client";

import { useCallback, useEffect, useState } from "react";
import type { Said } from "@/lib/workbench/said";
import { ask } from "../front-door";

export type Asked<Value> =
  | { readonly kind: "asking" }
  | { readonly kind: "here"; readonly value: Value }
  | { readonly kind: "refused"; readonly detail: Said };

/** Asks for `path`, again when `version` changes or `again` is called; what was there stays until the answer comes. */
export function useAsked<Value>(path: string, version: unknown): readonly [Asked<Value>, () => void] {
  const [asked, setAsked] = useState<Asked<Value>>({ kind: "asking" });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` and `turn` say when to ask again
  useEffect(() => {
    const stop = new AbortController();
    // Somebody sits before it and waits: looking through a book may take its time.
    void ask<Value>("GET", path, undefined, stop.signal, null).then((answer) => {
      if (stop.signal.aborted) return;
      setAsked(
        answer.ok ? { kind: "here", value: answer.value } : { kind: "refused", detail: answer.detail },
      );
    });
    return () => stop.abort();
  }, [path, version, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return [asked, again];
}
