/** What a name is of. */
export const NAME_KINDS = ["person", "place", "organisation", "work"] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** Endings of newspapers, journals and books, which Chinese also writes without 《》. */
export const WORK_ENDING = /(?:日报|晚报|早报|时报|周刊|月刊|杂志|邮报)$/;
