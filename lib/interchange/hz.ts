/**
 * HZ (RFC 1843, 1995): GB 2312 in seven bits, for the mail of its time. `~{` leads into Chinese, where each character is two
 * bytes, GB 2312 without the high bits; `~}` leads out. `~~` is a tilde, and a tilde at a line's end is nothing. No browser
 * reads it any more, so it is read here. A line end ends Chinese, too, as the RFC says of every line.
 */
export function decodeHz(bytes: Uint8Array): string {
  const pieces: string[] = [];
  const gb = new TextDecoder("gb18030");
  let chinese: number[] | null = null;
  let plain: number[] = [];
  const flush = () => {
    if (plain.length > 0) pieces.push(new TextDecoder().decode(new Uint8Array(plain)));
    if (chinese !== null && chinese.length > 0) pieces.push(gb.decode(new Uint8Array(chinese)));
    plain = [];
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1];
    if (byte === 0x7e && chinese === null && (next === 0x7b || next === 0x7e || next === 0x0a)) {
      if (next === 0x7e) plain.push(0x7e);
      if (next === 0x7b) {
        flush();
        chinese = [];
      }
      at += 2;
      continue;
    }
    if (chinese !== null && ((byte === 0x7e && next === 0x7d) || byte === 0x0a || byte === 0x0d)) {
      flush();
      chinese = null;
      if (byte === 0x7e) at += 2;
      continue;
    }
    if (chinese === null) plain.push(byte);
    else chinese.push(byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte);
    at += 1;
  }
  flush();
  return pieces.join("");
}

/** Hidden Chinese that decodes whole: two runs are no accident, and one is none if it is long. */
export function isHz(text: string): boolean {
  let runs = 0;
  let characters = 0;
  for (const after of text.split("~{").slice(1)) {
    // Whoever writes HZ leads out again before the line ends; `~{` in plain English does not.
    const line = /^[^\r\n]*/.exec(after)?.[0] ?? "";
    if (!line.includes("~}")) return false;
    const run = line.slice(0, LOOKED_AT).split("~}")[0] ?? "";
    const bytes = new Uint8Array([...run].map((character) => character.charCodeAt(0) | 0x80));
    const isWhole = run !== "" && run.length % 2 === 0 && /^[!-~]+$/.test(run);
    if (!isWhole || new TextDecoder("gb18030").decode(bytes).includes("\uFFFD")) return false;
    runs += 1;
    characters += bytes.length / 2;
  }
  return runs >= 2 || characters >= 8;
}

/** UTF-16 units of a run. An even number, so that a longer run is not cut in the middle of a character. */
const LOOKED_AT = 2_000;
