import { mergeTexts } from "@/lib/text/merge";
import type { SaveTarget, Segment, StructureChanged } from "@/lib/wire/segments";
import type { Command, Effect } from "@/lib/workbench/commands/commands";
import { fromServer } from "./said";

/**
 * The front door as far as the editor's value needs it: saves by operation id, splits, merges and moves in the
 * simplest way that loses nothing, acceptances, an aligner that turns the English of the free rows around, and the
 * undo of all of it by the rows as they were.
 */
export class PretendServer {
  rows: Map<string, Segment>;
  private readonly before = new Map<
    string,
    { readonly was: readonly Segment[]; readonly made: readonly string[] }
  >();
  private readonly answers = new Map<string, Command>();
  private count = 0;
  private edits: { readonly was: Segment; readonly revision: number; readonly isBack: boolean }[] = [];
  private decisions: { readonly was: Segment; readonly standsAt: number }[] = [];
  private readonly takenBack: Segment[] = [];
  /** What everybody who has the document open hears, beside the answers. */
  readonly events: Command[] = [];

  private readonly texts = new Map<string, string>();

  /** `merges`: edits of one row that do not touch are put together, as the real one does. */
  constructor(
    segments: readonly Segment[],
    private readonly merges = false,
  ) {
    this.rows = new Map(segments.map((segment) => [segment.id, segment]));
    this.remember();
  }

  inOrder(): Segment[] {
    return [...this.rows.values()].sort((one, other) => one.rank - other.rank);
  }

  /** The answer to an effect that asks for something; null for those that do not. */
  answer(effect: Effect): Command | null {
    if (effect.do === "save") return this.save(effect);
    if (effect.do !== "call") return null;
    const { action } = effect;
    const body = effect.body as Record<string, never> & { revision?: number; otherRevision?: number };
    const id = effect.path.split("/")[2] ?? "";
    if (action.do === "undo-change") return this.undo(id, action);
    if (action.do === "align") return this.align(action);
    if (action.do === "link" && action.ids.length > 1) {
      const items = (effect.body as { readonly items: readonly { readonly id: string }[] }).items;
      const was = items.flatMap((item) => this.rows.get(item.id) ?? []);
      return this.change(action, "link", was, was.map(decided));
    }
    const row = this.rows.get(id);
    if (!row || row.revision !== body.revision)
      return { type: "action-refused", action, detail: fromServer("stale") };
    if (action.do === "confirm") {
      const next = { ...row, revision: row.revision + 1, state: "translated" as const, subState: null };
      this.rows.set(id, next);
      this.remember();
      this.decisions.push({ was: row, standsAt: next.revision });
      return { type: "answered-state", action, answer: next };
    }
    if (action.do === "take-back") {
      const decision = this.decisions.findLast(
        ({ was, standsAt }) => was.id === id && standsAt === row.revision,
      );
      if (!decision) return { type: "action-refused", action, detail: fromServer("changed since") };
      const { state, subState, revision } = decision.was;
      const next = { ...row, state, subState, revision: row.revision + 1 };
      this.rows.set(id, next);
      this.remember();
      this.takenBack.push(decision.was);
      this.decisions = this.decisions
        .filter((one) => one !== decision)
        .map((one) =>
          one.was.id === id && one.standsAt === revision ? { ...one, standsAt: next.revision } : one,
        );
      return { type: "answered-state", action, answer: next };
    }
    if (action.do === "link") return this.change(action, "link", [row], [decided(row)]);
    if (action.do === "unlink") return this.change(action, "unlink", [row], [released(row)]);
    if (action.do === "split") {
      const at = action.target ?? row.target.length;
      const cut = row.source.findIndex(({ paragraphId }) => paragraphId === action.source?.paragraphId);
      const upper = cut === -1 ? row.source : row.source.slice(0, cut);
      const lower = cut === -1 ? [] : row.source.slice(cut);
      this.count += 1;
      const second: Segment = {
        ...row,
        id: `new${this.count}`,
        rank: this.rankAfter(row),
        source: lower,
        target: row.target.slice(at),
      };
      return this.change(
        action,
        "split",
        [row],
        [{ ...row, source: upper, target: row.target.slice(0, at) }, second],
      );
    }
    const order = this.inOrder();
    const place = order.indexOf(row);
    const up = action.do === "move" && action.direction === "up";
    const other = order[up ? place - 1 : place + 1];
    if (!other || other.revision !== body.otherRevision)
      return { type: "action-refused", action, detail: fromServer("stale") };
    if (action.do === "merge") {
      const source = [...row.source, ...other.source];
      const merged = { ...row, source, target: [row.target, other.target].filter(Boolean).join("\n\n") };
      return this.change(action, "merge", [row, other], [merged]);
    }
    if (action.do === "move") {
      const target = up ? [other.target, row.target] : [row.target, other.target];
      const joined = { ...other, target: target.filter(Boolean).join("\n\n") };
      return this.change(action, "move", [row, other], [{ ...row, target: "" }, joined]);
    }
    throw new RangeError(`Nobody told the pretended server about ${action.do}`);
  }

  private save({ segmentId, save }: Extract<Effect, { do: "save" }>): Command {
    const known = this.answers.get(save.operationId);
    if (known) return known;
    const row = this.rows.get(segmentId);
    const { operationId } = save;
    if (!row) return { type: "refused", segmentId, operationId, detail: fromServer("gone") };
    const text = this.joined(row, save);
    if (text === null) {
      const current = { revision: row.revision, text: row.target, by: null };
      return { type: "conflicted", segmentId, operationId, current };
    }
    const revision = row.revision + 1;
    const back = save.origin === "undone" ? this.undone(row, text) : null;
    if (back) {
      this.rows.set(segmentId, back);
      this.remember();
      const answer = { revision, state: back.state, subState: back.subState, merged: null };
      const said: Command = { type: "saved", segmentId, operationId, answer };
      this.answers.set(operationId, said);
      return said;
    }
    this.edits.push({ was: row, revision, isBack: false });
    const saved = { ...decided(row), target: text, revision };
    this.rows.set(segmentId, { ...saved, state: "initial", subState: "draft" });
    this.remember();
    const merged = text === save.text ? null : text;
    const answer = { revision, state: "initial" as const, subState: "draft" as const, merged };
    const said: Command = { type: "saved", segmentId, operationId, answer };
    this.answers.set(operationId, said);
    return said;
  }

  /** The row as it was before the words that are taken back, where nothing but words has changed it since. */
  private undone(row: Segment, text: string): Segment | null {
    const mine = this.edits.filter(({ was }) => was.id === row.id);
    // A decision that was taken back since made two revisions, words that were taken back one more than their versions.
    const since = (from: number) =>
      mine.filter(({ revision }) => revision > from).length +
      mine.filter(({ was, isBack }) => isBack && was.revision >= from).length +
      2 * this.takenBack.filter(({ id, revision }) => id === row.id && revision >= from).length;
    const edit = mine.findLast(
      ({ was, isBack }) =>
        !isBack && was.target === text && was.revision + since(was.revision) === row.revision,
    );
    if (!edit) return null;
    this.edits = this.edits.map((one) => (one === edit ? { ...edit, isBack: true } : one));
    const next = { ...edit.was, revision: row.revision + 1 };
    this.decisions = this.decisions.map((one) =>
      one.was.id === row.id && one.standsAt === edit.was.revision ? { ...one, standsAt: next.revision } : one,
    );
    return next;
  }

  /** What is stored for a save, or null where it touches what others have written meanwhile. */
  private joined(row: Segment, { text, baseRevision, baseText }: SaveTarget): string | null {
    // Only a backup that was restored makes another history of a row, and here none is.
    if (baseText !== this.texts.get(`${row.id}@${baseRevision}`))
      throw new RangeError(`${row.id} never said ${JSON.stringify(baseText)} at revision ${baseRevision}`);
    if (row.revision === baseRevision || row.target === text) return text;
    // Only how the row stands has changed since.
    if (this.texts.get(`${row.id}@${baseRevision}`) === row.target) return text;
    const base = this.merges ? this.texts.get(`${row.id}@${baseRevision}`) : undefined;
    const merged = base === undefined ? undefined : mergeTexts(base, text, row.target);
    return merged?.ok ? merged.text : null;
  }

  private remember(): void {
    for (const { id, revision, target } of this.rows.values()) this.texts.set(`${id}@${revision}`, target);
  }

  private change(
    action: Extract<Command, { type: "act" }>["action"],
    kind: string,
    was: readonly Segment[],
    are: readonly Segment[],
  ): Command {
    const now = are.map((row) => ({ ...row, revision: (this.rows.get(row.id)?.revision ?? 0) + 1 }));
    const removed = was.filter(({ id }) => !now.some((row) => row.id === id)).map(({ id }) => id);
    for (const id of removed) this.rows.delete(id);
    for (const row of now) this.rows.set(row.id, row);
    this.remember();
    this.count += 1;
    const change = `c${this.count}`;
    const made = now.filter(({ id }) => !was.some((row) => row.id === id)).map(({ id }) => id);
    this.before.set(change, { was, made });
    const answer: StructureChanged = { change, kind, segments: now, removed, setAside: [], broughtBack: [] };
    return { type: "answered-structure", action, answer };
  }

  private align(action: Extract<Command, { type: "act" }>["action"]): Command {
    const free = this.inOrder().filter(({ link }) => link?.isFixed === false);
    const texts = free.map(({ target }) => target).reverse();
    const kept = this.rows.size - free.length;
    const counts = { segments: this.rows.size, realigned: free.length, kept, unanswered: 0, unmatched: 0 };
    if (free.length === 0) return { type: "answered-align", action, answer: { ...counts, change: null } };
    const turned = free.map((row, index) => ({ ...row, target: texts[index] ?? "" }));
    const made = this.change(action, "align", free, turned);
    if (made.type !== "answered-structure") return made;
    this.events.push({ type: "reload", segments: this.inOrder() });
    return { type: "answered-align", action, answer: { ...counts, change: made.answer.change } };
  }

  private undo(change: string, action: Extract<Command, { type: "act" }>["action"]): Command {
    const entry = this.before.get(change);
    if (!entry) return { type: "action-refused", action, detail: fromServer("unknown") };
    const now = [...entry.made, ...entry.was.map(({ id }) => id)].flatMap((id) => this.rows.get(id) ?? []);
    return this.change(action, "undo", now, entry.was);
  }

  private rankAfter(row: Segment): number {
    const order = this.inOrder();
    const next = order[order.indexOf(row) + 1];
    return next ? (row.rank + next.rank) / 2 : row.rank + 1;
  }
}

function decided(row: Segment): Segment {
  const by = { id: "me", name: "林译" };
  const link = row.link ?? { confidence: null, isCrossed: false, decidedBy: null, isFixed: false };
  return { ...row, link: { ...link, decidedBy: by, isFixed: true } };
}

function released(row: Segment): Segment {
  return { ...row, link: row.link && { ...row.link, decidedBy: null, isFixed: false } };
}
