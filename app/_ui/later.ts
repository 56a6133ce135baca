"use client";

import { useCallback, useEffect, useSyncExternalStore } from "react";

/** How far the bringing of some code is. */
export type Fetched<Code> =
  | { readonly is: "coming" }
  | { readonly is: "here"; readonly code: Code }
  /** It could not be fetched; `again` counts how often, for a module that failed may need the page to be loaded anew. */
  | { readonly is: "failed"; readonly times: number };

/** A part of the page whose code comes later. */
export interface Later<Code> {
  readonly fetch: () => void;
  readonly get: () => Fetched<Code>;
  readonly subscribe: (hear: () => void) => () => void;
}

/**
 * Code that comes when it is asked for, or ahead of that. What cannot be fetched is a value to be shown in its place, and
 * never an error that takes the page down with it.
 */
export function later<Code>(bring: () => Promise<Code>): Later<Code> {
  const hearers = new Set<() => void>();
  let fetched: Fetched<Code> = { is: "coming" };
  let isAsked = false;
  let times = 0;
  const become = (now: Fetched<Code>) => {
    fetched = now;
    for (const hear of hearers) hear();
  };
  return {
    fetch: () => {
      if (isAsked) return;
      isAsked = true;
      if (fetched.is === "failed") become({ is: "coming" });
      bring().then(
        (code) => become({ is: "here", code }),
        () => {
          isAsked = false;
          times += 1;
          become({ is: "failed", times });
        },
      );
    },
    get: () => fetched,
    subscribe: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

/** Fetches the code, if that has not begun, and says how far it is. */
export function useLater<Code>(part: Later<Code>): Fetched<Code> {
  const fetched = useSyncExternalStore(part.subscribe, part.get, part.get);
  useEffect(() => {
    if (part.get().is !== "failed") part.fetch();
  }, [part]);
  return fetched;
}

/** So long the page is left alone before parts of it are fetched ahead, ms. */
const STANDS = 1_500;

/** What people will need soon is fetched once the page stands, and again when the network is back; whether all of it is here. */
export function useFetchedAhead(parts: readonly Later<unknown>[]): boolean {
  useEffect(() => {
    const fetch = () => {
      for (const part of parts) part.fetch();
    };
    const timer = setTimeout(fetch, STANDS);
    window.addEventListener("online", fetch);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", fetch);
    };
  }, [parts]);
  const subscribe = useCallback(
    (hear: () => void) => {
      const stops = parts.map((part) => part.subscribe(hear));
      return () => stops.forEach((stop) => void stop());
    },
    [parts],
  );
  const areHere = () => parts.every((part) => part.get().is === "here");
  return useSyncExternalStore(subscribe, areHere, () => false);
}
