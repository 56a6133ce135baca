/** A Chinese text of 1,000,000 characters, in; and how long others wait meanwhile. */
import type { DocumentMade } from "../../lib/wire/documents";
import { type Book, finished, makeProject } from "./book";
import { ms, print } from "./figures";
import type { Instance } from "./instance";
import { waitsMeanwhile } from "./meanwhile";
import { makeChinese } from "./text";

const CHARACTERS = 1_000_000;

export async function measureImport({ owner }: Instance, other: Book): Promise<void> {
  const projectId = await makeProject(owner, "Long books");
  for (const seed of [2, 3, 4]) {
    const text = makeChinese(CHARACTERS, seed);
    const { result, took, waits } = await waitsMeanwhile(owner, other.documentId, async () =>
      finished<DocumentMade>(
        owner,
        await owner.call("POST", `/projects/${projectId}/documents`, { title: `Long book ${seed}`, text }),
      ),
    );
    print({
      what: `import ${text.length} characters (${result.segments} rows)`,
      value: ms(took),
      budget: "5 s",
    });
    print({ what: "  other requests meanwhile", value: waits, budget: "none over 100 ms" });
  }
}
