import { send } from "@/app/_api/front-door";
import type { ViewCell } from "./view";

const SMALLEST = 80;
const LARGEST = 200;

/** Both columns, by so many per cent; kept for the person. Where it cannot be sent, it holds for this page. */
export function changeTextSize(view: ViewCell, by: number): void {
  const within = (size: number) => Math.min(LARGEST, Math.max(SMALLEST, size + by));
  const { source, target } = view.get().textSize;
  const textSize = { source: within(source), target: within(target) };
  view.set((now) => ({ ...now, textSize }));
  send({ method: "PATCH", path: "/api/v1/me", body: { textSize } }).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error; // the network is down
  });
}
