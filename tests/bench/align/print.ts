/** How the bench prints: columns that stand under each other, figures with three digits. */

/** A table: the head first; numbers to the right. */
export function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell.toFixed(3) : cell)));
  const widths = texts.reduce<number[]>(
    (all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)),
    [],
  );
  for (const row of texts) {
    const cells = row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)));
    console.log(`  ${cells.join("  ")}`.trimEnd());
  }
}

export function printHead(title: string, note?: string): void {
  console.log(`\n${title}`);
  if (note) console.log(`  ${note}`);
}

export const share = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;

/** Said once for every part that measures MAC-Dev. */
export const TRAINED =
  "MAC-Dev is what the weights were trained on: an honest figure is what train.ts --leave prints.";
