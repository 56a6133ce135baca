/** Strict F1 of others by the same scorer, as measured on their own outputs when this bench was planned. */
export const PEERS = [
  ["", "needs", "MAC-Dev", "MAC-Test", "essays", "speeches", "magazine", "Bible"],
  ["Gale–Church, as published", "lengths", "0.440", "0.445", "0.961", "0.597", "0.912", "0.567"],
  ["Gale–Church, fitted", "lengths", "0.596", "0.558", "0.956", "0.824", "0.911", "–"],
  ["hunalign", "dictionary", "–", "0.627", "–", "–", "–", "0.818"],
  ["Bleualign", "machine translation", "–", "0.680", "–", "–", "–", "–"],
  ["Vecalign", "neural embeddings", "–", "0.886", "–", "–", "–", "0.957"],
  ["Bertalign", "neural embeddings", "0.911", "0.915", "0.984", "0.963", "0.975", "0.974"],
  ["one annotator against the other", "two people", "0.986", "0.993", "–", "–", "–", "–"],
] as const;
