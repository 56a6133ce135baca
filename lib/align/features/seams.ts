/** How probable it is that both texts are parted at a node between sentences. */
export interface Seams {
  /** 0 to 1. */
  at(i: number, j: number): number;
}
