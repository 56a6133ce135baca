/** How figures are reckoned and printed. */

/** The value that a `share` of all values does not exceed (nearest rank): share 0.95 of 1…100 is 95. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export interface Figure {
  readonly what: string;
  readonly value: string;
  /** As DESIGN.md has it; left out where it has none. */
  readonly budget?: string;
}

/** Prints at once, so that a bench that is broken off has said what it knew. Nothing passes or fails here. */
export function print({ what, value, budget }: Figure): void {
  console.log(`${what.padEnd(66)} ${value}${budget ? `   [budget ${budget}]` : ""}`);
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

export function spread(values: readonly number[]): string {
  if (values.length === 0) return "nothing measured";
  const at = (share: number) => ms(percentile(values, share));
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  longest ${at(1)}  (${values.length})`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
