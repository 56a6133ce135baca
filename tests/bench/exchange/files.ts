import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { BilingualFile } from "@/lib/interchange/bilingual/bilingual";
import { readBilingual } from "@/lib/interchange/bilingual/read-bilingual";

export interface Sample {
  readonly name: string;
  readonly file: BilingualFile;
}

/** Every bilingual file below the folders, and what was not read, with the reason. */
export async function samplesBelow(
  folders: readonly string[],
): Promise<{ readonly samples: readonly Sample[]; readonly refused: readonly string[] }> {
  const samples: Sample[] = [];
  const refused: string[] = [];
  for (const folder of folders) {
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) =>
          entry.isFile() && /\.(?:xlf|xliff|sdlxliff|mqxliff|mxliff|tmx|xlsx|csv|tsv)$/i.test(entry.name),
      )
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    for (const path of paths) {
      const read = await readBilingual(new Uint8Array(readFileSync(path)), basename(path));
      // As if they were from Chinese into English: what is written here is.
      if (read?.ok)
        samples.push({
          name: path.slice(folder.length + 1),
          file: { ...read.file, sourceLanguage: "zh-CN", targetLanguage: "en-US" },
        });
      else
        refused.push(`${path.slice(folder.length + 1)}: ${read ? read.refusal.code : "no bilingual file"}`);
    }
  }
  return { samples, refused };
}
