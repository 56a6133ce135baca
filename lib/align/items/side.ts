/** What is known of the words of one text by itself: how rare each is, and how often it stands in the running text. */

/** How much a type says, 0.05 to 1: the logarithm of how few items have it. */
function rarity(items: readonly Int32Array[], typeCount: number): Float32Array {
  const seen = new Int32Array(typeCount);
  const last = new Int32Array(typeCount).fill(-1);
  items.forEach((types, item) => {
    for (const type of types) {
      if (last[type] === item) continue;
      last[type] = item;
      seen[type] = seen[type]! + 1;
    }
  });
  const all = Math.log(items.length + 2);
  return Float32Array.from(seen, (count) => Math.max(0.05, Math.log((items.length + 2) / (count + 1)) / all));
}

/** How often a type stands in the running text, as a share; short texts lean on what is usual elsewhere. */
function frequency(items: readonly Int32Array[], typeCount: number): Float32Array {
  const count = new Float64Array(typeCount);
  let all = 0;
  for (const types of items) {
    all += types.length;
    for (const type of types) count[type]!++;
  }
  return Float32Array.from(count, (own) => (own + 0.25) / (all + 1000));
}

/** How much an explained word gains over one met by chance: the logarithm of how much likelier it has become. */
export const gainOf = (chance: number, among: number, frequency: number): number =>
  chance === 0 ? 0 : Math.log(1 + (0.5 * chance) / (among * frequency));

/** What is known of each item's words apart from the pairs: its units or words, with what each is worth. */
export interface Side {
  readonly weight: readonly Float32Array[];
  readonly total: Float64Array;
  readonly frequency: readonly Float32Array[];
}

export function weighSide(types: readonly Int32Array[], typeCount: number): Side {
  const rare = rarity(types, typeCount);
  const often = frequency(types, typeCount);
  const weight = types.map((own) => lookUp(own, rare));
  return {
    weight,
    total: Float64Array.from(weight, (own) => own.reduce((sum, w) => sum + w, 0)),
    frequency: types.map((own) => lookUp(own, often)),
  };
}

/** A loop: Float32Array.from with a function takes ten times as long. */
function lookUp(types: Int32Array, values: Float32Array): Float32Array {
  const found = new Float32Array(types.length);
  for (let at = 0; at < types.length; at++) found[at] = values[types[at]!]!;
  return found;
}
