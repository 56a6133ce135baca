import {
  type BilingualIssue,
  type BilingualSegment,
  type BilingualUnit,
  type Code,
  type Piece,
  wordsIn,
} from "../bilingual/bilingual";
import { attributes } from "../xml/write-text";

/**
 * Errors that reviewers marked, as localization quality issues of ITS 2.0 in XLIFF 2.1 (its ITS module, 5.9.10.2): each is an annotation around its
 * words, which refers to what stands beside the segments of its unit.
 *
 * XLF-ITS-1  An issue whose words are not at their place in what is written (a mark that is written as a code) is around the only place that
 *            has them, or around the whole text.
 * XLF-ITS-2  A reader of ours leaves these annotations out: they are no codes that a translation has to keep.
 */
const OURS = "duizhao-lq";

export function isOwnIssue(id: string | undefined): boolean {
  return id?.startsWith(OURS) ?? false;
}

/** The unit with an annotation for each of its issues, and what they refer to. */
export function withIssues(unit: BilingualUnit): { readonly unit: BilingualUnit; readonly standoff: string } {
  const at = unit.segments.findIndex(({ isBetween }) => !isBetween);
  const segment = unit.segments[at];
  const issues = unit.issues ?? [];
  if (!segment || issues.length === 0) return { unit, standoff: "" };
  const codes = [...unit.codes];
  let annotated: BilingualSegment = segment;
  const placed: BilingualIssue[] = [];
  for (const issue of issues) {
    const pieces = annotated[issue.side];
    if (pieces === null || pieces.length === 0) continue;
    placed.push(issue);
    const number = codes.length + 1;
    codes.push(annotation(number, placed.length));
    annotated = { ...annotated, [issue.side]: around(pieces, issue, number) };
  }
  const standoff = placed.map(
    ({ type, severity, comment }, index) =>
      `   <its:locQualityIssues${attributes({ "xml:id": `${OURS}i${index + 1}` })}><its:locQualityIssue${attributes(
        {
          locQualityIssueType: type,
          locQualityIssueComment: comment,
          locQualityIssueSeverity: String(severity),
        },
      )}/></its:locQualityIssues>\n`,
  );
  const segments = unit.segments.map((one, index) => (index === at ? annotated : one));
  return { unit: { ...unit, codes, segments }, standoff: standoff.join("") };
}

function annotation(number: number, index: number): Code {
  return {
    number,
    id: `${OURS}${index}`,
    kind: "annotation",
    half: null,
    type: "its:generic",
    subType: null,
    start: null,
    end: null,
    shown: null,
    more: { "its:locQualityIssuesRef": `#its=${OURS}i${index}` },
    xml: { open: "", close: "" },
  };
}

function around(
  pieces: readonly Piece[],
  { start, end, words }: BilingualIssue,
  code: number,
): readonly Piece[] {
  const text = wordsIn(pieces);
  const first = text.indexOf(words);
  const from = text.slice(start, end) === words ? start : first === text.lastIndexOf(words) ? first : -1;
  const span =
    from === -1 || words === "" ? { start: 0, end: text.length } : { start: from, end: from + words.length };
  const open = { code, part: "open" } as const;
  const close = { code, part: "close" } as const;
  const made: Piece[] = [];
  let at = 0;
  let stage: "before" | "inside" | "after" = "before";
  for (const piece of pieces) {
    if (typeof piece !== "string") {
      made.push(piece);
      continue;
    }
    let rest = piece;
    if (stage === "before" && span.start < at + rest.length) {
      made.push(...[rest.slice(0, span.start - at)].filter((one) => one !== ""), open);
      rest = rest.slice(span.start - at);
      at = span.start;
      stage = "inside";
    }
    if (stage === "inside" && span.end <= at + rest.length) {
      made.push(rest.slice(0, span.end - at), close);
      rest = rest.slice(span.end - at);
      at = span.end;
      stage = "after";
    }
    if (rest !== "") made.push(rest);
    at += rest.length;
  }
  // Text without a letter has nothing to be around.
  return stage === "after" ? made : pieces;
}
