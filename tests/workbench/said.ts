import { sayIn } from "@/lib/messages/catalogue";
import type { Effect } from "@/lib/workbench/commands/commands";
import type { Said } from "@/lib/workbench/said";

/** A message as people read it in English. */
export function inEnglish(message: Said): string {
  return sayIn("en").message(message);
}

/** What is said, in English, with how it is said. */
export function saidIn(
  effects: readonly Effect[],
): { readonly text: string; readonly canUndo: boolean; readonly isProblem: boolean }[] {
  return effects.flatMap((effect) => {
    if (effect.do !== "say") return [];
    const { message, canUndo, isProblem } = effect;
    return [{ text: inEnglish(message), canUndo, isProblem }];
  });
}

/** What the server says, in its own words. */
export function fromServer(detail: string): Said {
  return { code: "ui.unsent.server-said", detail };
}
