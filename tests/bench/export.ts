/** The document of 20,000 rows, out in every format, with everything in it; and how long others wait meanwhile. */
import { EXPORT_FORMATS } from "../../lib/wire/documents";
import type { Book } from "./book";
import { kilobytes, ms, print } from "./figures";
import type { Instance } from "./instance";
import { waitsMeanwhile } from "./meanwhile";

export async function measureExport({ owner }: Instance, book: Book): Promise<void> {
  for (const format of EXPORT_FORMATS) {
    const address = `${owner.url}/api/v1/documents/${book.documentId}/export?format=${format}&include=all`;
    const { result, took, waits } = await waitsMeanwhile(owner, book.documentId, async () => {
      const response = await fetch(address, { headers: owner.headers });
      if (!response.ok) throw new Error(`export as ${format} answered ${response.status}`);
      return (await response.arrayBuffer()).byteLength;
    });
    print({
      what: `export ${book.segments} rows as ${format}`,
      value: `${ms(took)}, ${kilobytes(result)}`,
      budget: "5 s",
    });
    print({ what: "  other requests meanwhile", value: waits });
  }
}
