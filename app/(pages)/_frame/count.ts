const WHOLE = new Intl.NumberFormat("en");

/** "1 row", "158 rows", "1,024 rows". English words that take an s. */
export function count(number: number, noun: string): string {
  return `${WHOLE.format(number)} ${noun}${number === 1 ? "" : "s"}`;
}
