/** The bands of an analysis: how much of a text was translated before. */
export type Band = "repetition" | "102" | "101" | "100" | "95" | "85" | "75" | "50" | "new";

/** The band of a best match's score; null where nothing was found. A context that a penalty has lowered is what it is then. */
export function bandOf(score: number | null): Band {
  if (score === null || score < 50) return "new";
  if (score >= 102) return "102";
  if (score >= 101) return "101";
  if (score >= 100) return "100";
  if (score >= 95) return "95";
  if (score >= 85) return "85";
  if (score >= 75) return "75";
  return "50";
}
