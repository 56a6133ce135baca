import { Icon } from "@/app/_ui/icons";

/** Pictures of the panel's tabs, on the 16-unit square of `_ui/icons.tsx`. */

/** Two sheets, one over the other: what was translated before. */
export const MatchesIcon = () => (
  <Icon>
    <path d="M5.5 2.5h8v8h-8z" />
    <path d="M10.5 10.5v3h-8v-8h3" />
  </Icon>
);
/** An open book of words. */
export const TermsIcon = () => (
  <Icon>
    <path d="M3.5 2.5h9v11h-8a1 1 0 0 1-1-1zM3.5 11.5a1 1 0 0 1 1-1h8M6 5h4M6 7.5h2.5" />
  </Icon>
);
/** Somebody's head and shoulders. */
export const NamesIcon = () => (
  <Icon>
    <circle cx="8" cy="5.25" r="2.75" />
    <path d="M2.75 13.5c.5-3 2.5-4.5 5.25-4.5s4.75 1.5 5.25 4.5" />
  </Icon>
);
export const CommentsIcon = () => (
  <Icon>
    <path d="M2 3h12v8H8l-3 2.75V11H2z" />
  </Icon>
);
/** A clock. */
export const HistoryIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 4.75V8l2.25 1.5" />
  </Icon>
);
/** A pencil. */
export const SuggestionsIcon = () => (
  <Icon>
    <path d="m2.5 13.5.75-3L10.5 3.25 12.75 5.5 5.5 12.75zM9 4.75 11.25 7" />
  </Icon>
);
/** A sheet with a tick. */
export const ReviewIcon = () => (
  <Icon>
    <path d="M13 7v6.5H3v-11h6.5" />
    <path d="m6 7.5 2 2 5.5-6" />
  </Icon>
);
/** Two columns whose lines are joined. */
export const AlignmentIcon = () => (
  <Icon>
    <path d="M2 3.5h3M2 8h3M2 12.5h3M11 3.5h3M11 8h3M11 12.5h3M5 3.5l6 4.5M5 12.5h6" />
  </Icon>
);
/** A line of the original struck through, and one above it. */
export const SourceIcon = () => (
  <Icon>
    <path d="M2.5 10h11M4 6.5h8M4 13.5h8M6.5 4.5 8 2l1.5 2.5" />
  </Icon>
);
/** A shield with a tick. */
export const FindingsIcon = () => (
  <Icon>
    <path d="M8 1.75 13.25 4v4c0 3-2.1 5.2-5.25 6.25C4.85 13.2 2.75 11 2.75 8V4z" />
    <path d="m5.75 8 1.75 1.75 3-3.25" />
  </Icon>
);
/** Lines of a text, one of them open. */
export const CoverageIcon = () => (
  <Icon>
    <path d="M2.5 3.5h11M2.5 6.5h11M2.5 12.5h11M2.5 9.5h2.5M11 9.5h2.5" />
  </Icon>
);
/** A ruler with a mark on it. */
export const ScoreIcon = () => (
  <Icon>
    <path d="M2 5.5h12v5H2zM4.5 5.5v2M7 5.5v3M9.5 5.5v2M12 5.5v3" />
  </Icon>
);
