import fc from "fast-check";
import { wordsOf } from "@/lib/interchange/inline";
import { makePublication, type Publication, type PublicationBlock } from "@/lib/interchange/publication";
import type { PublicationSegment } from "@/lib/interchange/publication-segment";
import { sayIn } from "@/lib/messages/catalogue";
import { PARAGRAPH_KINDS } from "@/lib/segmentation/paragraph";

/** A row, approved unless the test says otherwise. */
export function row(
  position: number,
  target: string,
  more: Partial<PublicationSegment> = {},
): PublicationSegment {
  return {
    id: `row-${position}`,
    position,
    state: "reviewed",
    subState: null,
    omittedReason: null,
    source: [source("text")],
    target,
    ...more,
  };
}

export function source(
  kind: PublicationSegment["source"][number]["kind"],
  level: number | null = null,
  label: string | null = null,
): PublicationSegment["source"][number] {
  return { kind, level, label, lineEnds: 0, goesOn: false };
}

/** A line of verse with so many line ends behind it. */
export function verseLine(lineEnds: number): PublicationSegment["source"][number] {
  return { ...source("verse"), lineEnds };
}

export function publish(
  segments: readonly PublicationSegment[],
  more: Partial<Parameters<typeof makePublication>[0]> = {},
): Publication {
  return makePublication({
    title: "The title",
    translators: [],
    words: sayIn("en").message,
    date: null,
    settings: { include: "approved", noteOmitted: true, showTranslators: true },
    inline: "plain",
    segments,
    ...more,
  });
}

/** The words of a publication as they stand on paper, paragraph by paragraph. */
export function paragraphsOf(publication: Publication): string[] {
  const { title, byline, blocks, inline } = publication;
  return [
    wordsOf(title, inline),
    ...(byline === null ? [] : [byline]),
    ...blocks.map((block) => wordsIn(block, inline)),
  ];
}

function wordsIn(block: PublicationBlock, inline: Publication["inline"]): string {
  if (block.kind === "mark") return block.text;
  const words = wordsOf(block.text, inline);
  return block.speaker === null ? words : `${block.speaker}: ${words}`.trim();
}

/** Pieces that have broken one format or another: markup, addresses, rare characters, white space, controls. */
const pieces = fc.constantFrom(
  ..."a b Word 中 文 。 𠮷 👩‍👩‍👧 e\u0301 \u202E \u200F \u2028 \u0085 \ud800 \udc00 \u0000 \u0008 \uFFFE \u00A0 \u3000 \u200B \t * ** _ __ ~ ~~ ` ``` [ ] ( ) [a](b) ![x](y) < > <b> </b> <!-- --> <br> & &amp; &#65; &lt \\ | --- | === # ## - + 1. 1) : :: http://a.b/c_d_e* www.a_b.c/* x_y@z.com \" ' ] ]]> [^1] [a]: ~~~ $ { } ^ =".split(
    " ",
  ),
  " ",
  "  ",
  "\n",
  "\r\n",
  "\n\n",
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((all) => all.join("")),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.lorem({ maxCount: 20 }),
);

const segment: fc.Arbitrary<Omit<PublicationSegment, "position">> = fc.record({
  id: fc.constant("id"),
  state: fc.constantFrom("initial", "translated", "reviewed", "final"),
  subState: fc.constantFrom(null, null, null, "draft", "omitted"),
  omittedReason: fc.option(text),
  source: fc.array(
    fc.record({
      kind: fc.constantFrom(...PARAGRAPH_KINDS),
      level: fc.option(fc.integer({ min: 1, max: 6 })),
      label: fc.constantFrom(null, "Yubei Chen"),
      lineEnds: fc.nat({ max: 3 }),
      goesOn: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  target: fc.oneof(
    text,
    text.map((said) => `Yubei Chen: ${said}`),
  ),
});

/** Any publication that rows can make, in plain text. */
export const publications: fc.Arbitrary<Publication> = fc
  .record({
    title: text.map((title) => `T${title}`),
    translators: fc.array(text, { maxLength: 2 }),
    date: fc.option(text),
    include: fc.constantFrom("approved", "all"),
    noteOmitted: fc.boolean(),
    segments: fc.array(segment, { maxLength: 8 }),
  })
  .map(({ include, noteOmitted, segments, ...rest }) =>
    makePublication({
      ...rest,
      inline: "plain",
      words: sayIn("en").message,
      settings: { include, noteOmitted, showTranslators: true },
      segments: segments.map((one, index) => ({ ...one, position: index + 1 })),
    }),
  );
