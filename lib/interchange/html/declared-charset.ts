/**
 * The encoding that a page or an XML file states of itself, in its first 4 KB, where ASCII can be read whatever the
 * encoding is. What it says is verified by `decode`; pages lie.
 */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4_096));
  const meta = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head);
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,20})/i.exec(head);
  return meta?.[1] ?? xml?.[1];
}
