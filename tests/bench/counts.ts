/** The sizes of a document of 20,000 rows, and how long others wait meanwhile. */
import type { Counts } from "../../lib/wire/counts";
import type { Book } from "./book";
import { ms, print } from "./figures";
import type { Instance } from "./instance";
import { waitsMeanwhile } from "./meanwhile";

export async function measureCounts({ owner }: Instance, { documentId }: Book): Promise<void> {
  for (const time of ["first", "second", "third"]) {
    const { result, took, waits } = await waitsMeanwhile(owner, documentId, () =>
      owner.call<Counts>("GET", `/documents/${documentId}/counts`),
    );
    print({
      what: `counts of ${result.total.rows} rows, ${result.total.source.wordCount} 字, ${time} time`,
      value: ms(took),
    });
    print({ what: "  other requests meanwhile", value: waits, budget: "none over 100 ms" });
  }
}
