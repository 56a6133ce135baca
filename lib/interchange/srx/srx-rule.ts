/** One rule of SRX, with the number of ours that it stands for. */
export interface SrxRule {
  readonly rule: string;
  readonly isBreak: boolean;
  /** Matches what ends at the place. */
  readonly before: string;
  /** Matches what begins at the place. */
  readonly after: string;
}

/** The inside of a pattern of ours: where it begins and ends is said by SRX. */
export function inside(pattern: RegExp): string {
  return pattern.source.replace(/^\^/, "").replace(/\$$/, "");
}
