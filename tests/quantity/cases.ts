/** A quantity as a test table writes it: `text=kind:value unit`, `low..high` where no one value is named, `~` where it is vague. */
import type { Quantity } from "../../lib/quantity/quantity";

export function shown(text: string, quantities: readonly Quantity[]): string {
  return quantities
    .map(({ start, end, kind, value, low, high, unit, exact }) => {
      const room = `${low ?? ""}..${high ?? ""}`;
      const said = value === null ? room : exact || kind === "decade" ? `${value}` : `${value}~${room}`;
      return `${text.slice(start, end)}=${kind}:${said}${unit === null ? "" : ` ${unit}`}`;
    })
    .join("; ");
}
