import type { Say } from "@/lib/messages/say";

export function sizeOf(say: Say, bytes: number): string {
  const isSmall = bytes < 1024 * 1024;
  const size = say.number(isSmall ? bytes / 1024 : bytes / 1024 / 1024, { maximumFractionDigits: 1 });
  return `${size} ${isSmall ? "kB" : "MB"}`;
}
