/** Where to go after the sign-in: an address of ours, never another site's. `//x` and `/\x` would leave. */
export function inside(next: string | string[] | undefined): string {
  return typeof next === "string" && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : "/projects";
}
