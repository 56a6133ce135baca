"use client";

import { useEffect, useState } from "react";
import { useSay } from "@/app/_words/words";
import type { WaitingList } from "@/lib/wire/waiting";
import { WAITING } from "@/lib/workbench/state/waiting";
import { useBench, useWorkbench, waitingIn } from "./bench";
import { ask } from "./front-door";

/** What waits for whoever looks, in the head: each number shows its rows and goes to the first. Told quietly as it changes. */
export function WaitingHere({ documentId }: { readonly documentId: string }) {
  const say = useSay();
  const bench = useBench();
  const questions = useQuestions(documentId);
  const isComplete = useWorkbench((state) => state.isComplete);
  const counts = useWorkbench(waitingIn);
  if (!isComplete) return null;
  const found = WAITING.map((one) => ({
    ...one,
    count: one.kind === "questions" ? questions : (counts.get(one.kind) ?? 0),
  })).filter(({ count }) => count > 0);
  return (
    <ul className="bench-waiting" aria-label={say("editor.waiting.label")} aria-live="polite">
      {found.map(({ kind, count, words, filter }) => (
        <li key={kind}>
          <button
            type="button"
            className={kind === "sentBack" ? "bench-sent-back" : "bench-waits"}
            title={say(`review.waiting.lead.${words}`)}
            onClick={() => bench.dispatch({ type: "filter", filter }, { type: "go", to: "first" })}
          >
            {say.number(count)} {say(`review.waiting.label.${words}`, { count })}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Threads say only how many they are; which of them look for an answer is asked, and asked again when one has changed. */
function useQuestions(documentId: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leaving = new AbortController();
    const look = async () => {
      const answer = await ask<WaitingList>("GET", "/waiting", undefined, leaving.signal);
      if (!answer.ok || leaving.signal.aborted) return;
      const documents = answer.value.projects.flatMap((project) => project.documents);
      setCount(documents.find(({ id }) => id === documentId)?.waiting.questions ?? 0);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), TOGETHER);
    };
    void look();
    document.addEventListener("bench-comments", soon);
    return () => {
      leaving.abort();
      clearTimeout(timer);
      document.removeEventListener("bench-comments", soon);
    };
  }, [documentId]);
  return count;
}

/** Comments that come within so many milliseconds are asked about once. */
const TOGETHER = 2_000;
