import type { ChineseItem } from "../items/items";
import type { MatchTable } from "../lexicon/match-table";
import { longer } from "../model/columns";

/** All English types that one Chinese item's terms may answer to, as a linked list per type. */
export class Answers {
  /** The next answer of the same English type, or -1. */
  next = new Int32Array(1024);
  unit = new Int32Array(1024);
  strength = new Float32Array(1024);
  chance = new Float32Array(1024);
  place = new Float32Array(1024);
  ground = new Uint8Array(1024);
  private type = new Int32Array(1024);
  private count = 0;
  private readonly head: Int32Array;

  constructor(private readonly table: MatchTable) {
    this.head = new Int32Array(table.word.reduce((max, type) => Math.max(max, type), 0) + 1).fill(-1);
  }

  /** The first answer of an English type, or -1. */
  first(type: number): number {
    return type < this.head.length ? this.head[type]! : -1;
  }

  /** Takes an item in place of the one before. Of two terms that say the same word of one unit the stronger one counts. */
  read(item: ChineseItem): void {
    this.forget();
    const { table, head } = this;
    for (let t = 0; t < item.termType.length; t++) {
      // A part of a unit speaks for less than the whole; a term longer than its unit speaks for all of it.
      const share = Math.sqrt(item.termShare[t]!);
      const own = item.termUnit[t]!;
      for (let k = table.at[item.termType[t]!]!; k < table.at[item.termType[t]! + 1]!; k++) {
        const word = table.word[k]!;
        const value = Math.fround(table.strength[k]! * share);
        const likely = Math.fround(table.chance[k]! * share);
        // Terms stand in the order of their units, so that one of the same unit is the last that was added.
        const same = head[word]!;
        if (same >= 0 && this.unit[same] === own) {
          if (this.chance[same]! < likely) this.chance[same] = likely;
          if (this.strength[same]! < value) {
            this.strength[same] = value;
            this.place[same] = item.termAt[t]!;
            this.ground[same] = table.ground[k]!;
          }
          continue;
        }
        const at = this.count++;
        if (at === this.next.length) this.grow();
        this.next[at] = same;
        head[word] = at;
        this.type[at] = word;
        this.unit[at] = own;
        this.strength[at] = value;
        this.chance[at] = likely;
        this.place[at] = item.termAt[t]!;
        this.ground[at] = table.ground[k]!;
      }
    }
  }

  private forget(): void {
    for (let at = 0; at < this.count; at++) this.head[this.type[at]!] = -1;
    this.count = 0;
  }

  private grow(): void {
    const size = this.next.length * 2;
    this.next = longer(this.next, new Int32Array(size));
    this.unit = longer(this.unit, new Int32Array(size));
    this.type = longer(this.type, new Int32Array(size));
    this.strength = longer(this.strength, new Float32Array(size));
    this.chance = longer(this.chance, new Float32Array(size));
    this.place = longer(this.place, new Float32Array(size));
    this.ground = longer(this.ground, new Uint8Array(size));
  }
}
