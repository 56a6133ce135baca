import "server-only";

/** On whose behalf something waits. */
export interface Owner {
  readonly userId: string;
  readonly projectId: string;
}

/** How many may wait. */
export interface Caps {
  /** Of one person. */
  readonly each: number;
  /** Of one project. */
  readonly project: number;
  readonly all: number;
}

export type Full = "each" | "project" | "all";

/**
 * Who is next among those who wait: projects take turns, and in a project its people do, so that nobody waits longer
 * because somebody else has asked for much.
 *
 * SRV-TURN-1  Next is the project that had its turn longest ago, in it the person who had theirs longest ago, of theirs the
 *     oldest.
 * SRV-TURN-2  What waits is capped, for a person, a project and all together. What runs counts until it is `done`.
 */
export class Turns<Item> {
  readonly #caps: Caps;
  #waiting: { readonly owner: Owner; readonly item: Item }[] = [];
  readonly #held: Owner[] = [];
  #turn = 0;
  /** When each project, and each person, last had a turn. */
  readonly #last = new Map<string, number>();

  constructor(caps: Caps) {
    this.#caps = caps;
  }

  /** Null when it waits now; otherwise which cap is reached, and it does not. */
  add(owner: Owner, item: Item): Full | null {
    const { each, project, all } = this.#caps;
    if (this.#held.length >= all) return "all";
    if (this.#count((one) => one.projectId === owner.projectId) >= project) return "project";
    if (this.#count((one) => one.userId === owner.userId) >= each) return "each";
    this.#held.push(owner);
    this.#waiting.push({ owner, item });
    return null;
  }

  /** Takes the next one that `fits`, if any (SRV-TURN-1). Whoever takes it says `done(owner)` in the end. */
  next(
    fits: (owner: Owner, item: Item) => boolean = () => true,
  ): { readonly owner: Owner; readonly item: Item } | undefined {
    const last = (key: string) => this.#last.get(key) ?? 0;
    const fitting = this.#waiting.filter(({ owner, item }) => fits(owner, item));
    let best = fitting[0];
    for (const one of fitting) {
      const byProject = last(one.owner.projectId) - last(best!.owner.projectId);
      const byPerson = last(one.owner.userId) - last(best!.owner.userId);
      if (byProject < 0 || (byProject === 0 && byPerson < 0)) best = one;
    }
    if (!best) return undefined;
    this.#waiting = this.#waiting.filter((one) => one !== best);
    this.#turn += 1;
    this.#last.set(best.owner.projectId, this.#turn).set(best.owner.userId, this.#turn);
    return best;
  }

  /** What was added is no longer held, whether it had its turn or not. */
  done(owner: Owner): void {
    const at = this.#held.findIndex(
      ({ userId, projectId }) => userId === owner.userId && projectId === owner.projectId,
    );
    if (at === -1) throw new RangeError("Nothing of this owner is held");
    this.#held.splice(at, 1);
    if (this.#held.length === 0) this.#last.clear();
  }

  /** Takes back what still waits; false when it has had its turn. */
  leave(item: Item): boolean {
    const found = this.#waiting.find((one) => one.item === item);
    if (!found) return false;
    this.#waiting = this.#waiting.filter((one) => one !== found);
    this.done(found.owner);
    return true;
  }

  #count(test: (owner: Owner) => boolean): number {
    return this.#held.reduce((count, owner) => count + (test(owner) ? 1 : 0), 0);
  }
}
