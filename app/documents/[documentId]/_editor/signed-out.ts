"use client";

import { useEffect } from "react";
import { useBench } from "./bench";
import { SIGNED_OUT } from "./front-door";
import { useViewCell } from "./view";

/** Nobody is pulled out of a sentence: the dialog waits for a pause in typing. */
const PAUSE = 1_500;

/** The session has ended, or another person has signed in in this browser: asks to sign in, over the page as it is. */
export function useSignedOut(): void {
  const bench = useBench();
  const view = useViewCell();
  useEffect(() => {
    let timer = 0;
    let isAsked = false;
    const show = () => {
      view.set((now) => (now.dialog === null ? { ...now, dialog: "sign-in" } : now));
    };
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(show, PAUSE);
    };
    const ended = (event: Event) => {
      bench.dispatch({ type: "troubled", trouble: (event as CustomEvent).detail });
      if (isAsked) return;
      isAsked = true;
      wait();
    };
    document.addEventListener(SIGNED_OUT, ended);
    const unsubscribe = bench.cell.subscribe(() => {
      const { trouble } = bench.cell.get();
      const isOut = trouble === "signed-out" || trouble === "somebody-else";
      if (!isOut) {
        isAsked = false;
        clearTimeout(timer);
      }
    });
    const typed = () => {
      if (isAsked && view.get().dialog === null) wait();
    };
    document.addEventListener("input", typed);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener(SIGNED_OUT, ended);
      document.removeEventListener("input", typed);
    };
  }, [bench, view]);
}
