/**
 * Edit distance (insertions, deletions, replacements) between one text and many others.
 *
 * G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", J. ACM 46 (1999), in
 * the form for the distance of whole texts and for patterns longer than a machine word of H. Hyyrö (2003): a column of the
 * table is held as its differences, 32 rows to a number.
 */
export class Pattern {
  readonly #length: number;
  readonly #blocks: number;
  readonly #rows = new Map<number, Int32Array>();
  readonly #none: Int32Array;
  readonly #up: Int32Array;
  readonly #down: Int32Array;

  constructor(letters: Uint32Array) {
    this.#length = letters.length;
    this.#blocks = Math.max(1, Math.ceil(letters.length / 32));
    this.#none = new Int32Array(this.#blocks);
    this.#up = new Int32Array(this.#blocks);
    this.#down = new Int32Array(this.#blocks);
    for (let at = 0; at < letters.length; at += 1) {
      let rows = this.#rows.get(letters[at]!);
      if (!rows) {
        rows = new Int32Array(this.#blocks);
        this.#rows.set(letters[at]!, rows);
      }
      rows[at >> 5]! |= 1 << (at & 31);
    }
  }

  /** The distance, or `most + 1` where it is larger than `most`. */
  distanceTo(other: Uint32Array, most = Number.MAX_SAFE_INTEGER): number {
    const length = this.#length;
    if (Math.abs(length - other.length) > most) return most + 1;
    if (length === 0) return other.length;
    const blocks = this.#blocks;
    const up = this.#up.fill(-1);
    const down = this.#down.fill(0);
    const lastBit = 1 << ((length - 1) & 31);
    let distance = length;
    for (let at = 0; at < other.length; at += 1) {
      const rows = this.#rows.get(other[at]!) ?? this.#none;
      let carry = 1;
      for (let block = 0; block < blocks; block += 1) {
        const high = block === blocks - 1 ? lastBit : 0x8000_0000 | 0;
        const pv = up[block]!;
        const mv = down[block]!;
        let equal = rows[block]!;
        const vertical = equal | mv;
        if (carry < 0) equal |= 1;
        const horizontal = (((equal & pv) + pv) ^ pv) | equal;
        let plus = mv | ~(horizontal | pv);
        let minus = pv & horizontal;
        const out = (plus & high) !== 0 ? 1 : (minus & high) !== 0 ? -1 : 0;
        plus <<= 1;
        minus <<= 1;
        if (carry < 0) minus |= 1;
        else if (carry > 0) plus |= 1;
        up[block] = minus | ~(vertical | plus);
        down[block] = plus & vertical;
        carry = out;
      }
      distance += carry;
      // Each letter still to come takes at most one away.
      if (distance - (other.length - at - 1) > most) return most + 1;
    }
    return distance;
  }
}
