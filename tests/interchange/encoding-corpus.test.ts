import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decode } from "@/lib/interchange/encoding";
import { declaredCharset } from "@/lib/interchange/html/declared-charset";

/** Chinese files in many encodings, each with the SHA-256 of the right UTF-8. Not part of the repository. */
const CORPUS = "../shared/corpora/encodings-zh";
const here = existsSync(`${CORPUS}/truth.json`);

interface Truth {
  readonly file: string;
  readonly must: string;
  readonly sha256_utf8?: string;
}

test.skipIf(!here)("decodes the corpus of encodings", () => {
  const truths: Truth[] = JSON.parse(readFileSync(`${CORPUS}/truth.json`, "utf8"));
  let right = 0;
  let asked = 0;
  const wrong: string[] = [];
  const toSee: string[] = [];
  for (const truth of truths) {
    if (!existsSync(`${CORPUS}/${truth.file}`)) continue;
    const bytes = readFileSync(`${CORPUS}/${truth.file}`);
    const result = decode(bytes, undefined, declaredCharset(bytes));
    const hash = result.ok ? createHash("sha256").update(result.text).digest("hex") : null;
    if (truth.must === "see note") {
      toSee.push(
        `${truth.file}: ${result.ok ? `${result.encoding}, ${result.problems.length} problems` : `${result.code}: ${result.code === "encoding-unclear" ? result.candidates.map((one) => one.encoding).join(", ") : ""}`}${hash === truth.sha256_utf8 ? ", exact" : ""}`,
      );
      continue;
    }
    asked += 1;
    if (hash === truth.sha256_utf8) right += 1;
    else wrong.push(`${truth.file}: ${result.ok ? result.encoding : result.code}`);
  }
  console.log(
    `encodings: ${right} of ${asked} files that must be exact are; with notes:\n  ${toSee.join("\n  ")}`,
  );
  expect(wrong).toEqual([]);
});
