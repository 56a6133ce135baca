import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SaveTarget } from "@/lib/wire/segments";
import { TARGET_LIMIT } from "@/lib/wire/text";
import {
  conflicted,
  EMPTY_OUTBOX,
  isPastRestoring,
  type Outbox,
  readEntry,
  refused,
  resolve,
  saved,
  send,
  statusOf,
  unanswered,
  waitBefore,
  write,
  writeEntry,
} from "@/lib/workbench/outbox/outbox";
import { fromServer } from "./said";

const base = { revision: 4, text: "old" };
const typed = (outbox: Outbox, text: string) => write(outbox, { segmentId: "s1", base, text });
const sent = (outbox: Outbox, operationId = "op-1") => send(outbox, "s1", operationId);

describe("a row's way to the server", () => {
  test("a row that was longer than may be saved is cut down and sent, without what it was made from", () => {
    for (const length of [TARGET_LIMIT, TARGET_LIMIT + 1]) {
      const longBase = { revision: 4, text: "a".repeat(length) };
      const outbox = write(EMPTY_OUTBOX, { segmentId: "s1", base: longBase, text: "cut down" });
      const [, save] = send(outbox, "s1", "operation-1");
      expect(save?.baseText?.length).toBe(length === TARGET_LIMIT ? TARGET_LIMIT : undefined);
      expect(SaveTarget.safeParse(save).success).toBe(true);
    }
  });

  test("typing makes an entry, typing back to what is stored takes it away", () => {
    const once = typed(EMPTY_OUTBOX, "new");
    expect(once.get("s1")).toMatchObject({ text: "new", base, flight: null });
    expect(typed(once, "old").size).toBe(0);
  });

  test("what is typed while a save is under way goes as one save after it", () => {
    const [flying, first] = sent(typed(EMPTY_OUTBOX, "new"));
    expect(first).toEqual({
      baseRevision: 4,
      baseText: "old",
      text: "new",
      operationId: "op-1",
      origin: "typed",
    });
    const more = typed(typed(flying, "newer"), "newest");
    expect(sent(more, "op-2")[1]).toBeNull();
    const [after, stored] = saved(more, {
      segmentId: "s1",
      operationId: "op-1",
      answer: { revision: 5, merged: null },
    });
    expect(stored).toBe("new");
    expect(sent(after, "op-2")[1]).toEqual({
      baseRevision: 5,
      baseText: "new",
      text: "newest",
      operationId: "op-2",
      origin: "typed",
    });
  });

  test("a save without an answer is sent again to the letter, under its first id", () => {
    const [flying, first] = sent(typed(EMPTY_OUTBOX, "new"));
    const lost = typed(unanswered(flying, { segmentId: "s1", operationId: "op-1" }), "newer");
    expect(statusOf(lost, true)).toEqual({ kind: "waiting", rows: 1, why: "network" });
    const [again, second] = sent(lost, "op-2");
    expect(second).toEqual(first);
    expect(sent(again, "op-3")[1]).toBeNull();
  });

  test.each([
    { tries: 1, chance: 0, ms: 500 },
    { tries: 1, chance: 1, ms: 1_000 },
    { tries: 2, chance: 1, ms: 2_000 },
    { tries: 5, chance: 0.5, ms: 12_000 },
    { tries: 6, chance: 1, ms: 30_000 },
    { tries: 60, chance: 0, ms: 15_000 },
  ])("after $tries tries without an answer, by chance $chance, it waits $ms ms", ({ tries, chance, ms }) => {
    expect(waitBefore(tries, chance)).toBe(ms);
  });

  test("what the server joined is joined with what was typed since", () => {
    const [flying] = sent(typed(EMPTY_OUTBOX, "old and mine"));
    const more = typed(flying, "old and mine, more");
    const [after] = saved(more, {
      segmentId: "s1",
      operationId: "op-1",
      answer: { revision: 6, merged: "Very old and mine" },
    });
    expect(after.get("s1")).toMatchObject({ text: "Very old and mine, more", base: { revision: 6 } });
  });

  test("a conflict keeps both texts and sends nothing until a person has chosen", () => {
    const [flying] = sent(typed(EMPTY_OUTBOX, "mine"));
    const current = { revision: 5, text: "theirs", by: { id: "u", name: "Wang" } };
    const torn = conflicted(flying, { segmentId: "s1", operationId: "op-1", current });
    expect(statusOf(torn, true)).toEqual({ kind: "conflict", rows: 1 });
    expect(torn.get("s1")).toMatchObject({ text: "mine", conflict: current });
    expect(sent(torn, "op-2")[1]).toBeNull();
    expect(sent(resolve(torn, "s1", "mine"), "op-2")[1]).toMatchObject({ baseRevision: 5, text: "mine" });
    expect(resolve(torn, "s1", "theirs").size).toBe(0);
  });

  test.each([
    { revision: 5, text: "theirs", isPast: false, why: "somebody has saved it since" },
    { revision: 4, text: "theirs", isPast: true, why: "the same number, other words" },
    { revision: 2, text: "theirs", isPast: true, why: "an older number" },
  ])("a conflict with revision $revision: past a restored backup is $isPast ($why)", (one) => {
    const [flying] = sent(typed(EMPTY_OUTBOX, "mine"));
    const current = { revision: one.revision, text: one.text, by: null };
    const torn = conflicted(flying, { segmentId: "s1", operationId: "op-1", current });
    expect(isPastRestoring(torn.get("s1")!)).toBe(one.isPast);
  });

  test("a conflict with what the server joined is not past a restored backup", () => {
    const [flying] = sent(typed(EMPTY_OUTBOX, "old and mine"));
    const answer = { revision: 6, merged: "older and mine" };
    const [torn] = saved(typed(flying, "new and mine"), { segmentId: "s1", operationId: "op-1", answer });
    expect(torn.get("s1")?.conflict).toMatchObject({ revision: 6 });
    expect(isPastRestoring(torn.get("s1")!)).toBe(false);
  });

  test("two people who wrote the same have nothing to choose", () => {
    const [flying] = sent(typed(EMPTY_OUTBOX, "same"));
    const current = { revision: 5, text: "same", by: null };
    expect(conflicted(flying, { segmentId: "s1", operationId: "op-1", current }).size).toBe(0);
  });

  test("a refused save keeps its text, is not sent again by itself, and typing tries anew", () => {
    const [flying] = sent(typed(EMPTY_OUTBOX, "mine"));
    const no = refused(flying, {
      segmentId: "s1",
      operationId: "op-1",
      detail: fromServer("The row is gone."),
    });
    expect(statusOf(no, true)).toEqual({ kind: "refused", rows: 1 });
    expect(sent(no, "op-2")[1]).toBeNull();
    expect(sent(typed(no, "mine!"), "op-2")[1]).not.toBeNull();
  });

  test("an answer to a save that is no longer under way changes nothing", () => {
    const outbox = typed(EMPTY_OUTBOX, "new");
    expect(
      saved(outbox, { segmentId: "s1", operationId: "op-9", answer: { revision: 9, merged: null } }),
    ).toEqual([outbox, null]);
  });
});

describe("what is kept on the machine", () => {
  test("comes back as it was, and a save that was under way is sent again under its id", () => {
    const [flying, first] = sent(typed(EMPTY_OUTBOX, "𠮷 👩‍👩‍👧 \u2028 \ud800"));
    const back = readEntry(writeEntry(flying.get("s1")!))!;
    expect(back).toMatchObject({ text: "𠮷 👩‍👩‍👧 \u2028 \ud800", isLost: true });
    expect(send(new Map([["s1", back]]), "s1", "op-2")[1]).toEqual(first);
  });

  test.each(["", "{", "null", "[]", '{"kept":2}', '{"kept":1}', '{"kept":1,"entry":{"segmentId":"s1"}}'])(
    "%j cannot be read and does no harm",
    (kept) => expect(readEntry(kept)).toBeNull(),
  );
});

/** A server of one row that keeps the promises of the front door. */
class Shelf {
  text = "old";
  revision = 4;
  readonly answers = new Map<string, { revision: number; merged: null }>();

  put(save: SaveTarget) {
    const known = this.answers.get(save.operationId);
    if (known) return { ok: true as const, answer: known };
    if (save.baseRevision !== this.revision)
      return { ok: false as const, current: { revision: this.revision, text: this.text, by: null } };
    this.text = save.text;
    this.revision += 1;
    const answer = { revision: this.revision, merged: null };
    this.answers.set(save.operationId, answer);
    return { ok: true as const, answer };
  }
}

const happenings = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("type" as const),
        text: fc.string({ unit: "grapheme", maxLength: 12 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("send" as const, "answer" as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom("request lost" as const, "answer lost" as const, "reload" as const),
      }),
    },
  ),
  { maxLength: 60 },
);

test("law: whatever is lost on the way, the last text is kept or stored, and never two saves are under way", () => {
  fc.assert(
    fc.property(happenings, (list) => {
      const shelf = new Shelf();
      let outbox = EMPTY_OUTBOX;
      let last = "old";
      let flying: SaveTarget | null = null;
      let operation = 0;
      const stored = { revision: 4, text: "old" };
      const answer = () => {
        if (!flying) return;
        const said = shelf.put(flying);
        const { operationId } = flying;
        flying = null;
        if (!said.ok) {
          outbox = conflicted(outbox, { segmentId: "s1", operationId, current: said.current });
          return;
        }
        const [next, text] = saved(outbox, { segmentId: "s1", operationId, answer: said.answer });
        outbox = next;
        if (text !== null) Object.assign(stored, { text, revision: said.answer.revision });
      };
      const lose = () => {
        if (flying) outbox = unanswered(outbox, { segmentId: "s1", operationId: flying.operationId });
        flying = null;
      };
      for (const one of list) {
        if (one.kind === "type") {
          last = one.text;
          outbox = write(outbox, { segmentId: "s1", base: { ...stored }, text: last });
        } else if (one.kind === "send") {
          const [next, save] = send(outbox, "s1", `operation-${operation++}`);
          expect(save !== null && flying !== null).toBe(false);
          outbox = next;
          flying = save ?? flying;
        } else if (one.kind === "answer") answer();
        else if (one.kind === "request lost") lose();
        else if (one.kind === "answer lost") {
          if (flying) shelf.put(flying);
          lose();
        } else {
          outbox = new Map([...outbox].map(([id, entry]) => [id, readEntry(writeEntry(entry))!]));
          flying = null;
        }
        expect(outbox.get("s1")?.text ?? stored.text).toBe(last);
      }
      // The network is back: everything arrives.
      answer();
      for (let round = 0; round < 4; round += 1) {
        const [next, save] = send(outbox, "s1", `operation-${operation++}`);
        outbox = next;
        flying = save;
        answer();
      }
      expect(outbox.size).toBe(0);
      expect(shelf.text).toBe(last);
    }),
    { numRuns: 400 },
  );
});
