import fc from "fast-check";
import { expect, test } from "vitest";
import { type Owner, Turns } from "@/lib/server/http/turns";

/** Who asks, "person@project", in the order of asking → the order of turns. */
const owner = (name: string): Owner => {
  const [userId, projectId] = name.split("@") as [string, string];
  return { userId, projectId };
};

function turnsOf(names: readonly string[], caps = { each: 100, project: 100, all: 100 }): string[] {
  const turns = new Turns<string>(caps);
  for (const name of names) turns.add(owner(name), name);
  const order: string[] = [];
  for (let next = turns.next(); next; next = turns.next()) {
    order.push(next.item);
    turns.done(next.owner);
  }
  return order;
}

test.each([
  { asked: "a@p a@p a@p", order: "a@p a@p a@p" },
  { asked: "a@p a@p a@p b@q", order: "a@p b@q a@p a@p" },
  { asked: "a@p a@p b@p b@p", order: "a@p b@p a@p b@p" },
  // Three people of one project do not take three turns for every one of another's.
  { asked: "a@p b@p c@p d@q d@q", order: "a@p d@q b@p d@q c@p" },
])("$asked → $order", ({ asked, order }) => {
  expect(turnsOf(asked.split(" "))).toEqual(order.split(" "));
});

test.each([
  { caps: { each: 1, project: 9, all: 9 }, asked: ["a@p"], one: "a@p", full: "each" },
  { caps: { each: 9, project: 1, all: 9 }, asked: ["a@p"], one: "b@p", full: "project" },
  { caps: { each: 9, project: 9, all: 1 }, asked: ["a@p"], one: "b@q", full: "all" },
  { caps: { each: 1, project: 1, all: 2 }, asked: ["a@p"], one: "b@q", full: null },
])("after $asked with $caps, $one is told $full", ({ caps, asked, one, full }) => {
  const turns = new Turns<string>(caps);
  for (const name of asked) turns.add(owner(name), name);
  expect(turns.add(owner(one), one)).toBe(full);
});

test("what runs counts until it is done; whoever leaves makes room", () => {
  const turns = new Turns<string>({ each: 1, project: 9, all: 9 });
  turns.add(owner("a@p"), "first");
  turns.next();
  expect(turns.add(owner("a@p"), "second")).toBe("each");
  turns.done(owner("a@p"));
  expect(turns.add(owner("a@p"), "second")).toBeNull();
  expect(turns.leave("second")).toBe(true);
  expect(turns.leave("second")).toBe(false);
  expect(turns.add(owner("a@p"), "third")).toBeNull();
});

test("nobody waits for more than one turn of each other project", () => {
  const names = fc.array(fc.constantFrom("a@p", "b@p", "c@q", "d@r"), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(names, (asked) => {
      const order = turnsOf([...asked, "z@z"]);
      expect([...order].sort()).toEqual([...asked, "z@z"].sort());
      expect(order.indexOf("z@z")).toBeLessThanOrEqual(3);
    }),
  );
});
