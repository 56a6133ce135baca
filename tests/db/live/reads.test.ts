import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { announce, type WrittenEvent } from "@/lib/db/events";
import { readHeard } from "@/lib/db/live/reads";
import { saveTarget } from "@/lib/db/segments/save";
import { createTestDatabase } from "../../support/database";
import { openScene, type Scene } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

/** "ab: 甲" is person a's change of rows a and b; "!" after it one of structure; "#" a comment. */
function heardIn(scene: Scene, ...events: string[]) {
  return events.map((text, at) => {
    const [, who, rows, mark] = /^(\w+) (\w*)([!#]?)$/.exec(text)!;
    const ids = [...rows!].map((row) => scene.rows[Number(row)] ?? `gone-${row}`);
    const event: WrittenEvent =
      mark === "#"
        ? { name: "comments", data: { segmentId: ids[0]!, openComments: 1 } }
        : { name: "segments", data: { ids, by: who!, structure: mark === "!" } };
    return { id: BigInt(at + 1), event };
  });
}

test.each<[heard: string[], told: string[]]>([
  [["anna 0"], ["1 anna 0"]],
  [["anna 0", "anna 0"], ["2 anna 0"]],
  [["anna 0", "anna 1", "anna 2"], ["3 anna 012"]],
  [
    ["anna 0", "bo 1", "anna 0"],
    ["1 anna 0", "2 bo 1", "3 anna 0"],
  ],
  [
    ["anna 0", "anna 1!", "anna 2!"],
    ["1 anna 0", "3 anna 12!"],
  ],
  [
    ["anna 0", "anna 0#", "anna 1"],
    ["1 anna 0", "2 #0", "3 anna 1"],
  ],
  [["anna 09"], ["1 anna 0 without gone-9"]],
  [[], []],
])("%j is told as %j", async (heard, told) => {
  const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }, { zh: ["丙"] }]);
  const numberOf = (id: string) => scene.rows.indexOf(id);
  const events = await readHeard(
    scene.scope("owner", "read"),
    scene.documentId,
    heardIn(scene, ...heard),
    false,
  );
  const said = events.map(({ id, name, data }) => {
    if (name === "comments") return `${id} #${numberOf((data as { segmentId: string }).segmentId)}`;
    const { segments, removed, by, structure } = data as Extract<typeof data, { segments: unknown }>;
    const gone = removed.length > 0 ? ` without ${removed.join()}` : "";
    return `${id} ${by} ${segments.map((row) => numberOf(row.id)).join("")}${structure ? "!" : ""}${gone}`;
  });
  expect(said).toEqual(told);
});

test("rows are told as they are when it is told, not as they were when it happened", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const heard = heardIn(scene, "anna 0");
  for (const text of ["One", "One two"])
    await saveTarget(scene.scope("translator", "edit"), scene.rows[0]!, {
      baseRevision: text === "One" ? 1 : 2,
      text,
      operationId: `told-as-is-${text}`,
      origin: "typed",
    });
  const [event] = await readHeard(scene.scope("owner", "read"), scene.documentId, heard, false);
  expect(event).toMatchObject({ data: { segments: [{ target: "One two", revision: 3 }] } });
});

test.each([
  { heard: ["anna 1", "bo 2"], numbered: false, positions: [null, null] },
  { heard: ["anna 1", "bo 2"], numbered: true, positions: [2, 3] },
  { heard: ["anna 1!", "bo 2"], numbered: false, positions: [2, 3] },
])("$heard, numbered: $numbered, is told at $positions", async ({ heard, numbered, positions }) => {
  const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }, { zh: ["丙"] }]);
  const scope = scene.scope("owner", "read");
  const events = await readHeard(scope, scene.documentId, heardIn(scene, ...heard), numbered);
  const rows = events.flatMap(({ data }) => (data as { segments: { position: number | null }[] }).segments);
  expect(rows.map(({ position }) => position)).toEqual(positions);
});

test("an event that was too long for a notification is read by its number, in its turn; one that is swept is passed over", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const { projectId } = scene.scope("owner", "read");
  const { documentId } = scene;
  const ids = [scene.rows[0]!, ...Array.from({ length: 300 }, (_, at) => `row-that-is-gone-${at}`)];
  await database().$transaction((tx) =>
    announce(tx, { projectId, documentId }, "segments", { ids, by: "anna", structure: true }),
  );
  const { id } = await database().event.findFirstOrThrow({ where: { documentId }, orderBy: { id: "desc" } });
  const short = heardIn(scene, "anna 0#")[0]!;
  const heard = [{ id }, { ...short, id: id + 1n }, { id: id + 2n }];
  const told = await readHeard(scene.scope("owner", "read"), documentId, heard, false);
  expect(told.map(({ name }) => name)).toEqual(["segments", "comments"]);
  expect(told[0]).toMatchObject({ data: { segments: [{ id: scene.rows[0] }], removed: ids.slice(1) } });
});
