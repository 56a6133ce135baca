import { describe, expect, test } from "vitest";
import { TERMS_PROBLEMS } from "@/lib/interchange/terms/terms-read";
import type { TmxProblemCode } from "@/lib/interchange/tmx/tmx";
import { sayIn } from "@/lib/messages/catalogue";

/** Every code; one that is added is missing here by its type. */
const TMX: Readonly<Record<TmxProblemCode, true>> = {
  "tmx-not-tmx": true,
  "tmx-entities": true,
  "tmx-not-well-formed": true,
  "tmx-unclosed": true,
  "tmx-no-language": true,
  "tmx-no-text": true,
  "tmx-no-pair": true,
  "tmx-too-long": true,
  "tmx-too-deep": true,
  "tmx-too-many-units": true,
};

describe.each(["en", "zh-Hans"] as const)("in %s, what an import at the terminal refuses", (language) => {
  const say = sayIn(language);

  test("a unit of a TMX is refused for a reason of its own, in words", () => {
    const said = Object.keys(TMX).map((code) =>
      say("cli.memory.refused", { path: "a.tmx", line: "3", unit: "2", why: code.replaceAll("-", "_") }),
    );
    expect(new Set(said).size).toBe(said.length);
    for (const words of said) expect(words).not.toMatch(/tmx[-_]/);
  });

  test("so is an entry of a file of terms", () => {
    const said = TERMS_PROBLEMS.map((code) =>
      say("cli.terms.refused", { path: "a.csv", place: "3", why: code.replaceAll("-", "_") }),
    );
    expect(new Set(said).size).toBe(said.length);
    for (const words of said) expect(words).not.toContain("_");
  });
});
