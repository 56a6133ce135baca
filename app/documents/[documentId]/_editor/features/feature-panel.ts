import type { ComponentType } from "react";
import type { Action } from "@/lib/access";
import type { Key } from "@/lib/messages/keys";
import type { Segment } from "@/lib/wire/segments";

/** What a tab of the panel is drawn from; it begins anew with every row. */
export interface PanelProps {
  readonly row: Segment;
  /** As people count rows. */
  readonly number: number;
}

type TabName = Extract<Key, `editor.tab.${string}`>;

/** A tab of the panel at the side. */
export interface FeaturePanel {
  /** What a command says that opens it: `opensPanel("comments")`. */
  readonly id: string;
  readonly label: TabName;
  readonly Icon: ComponentType;
  /** The command that shows it, whose key stands beside its name. */
  readonly opensBy?: string;
  /** A hook: how many things of the row it holds, where that is known before it is opened. Null and 0 show nothing. */
  readonly useCount?: (row: Segment | undefined) => number | null;
  /** Who has the tab. */
  readonly needs: Action;
  readonly Body: ComponentType<PanelProps>;
}
