import type { Message } from "../messages/keys";

/** What the editor says: its own words, or why something typed is not stored, which other pages say as well. */
export type Said = Message<"editor"> | Message<"ui", `unsent.${string}`>;
