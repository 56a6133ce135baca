import type { Severity } from "@/lib/check/check";

/** Told by shape as well as by colour: a dot, a triangle, a filled square on its corner. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden className="finding-icon" data-severity={severity}>
      {severity === "hint" && <circle cx="6" cy="6" r="1.75" fill="currentColor" />}
      {severity === "warning" && (
        <path
          d="M6 1.75 11 10.5H1Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.25"
          strokeLinejoin="round"
        />
      )}
      {severity === "stop" && <path d="M6 .75 11.25 6 6 11.25.75 6Z" fill="currentColor" />}
    </svg>
  );
}
