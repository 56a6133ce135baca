import { describe, expect, test } from "vitest";
import { type Contributors, type Found, joined, unsettled, withWriters } from "@/lib/segments/authorship";

const row = (
  state: Found["standing"]["state"],
  contributors: Contributors,
  { confirmedBy = null, approver = null }: { confirmedBy?: string | null; approver?: string | null } = {},
): Found => ({
  standing: { state, subState: null, confirmedById: confirmedBy },
  current: { id: "v1", contributors },
  approverId: approver,
});

describe("who stays in the set", () => {
  test.each<{ found: Found; left: Contributors }>([
    { found: row("initial", { ann: null }), left: { ann: null } },
    { found: row("translated", { ann: null, ben: "v0" }), left: { ann: null, ben: "v0" } },
    { found: row("reviewed", { ann: null, ben: "v0" }, { approver: "cid" }), left: {} },
    { found: row("final", { ann: null, ben: "v0" }, { approver: "cid" }), left: {} },
    { found: row("reviewed", { ann: null, ben: "v0" }, { approver: "ben" }), left: { ben: "v0" } },
    { found: row("reviewed", { ann: null }, { approver: "ann" }), left: { ann: null } },
    { found: row("reviewed", { ann: null }), left: { ann: null } },
    { found: { ...row("initial", {}), current: null }, left: {} },
  ])("$found.standing.state, approved by $found.approverId: $left", ({ found, left }) => {
    expect(unsettled(found)).toEqual(left);
  });
});

describe("what a writer is measured against", () => {
  const confirmed = { confirmedBy: "ann" };
  test.each<{ does: string; found: Found; writers: string[]; set: Contributors }>([
    {
      does: "the version that somebody else confirmed",
      found: row("translated", { ann: null }, confirmed),
      writers: ["ben"],
      set: { ann: null, ben: "v1" },
    },
    {
      does: "nothing, in one's own words",
      found: row("translated", { ann: null }, confirmed),
      writers: ["ann"],
      set: { ann: null },
    },
    {
      does: "nothing, where one confirmed it oneself",
      found: row("translated", { cid: null }, confirmed),
      writers: ["ann"],
      set: { cid: null, ann: null },
    },
    {
      does: "nothing, where nobody has confirmed it",
      found: row("translated", { ann: null }),
      writers: ["ben"],
      set: { ann: null, ben: null },
    },
    { does: "nothing, in a draft", found: row("initial", {}), writers: ["ben"], set: { ben: null } },
    {
      does: "still the first such version",
      found: row("translated", { ann: null, ben: "v0" }, confirmed),
      writers: ["ben"],
      set: { ann: null, ben: "v0" },
    },
    {
      does: "still nothing, whoever confirmed one's words since",
      found: row("translated", { ben: null }, confirmed),
      writers: ["ben"],
      set: { ben: null },
    },
    {
      does: "the version that was approved",
      found: row("reviewed", { ann: null }, { ...confirmed, approver: "cid" }),
      writers: ["ben"],
      set: { ben: "v1" },
    },
    {
      does: "the version that was approved, also one that its approver fixed and nobody has confirmed since",
      found: row("reviewed", { ann: null, ben: "v0" }, { approver: "ben" }),
      writers: ["cid"],
      set: { ben: "v0", cid: "v1" },
    },
    {
      does: "the same for whoever suggested it and whoever accepted it",
      found: row("translated", { ann: null }, confirmed),
      writers: ["ann", "ben"],
      set: { ann: null, ben: "v1" },
    },
    {
      does: "not what one approved with fixes of one's own: fifth upon fifth is more than a fifth",
      found: row("reviewed", { ann: null, ben: "v0" }, { ...confirmed, approver: "ben" }),
      writers: ["ben"],
      set: { ben: "v0" },
    },
  ])("$does", ({ found, writers, set }) => {
    expect(withWriters(found, writers)).toEqual(set);
  });

  test("words put together have everybody, and nobody's part can be measured", () => {
    expect(joined([{ ann: null, ben: "v0" }, { cid: "v3" }, {}])).toEqual({
      ann: null,
      ben: null,
      cid: null,
    });
  });
});
