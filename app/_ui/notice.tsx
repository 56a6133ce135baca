import type { ReactNode } from "react";
import { CheckIcon, InfoIcon, WarningIcon } from "./icons";

const KINDS = {
  info: { icon: <InfoIcon />, look: "border-line-strong" },
  done: { icon: <CheckIcon />, look: "border-reviewed" },
  problem: { icon: <WarningIcon />, look: "border-accent" },
} as const;

/** Something to know, in place. A problem is read out when it appears. */
export function Notice({
  kind = "info",
  title,
  children,
}: {
  readonly kind?: keyof typeof KINDS;
  readonly title?: string;
  readonly children?: ReactNode;
}) {
  const { icon, look } = KINDS[kind];
  return (
    <div
      role={kind === "problem" ? "alert" : kind === "done" ? "status" : undefined}
      className={`flex gap-2.5 rounded-md border bg-raised px-3.5 py-2.5 text-sm ${look}`}
    >
      <span
        className={`mt-0.5 ${kind === "problem" ? "text-accent" : kind === "done" ? "text-reviewed" : "text-soft"}`}
      >
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  );
}
