/** The name as a seal: two columns side by side, which is what 对照 means. */
export function Seal() {
  return (
    <svg viewBox="0 0 32 32" className="size-6 shrink-0" aria-hidden>
      <rect width="32" height="32" rx="5" className="fill-seal" />
      <path
        d="M7 9h7M7 16h7M7 23h5M18 9h7M18 16h7M18 23h5"
        stroke="#fffefb"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
