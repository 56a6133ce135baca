"use client";

import { useEffect, useState } from "react";
import type { RulesPreview } from "@/lib/wire/corrections";
import { ask } from "../../front-door";
import type { Asked } from "../asked";

/** Asks what applying would do; again, after a moment's rest, when what is meant has changed. Null asks nothing. */
export function usePreview(
  documentId: string,
  meant: object | null,
  version: unknown = 0,
): Asked<RulesPreview> | null {
  const [asked, setAsked] = useState<{ readonly of: string; readonly answer: Asked<RulesPreview> } | null>(
    null,
  );
  const body = meant === null ? null : JSON.stringify(meant);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says when to ask again
  useEffect(() => {
    if (body === null) return;
    const stop = new AbortController();
    const path = `/documents/${documentId}/rules/preview`;
    const timer = window.setTimeout(() => {
      void ask<RulesPreview>("POST", path, JSON.parse(body), stop.signal).then((answer) => {
        if (stop.signal.aborted) return;
        setAsked({
          of: body,
          answer: answer.ok
            ? { kind: "here", value: answer.value }
            : { kind: "refused", detail: answer.detail },
        });
      });
    }, 200);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [documentId, body, version]);
  if (body === null) return null;
  return asked?.of === body ? asked.answer : { kind: "asking" };
}
