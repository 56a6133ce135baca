"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

export interface Tab {
  readonly href: string;
  readonly label: string;
  /** How many wait there; 0 shows nothing. */
  readonly waiting?: number;
}

/** Where they do not fit, they scroll, and the one that is shown is in sight. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  const here = usePathname();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const [tab] = list.current?.querySelectorAll<HTMLElement>(`[href="${CSS.escape(here)}"]`) ?? [];
    if (list.current && tab)
      list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [here]);
  return (
    <nav aria-label={label} className="mt-4 border-b border-line">
      <ul ref={list} className="relative -mb-px flex gap-0.5 overflow-x-auto sm:gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={here === tab.href ? "page" : undefined}
              className="inline-flex h-10 items-center gap-1.5 border-b-2 border-transparent px-2 text-sm sm:px-3 whitespace-nowrap text-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:h-11"
            >
              {tab.label}
              {(tab.waiting ?? 0) > 0 && (
                <span className="rounded-full bg-sunk px-1.5 text-xs leading-5 text-ink">{tab.waiting}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
