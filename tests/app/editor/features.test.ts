import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DIALOGS } from "@/app/documents/[documentId]/_editor/features/dialogs";
import { PANELS } from "@/app/documents/[documentId]/_editor/features/panels";
import { KEY_COMMANDS } from "@/lib/workbench/keys/keys";
import { bench, row, TRANSLATOR } from "../../workbench/rows-made";

const ROLES = ["owner", "translator", "reviewer", "proofreader"] as const;

/** What every command of the table does for everybody, as far as it opens something. */
const opened = ROLES.flatMap((role) => {
  const state = { ...bench([row(1, "One.")], { ...TRANSLATOR, role }), active: "s1" };
  return KEY_COMMANDS.filter((command) => command.isAvailable(state)).map((command) =>
    command.does({ state, targetCaret: null, sentences: null }),
  );
});

describe("the tables of features", () => {
  test("every tab that a command opens is there, once", () => {
    const ids = PANELS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = new Set(opened.flatMap((doing) => ("panel" in doing ? [doing.panel] : [])));
    expect(wanted.size).toBeGreaterThan(4);
    expect([...wanted].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("the key beside a tab's name is the key of a command that opens it", () => {
    const state = { ...bench([row(1, "One.")], { ...TRANSLATOR, role: "owner" as const }), active: "s1" };
    const named = PANELS.filter(({ opensBy }) => opensBy !== undefined);
    expect(named.length).toBeGreaterThan(4);
    for (const { id, opensBy } of named) {
      const command = KEY_COMMANDS.find((one) => one.id === opensBy);
      expect(command?.does({ state, targetCaret: null, sentences: null })).toMatchObject({ panel: id });
    }
  });

  test("every dialog that a command opens is there", () => {
    const wanted = new Set(opened.flatMap((doing) => ("dialog" in doing ? [doing.dialog] : [])));
    expect(wanted.size).toBeGreaterThan(6);
    expect([...wanted].filter((name) => !(name in DIALOGS))).toEqual([]);
  });

  test("every field of the panel that a command wants takes the cursor", () => {
    const fields = opened.flatMap((doing) => ("panel" in doing && doing.wants ? [doing.wants] : []));
    const folder = "app/documents/[documentId]/_editor/features";
    const written = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".tsx"))
      .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
      .join("\n");
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) expect(written).toContain(`useWanted("${field}")`);
  });
});
