import type { Say } from "@/lib/messages/say";

/** A dimension alone is its `any`. A name of another version's stands for itself. */
export function categoryName(say: Say, category: string): string {
  const key = category.includes("/") ? category.replace("/", ".") : `${category}.any`;
  return say.code(`score.category.${key}`, {}) ?? category;
}
