import "server-only";

/**
 * Where a request comes from. `lib/cli/serve.mjs` puts one address there, whatever the client claims: rule CLI-SERVE-2.
 *
 * Counted together is what one household or server has: an IPv4 address, or the first half of an IPv6 address, of
 * which anybody is given whole networks.
 */
export function addressOf(headers: Headers): string {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  return address.includes(":") ? `${network(address)}::/64` : address || "unknown";
}

/** The first four groups: of `2001:db8::1` they are 2001:db8:0:0. */
function network(address: string): string {
  const [head = "", tail] = address.split("%", 1)[0]!.toLowerCase().split("::");
  const groups = (text: string) => text.split(":").filter(Boolean);
  const behind = tail === undefined ? [] : groups(tail);
  const missing = Math.max(0, 8 - groups(head).length - behind.length);
  const all = [...groups(head), ...Array<string>(tail === undefined ? 0 : missing).fill("0"), ...behind];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
