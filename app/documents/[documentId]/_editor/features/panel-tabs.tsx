"use client";

import { type KeyboardEvent, useRef } from "react";
import { useSay } from "@/app/_words/words";
import type { Segment } from "@/lib/wire/segments";
import { KeyOf } from "../key-of";
import type { FeaturePanel } from "./feature-panel";

interface Props {
  readonly tabs: readonly FeaturePanel[];
  readonly shown: string | null;
  readonly row: Segment | undefined;
  readonly onShow: (id: string) => void;
}

/** Where each of these keys goes from the tab at `at` of `of`. */
const GOES: Readonly<Record<string, (at: number, of: number) => number>> = {
  ArrowDown: (at, of) => (at + 1) % of,
  ArrowRight: (at, of) => (at + 1) % of,
  ArrowUp: (at, of) => (at + of - 1) % of,
  ArrowLeft: (at, of) => (at + of - 1) % of,
  Home: () => 0,
  End: (_, of) => of - 1,
};

/**
 * The tabs as a rail of pictures, upright at the panel's edge, on a phone across its top. Each has its name, its key and how many
 * things of the row it holds; the shown one has its name at the head of the panel.
 */
export function PanelTabs({ tabs, shown, row, onShow }: Props) {
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ id }) => id === shown);
  const go = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const next = GOES[event.key]?.(Math.max(at, 0), tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    onShow(tab.id);
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={say("editor.panel.tabs")}
      aria-orientation="vertical"
      className="bench-tabs"
      onKeyDown={go}
    >
      {tabs.map((tab, index) => (
        <Tab
          key={tab.id}
          tab={tab}
          row={row}
          isShown={tab.id === shown}
          // With no tab shown, the first is where Tab goes.
          isEntry={index === Math.max(at, 0)}
          onShow={onShow}
        />
      ))}
    </div>
  );
}

function Tab({
  tab,
  row,
  isShown,
  isEntry,
  onShow,
}: {
  readonly tab: FeaturePanel;
  readonly row: Segment | undefined;
  readonly isShown: boolean;
  readonly isEntry: boolean;
  readonly onShow: (id: string) => void;
}) {
  const say = useSay();
  const count = (tab.useCount ?? noCount)(row) ?? 0;
  const name = say(tab.label);
  const { Icon } = tab;
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${tab.id}`}
      aria-label={count === 0 ? name : say("editor.panel.tab-count", { name, count })}
      aria-controls="bench-panel-body"
      aria-selected={isShown}
      tabIndex={isEntry ? 0 : -1}
      className="bench-tab"
      onClick={() => onShow(tab.id)}
    >
      <Icon />
      {count > 0 && (
        <span className="bench-tab-count" aria-hidden>
          {count > 99 ? "99+" : count}
        </span>
      )}
      <span className="bench-tab-name" aria-hidden>
        {name}
        {tab.opensBy !== undefined && <KeyOf id={tab.opensBy} />}
      </span>
    </button>
  );
}

const noCount = () => null;
