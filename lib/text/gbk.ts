/**
 * Text into the bytes of GBK. Platforms decode GBK and do not encode it, so the table is made from the decoder once: all
 * two-byte codes, decoded together.
 */

let table: ReadonlyMap<string, number> | null = null;

/** The bytes, or null where a character has none in GBK. */
export function encodeGbk(text: string): Uint8Array | null {
  table ??= makeTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code =
      character.length === 1 && character < "\u0080" ? character.charCodeAt(0) : table.get(character);
    if (code === undefined) return null;
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}

function makeTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder("gbk");
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== "\uFFFD" && !found.has(character))
        found.set(character, (lead << 8) | trail);
    }
  }
  return found;
}
