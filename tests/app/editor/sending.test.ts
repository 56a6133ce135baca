import { expect, test } from "vitest";
import { makeSending } from "@/app/documents/[documentId]/_editor/sending";

/** Saves that are answered when the test says so. */
class Line {
  readonly sending = makeSending();
  readonly sent: string[] = [];
  readonly skipped: string[] = [];
  readonly #answers = new Map<string, (isAnswered: boolean) => void>();

  enqueue(...names: readonly string[]): void {
    for (const name of names) {
      this.sending.enqueue(
        () => {
          this.sent.push(name);
          return new Promise((done) => this.#answers.set(name, done));
        },
        () => this.skipped.push(name),
      );
    }
  }

  async answer(name: string, isAnswered = true): Promise<void> {
    this.#answers.get(name)!(isAnswered);
    await new Promise((turn) => setImmediate(turn));
  }

  /** The names so far, as one word. */
  get said(): string {
    return `${this.sent.join("")}${this.skipped.length === 0 ? "" : ` without ${this.skipped.join("")}`}`;
  }
}

test("four at a time, in the order in which they came; the next with each answer", async () => {
  const line = new Line();
  line.enqueue(..."abcdef");
  expect(line.said).toBe("abcd");
  await line.answer("c");
  expect(line.said).toBe("abcde");
  await line.answer("a");
  await line.answer("b");
  expect(line.said).toBe("abcdef");
});

test("those behind one that found no answer are not tried", async () => {
  const line = new Line();
  line.enqueue(..."abcdef");
  await line.answer("b", false);
  expect(line.said).toBe("abcd without ef");
});

test("after one that found no answer, one at a time until one is answered; then four again", async () => {
  const line = new Line();
  line.enqueue("a");
  await line.answer("a", false);
  line.enqueue(..."bcdefg");
  expect(line.said).toBe("ab");
  await line.answer("b");
  expect(line.said).toBe("abcdef");
});

test("a server that stays away is asked once each time, whatever waits behind", async () => {
  const line = new Line();
  line.enqueue("a");
  await line.answer("a", false);
  for (const [first, behind] of ["bc", "de", "fg"]) {
    line.enqueue(first!, behind!);
    await line.answer(first!, false);
  }
  expect(line.said).toBe("abdf without ceg");
});

test("what comes while the others are still under way waits its turn, after a failure behind all of them", async () => {
  const line = new Line();
  line.enqueue(..."abcd");
  await line.answer("a", false);
  line.enqueue("e");
  expect(line.said).toBe("abcd");
  for (const name of "bc") await line.answer(name, false);
  expect(line.said).toBe("abcd without e");
  line.enqueue("f");
  expect(line.sent).not.toContain("f");
  await line.answer("d");
  expect(line.said).toBe("abcdf without e");
});

test("a save that is put while another is answered goes with it, none is forgotten and none is sent twice", async () => {
  const line = new Line();
  const names = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at));
  for (const [at, name] of names.entries()) {
    line.enqueue(name);
    if (at >= 4) await line.answer(names[at - 4]!);
  }
  expect(line.sent).toEqual(names);
  expect(line.skipped).toEqual([]);
});
