import type { FilterName } from "@/lib/workbench/state/filters";
import type { Bench } from "../../bench";
import { rowsWithFindings } from "./found";

/** Chooses a filter; which rows have findings is known here and not in the rows. */
export function filterBy(bench: Bench, filter: FilterName): void {
  if (filter !== "findings") {
    bench.dispatch({ type: "filter", filter });
    return;
  }
  const choose = () => bench.dispatch({ type: "filter", filter, among: rowsWithFindings(bench.found.get()) });
  const whenListed = () => {
    if (!bench.found.get().isListed) return;
    end();
    choose();
  };
  const end = bench.found.subscribe(whenListed);
  whenListed();
}
