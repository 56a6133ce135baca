/** Checks rows off the thread on which people type, with the engine that the server has. */
import { type CheckPair, DEFAULT_SETTINGS, type Finding } from "@/lib/check/check";
import { checkPair, RULES_OF_A_PAIR } from "@/lib/check/checks";

export interface ToCheck {
  readonly turn: number;
  readonly pair: CheckPair;
}

export interface Checked {
  readonly findings: readonly Finding[];
  /** By these rules, and no others. */
  readonly rules: readonly string[];
}

self.onmessage = ({ data: { turn, pair } }: MessageEvent<ToCheck>) => {
  const findings = checkPair(pair, DEFAULT_SETTINGS, RULES_OF_A_PAIR);
  self.postMessage({ turn, findings, rules: RULES_OF_A_PAIR } satisfies Checked & { readonly turn: number });
};
