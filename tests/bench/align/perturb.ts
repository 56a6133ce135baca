/**
 * Rough drafts: what people bring is seldom the whole translation in order. Each of these makes a text with its gold
 * from a clean one; the same seed gives the same text. None of them is used in training.
 *
 * A draft is a list of English items, each of which knows the gold beads that it belongs to. Taking items out, putting
 * them in, joining and moving them leaves the gold as it must be: beads that share an item are one.
 */
import type { GoldBead, GoldText } from "./data";
import { type Chance, chance } from "./rough";

interface Draft {
  readonly source: readonly string[];
  /** Per gold bead, its Chinese items. */
  readonly beads: readonly (readonly number[])[];
  readonly items: readonly DraftItem[];
}

interface DraftItem {
  readonly text: string;
  readonly beads: readonly number[];
  readonly isMoved?: boolean;
}

export interface RoughText extends GoldText {
  /** Gold beads of the blocks that changed places. */
  readonly moved: readonly GoldBead[];
}

export interface Perturbation {
  readonly name: string;
  make(text: GoldText, other: GoldText, seed: number): RoughText;
}

export const PERTURBATIONS: readonly Perturbation[] = [
  of("a tenth of the English deleted", (draft, _, next) => deleted(draft, 0.1, next)),
  of("a twentieth foreign inserted", (draft, other, next) => inserted(draft, other, 0.05, next)),
  of("a tenth merged with its neighbour", (draft, _, next) => merged(draft, 0.1, next)),
  of("all three", (draft, other, next) =>
    merged(inserted(deleted(draft, 0.1, next), other, 0.05, next), 0.1, next),
  ),
  of("two blocks swapped", (draft, _, next) => swapped(draft, next)),
  of("a part missing at the front", (draft, other) => missing(draft, other, "front")),
  of("a part missing at the end", (draft, other) => missing(draft, other, "end")),
  of("all three and the end missing", (draft, other, next) =>
    missing(merged(inserted(deleted(draft, 0.1, next), other, 0.05, next), 0.1, next), other, "end"),
  ),
];

function of(name: string, change: (draft: Draft, other: GoldText, next: Chance) => Draft): Perturbation {
  return {
    name,
    make(text, other, seed) {
      return goldOf(change(draftOf(text), other, chance(seed)), `${text.name}, ${name}`);
    },
  };
}

function draftOf({ source, target, gold }: GoldText): Draft {
  const beadOf = new Map<number, number>();
  gold.forEach(([, items], bead) => {
    for (const item of items) beadOf.set(item, bead);
  });
  return {
    source,
    beads: gold.map(([items]) => items),
    items: target.map((text, item) => ({ text, beads: [beadOf.get(item)!] })),
  };
}

function deleted(draft: Draft, share: number, next: Chance): Draft {
  return { ...draft, items: draft.items.filter(() => next() >= share) };
}

/** Sentences of another text, between beads. */
function inserted(draft: Draft, other: GoldText, share: number, next: Chance): Draft {
  const items = draft.items.flatMap((item, at) => {
    const before = draft.items[at - 1];
    const isBetween = !before?.beads.some((bead) => item.beads.includes(bead));
    // Beads have about one and a half English items, so that fewer places are between beads than items there are.
    if (!isBetween || next() >= share * 1.4) return [item];
    return [{ text: other.target[Math.floor(next() * other.target.length)]!, beads: [] }, item];
  });
  return { ...draft, items };
}

/** An item and the next become one. */
function merged(draft: Draft, share: number, next: Chance): Draft {
  const items: DraftItem[] = [];
  for (let at = 0; at < draft.items.length; at++) {
    const [item, after] = [draft.items[at]!, draft.items[at + 1]];
    const areBoth = after !== undefined && item.beads.length > 0 && after.beads.length > 0;
    if (areBoth && next() < share) {
      items.push({
        text: `${item.text} ${after.text}`,
        beads: [...new Set([...item.beads, ...after.beads])],
      });
      at++;
    } else items.push(item);
  }
  return { ...draft, items };
}

/** Two blocks of six to fifteen beads, with at least as many between them, change places. */
function swapped(draft: Draft, next: Chance): Draft {
  const size = 6 + Math.floor(next() * 10);
  const first = 5 + Math.floor(next() * (draft.beads.length / 2 - 2 * size - 5));
  const second = first + 2 * size + Math.floor(next() * (draft.beads.length - first - 3 * size - 5));
  const partOf = ({ beads }: DraftItem) => {
    const bead = beads[0]!;
    if (bead < first) return 0;
    if (bead < first + size) return 3;
    if (bead < second) return 2;
    return bead < second + size ? 1 : 4;
  };
  const items = draft.items.map((item) => {
    const part = partOf(item);
    return { item: part === 1 || part === 3 ? { ...item, isMoved: true } : item, part };
  });
  items.sort((a, b) => a.part - b.part);
  return { ...draft, items: items.map(({ item }) => item) };
}

/** The Chinese has a part more than the English: the other text, up to two hundred items of it. */
function missing(draft: Draft, other: GoldText, where: "front" | "end"): Draft {
  const part = other.source.slice(0, 200);
  const shift = where === "front" ? part.length : 0;
  const own = draft.beads.map((items) => items.map((item) => item + shift));
  const partAt = where === "front" ? 0 : draft.source.length;
  return {
    source: where === "front" ? [...part, ...draft.source] : [...draft.source, ...part],
    beads: [...own, ...part.map((_, at) => [partAt + at])],
    items: draft.items,
  };
}

/** Beads that share an item are one; what lost its other side stands alone, item by item. */
function goldOf(draft: Draft, name: string): RoughText {
  const parent = draft.beads.map((_, bead) => bead);
  const rootOf = (bead: number): number => (parent[bead] === bead ? bead : rootOf(parent[bead]!));
  for (const { beads } of draft.items) for (const bead of beads) parent[rootOf(bead)] = rootOf(beads[0]!);
  const groups = new Map<number, { source: number[]; target: number[]; isMoved: boolean }>();
  const groupOf = (bead: number) => {
    const root = rootOf(bead);
    const group = groups.get(root) ?? { source: [], target: [], isMoved: false };
    groups.set(root, group);
    return group;
  };
  draft.beads.forEach((items, bead) => {
    groupOf(bead).source.push(...items);
  });
  const alone: GoldBead[] = [];
  draft.items.forEach(({ beads, isMoved }, item) => {
    if (beads.length === 0) {
      alone.push([[], [item]]);
      return;
    }
    const group = groupOf(beads[0]!);
    group.target.push(item);
    group.isMoved ||= isMoved ?? false;
  });
  const rising = (items: number[]) => items.sort((a, b) => a - b);
  const whole = [...groups.values()].map((group) => ({
    ...group,
    bead: [rising(group.source), rising(group.target)] as const,
  }));
  const gold = whole.flatMap(({ bead: [a, b] }): GoldBead[] => {
    if (a.length === 0) return b.map((item) => [[], [item]]);
    return b.length === 0 ? a.map((item) => [[item], []]) : [[a, b]];
  });
  return {
    name,
    source: draft.source,
    target: draft.items.map(({ text }) => text),
    gold: [...gold, ...alone],
    moved: whole
      .filter(({ isMoved, bead }) => isMoved && bead[0].length > 0 && bead[1].length > 0)
      .map(({ bead }) => bead),
  };
}
