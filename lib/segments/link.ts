/**
 * A row's link: that its Chinese and its English answer each other, how sure the aligner was of it, and who has
 * decided it. A row that is decided is a fixed point: aligning again works around it.
 *
 * SGM-LINK-1  Fixed is a row that somebody accepted, put together (split, merged, moved into or out of, added), typed in,
 *     confirmed or left out. All others are free: Untranslated and Aligned rows that nobody has decided.
 * SGM-LINK-2  Who decided first stays named, until the row is released or somebody puts it together anew.
 * SGM-LINK-3  What the aligner said is kept as long as the row holds what it spoke of: a row that a person put together has no
 *     confidence, and neither has one whose Chinese was changed or whose English was taken away.
 * SGM-LINK-4  Taking all English away from a row that was not confirmed releases it: there is nothing left that was decided.
 */
import { type Refusal, refuse } from "./refusal";
import { isBlank, isOmitted, type Standing } from "./transitions";

export interface Link {
  /** 0 to 1; null where no aligner speaks for the row. */
  readonly confidence: number | null;
  readonly isCrossed: boolean;
  readonly linkedById: string | null;
}

export const NO_LINK: Link = { confidence: null, isCrossed: false, linkedById: null };

/** What was done to a row, as far as its link goes. */
export type Deed =
  /** Somebody put it together. */
  | "made"
  /** Somebody let it stand as it is: accepted it, confirmed it, left it out. */
  | "decided"
  /** It is free again. */
  | "released"
  /** Its Chinese is another, by setting a paragraph aside or bringing one back. */
  | "other-source"
  /** Nothing that says anything about it. */
  | "untouched";

/** SGM-LINK-2 and SGM-LINK-3. `userId` is who did it. */
export function linkAfter(link: Link, deed: Deed, userId: string): Link {
  switch (deed) {
    case "made":
      return { ...NO_LINK, linkedById: userId };
    case "decided":
      return { ...link, linkedById: link.linkedById ?? userId };
    case "released":
      return { ...link, linkedById: null };
    case "other-source":
      return { ...link, confidence: null, isCrossed: false };
    case "untouched":
      return link;
  }
}

/** SGM-LINK-3 and SGM-LINK-4, for a text that differs from the one before. `standing` is how the row stands with it. */
export function linkAfterText(
  link: Link,
  { state }: Pick<Standing, "state">,
  text: string,
  userId: string,
): Link {
  if (!isBlank(text)) return linkAfter(link, "decided", userId);
  return state === "initial" ? NO_LINK : { ...link, confidence: null, isCrossed: false };
}

/** SGM-LINK-1. */
export function isFixed(
  standing: Pick<Standing, "state" | "subState">,
  { linkedById }: Pick<Link, "linkedById">,
): boolean {
  return linkedById !== null || isHeldByItsState(standing);
}

/** Its state alone holds it, whoever accepted it: somebody typed in it, confirmed it or left it out. */
export function isHeldByItsState({ state, subState }: Pick<Standing, "state" | "subState">): boolean {
  return state !== "initial" || subState === "draft";
}

/** What an omission taken back leaves of a link: nothing was decided but to leave the row out. */
export function deedOfOmission(after: Standing): Deed {
  if (isOmitted(after)) return "decided";
  return isHeldByItsState(after) ? "untouched" : "released";
}

/** What is asked of a row that somebody accepts or releases. */
interface Pairing {
  readonly standing: Standing;
  readonly link: Link;
  /** How many paragraphs of Chinese it has. */
  readonly paragraphs: number;
  readonly text: string;
}

/** Null where the row may be accepted. One without Chinese says: added on purpose by the translator. */
export function whyNotAccepted({ standing, link, paragraphs, text }: Pairing): Refusal | null {
  if (isOmitted(standing)) {
    return refuse("state", { code: "segments.accept.omitted" });
  }
  if (link.linkedById !== null) {
    return refuse("state", { code: "segments.accept.decided" });
  }
  if (!isBlank(text)) return null;
  return refuse(
    "no-english",
    paragraphs > 0 ? { code: "segments.accept.no-english" } : { code: "segments.accept.empty" },
  );
}

/** Null where the row may be released: it is free then, to be aligned with the others. */
export function whyNotReleased({ standing, link }: Pick<Pairing, "standing" | "link">): Refusal | null {
  if (isHeldByItsState(standing)) {
    return refuse(
      "state",
      isOmitted(standing) ? { code: "segments.release.omitted" } : { code: "segments.release.held" },
    );
  }
  return link.linkedById === null ? refuse("state", { code: "segments.release.not-accepted" }) : null;
}
