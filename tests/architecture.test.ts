import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

/**
 * The picture of STYLE.md as a table: what each room may import. Arrows run one way. A new room gets a row here and
 * in lib/README.md.
 */
const THINKING: Readonly<Record<string, readonly string[]>> = {
  "lib/access.ts": [],
  "lib/text": [],
  "lib/messages": [],
  "lib/quantity": ["lib/text"],
  "lib/segmentation": ["lib/text"],
  "lib/corrections": ["lib/text"],
  "lib/segments": ["lib/access.ts", "lib/segmentation", "lib/corrections", "lib/text"],
  "lib/align": ["lib/segmentation", "lib/text"],
  "lib/match": ["lib/align", "lib/quantity", "lib/segmentation", "lib/text"],
  "lib/term": ["lib/align", "lib/segmentation", "lib/text"],
  "lib/dictionary": ["lib/term", "lib/text"],
  "lib/check": ["lib/align", "lib/quantity", "lib/segmentation", "lib/term", "lib/text"],
  "lib/interchange": ["lib/segmentation", "lib/term", "lib/text"],
  "lib/score": ["lib/text"],
  "lib/wire": [
    "lib/access.ts",
    "lib/score",
    "lib/segments",
    "lib/corrections",
    "lib/segmentation",
    "lib/text",
  ],
};
const THOUGHT = Object.keys(THINKING);
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ...THINKING,
  "lib/workbench": [
    "lib/access.ts",
    "lib/messages",
    "lib/wire",
    "lib/segments",
    "lib/corrections",
    "lib/segmentation",
    "lib/text",
  ],
  "lib/db": THOUGHT,
  "lib/server": [...THOUGHT, "lib/db"],
  "lib/cli": [...THOUGHT, "lib/db", "lib/server"],
  app: [...THOUGHT, "lib/db", "lib/server", "lib/workbench"],
};

/** Every room may name the codes of its messages. */
const NAMED_BY_ALL = "lib/messages";

/** Rooms that only think. */
const PURE = [...THOUGHT, "lib/workbench"];

/** What thinking must not lean on, with what to do instead. */
const IMPURE: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /from "(?:react|react-dom|next)(?:\/[^"]*)?"/, why: "React and Next belong in app/" },
  { pattern: /from "(?:@prisma\/[^"]*|pg|pg-boss|server-only)"/, why: "the database belongs in lib/db" },
  {
    pattern: /from "node:(?!zlib|buffer)[^"]*"/,
    why: "files and the machine belong in lib/server or lib/cli",
  },
  { pattern: /\bprocess\.env\b/, why: "the environment arrives as an argument" },
  { pattern: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, why: "the time arrives as an argument" },
  { pattern: /\bMath\.random\(|\brandomUUID\(|\bgetRandomValues\(/, why: "chance arrives as an argument" },
];

const root = resolve(import.meta.dirname, "..");
const sources = ["app", "lib", "prisma"].flatMap((folder) => filesBelow(join(root, folder)));

test("imports run one way", () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const from = roomOf(file);
    if (!from) continue;
    for (const target of importsOf(file)) {
      const to = roomOf(target);
      if (to && to !== from && to !== NAMED_BY_ALL && !MAY_IMPORT[from]?.includes(to))
        wrong.push(`${relative(root, file)} imports ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("every room stands in the table", () => {
  const rooms = readdirSync(join(root, "lib")).filter((name) => name !== "README.md");
  expect(rooms.filter((name) => !(`lib/${name}` in MAY_IMPORT))).toEqual([]);
});

test("rooms that think know no clock, chance, file, database or screen", () => {
  const wrong: string[] = [];
  for (const file of sources) {
    if (!PURE.includes(roomOf(file) ?? "")) continue;
    const code = withoutComments(readFileSync(file, "utf8"));
    for (const { pattern, why } of IMPURE) {
      if (pattern.test(code)) wrong.push(`${relative(root, file)} ${pattern}: ${why}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("lib/db and lib/server open with server-only, so that a client component that reaches for one breaks the build", () => {
  const without = sources.filter((file) => {
    const room = roomOf(file);
    return (
      (room === "lib/db" || room === "lib/server") &&
      !readFileSync(file, "utf8").startsWith('import "server-only";')
    );
  });
  expect(without.map((file) => relative(root, file))).toEqual([]);
});

test("a scope is made in one place", () => {
  const casts = sources.filter((file) =>
    /\bas (?:unknown as )?(?:\w*Scope\b|Somebody\b|Administrator\b)/.test(readFileSync(file, "utf8")),
  );
  expect(
    casts
      .map((file) => relative(root, file))
      .filter((file) => !/^lib\/server\/(?:gate|auth\/session)\.ts$/.test(file)),
  ).toEqual([]);
});

/** Who reads or writes without a scope, and why nobody's rights are passed by. */
const ASKS_FOR_NOBODY: Readonly<Record<string, string>> = {
  findPlace: "the gate's own query, from which scopes are made",
  findJobPlace: "the same for a job; an export's place is found for nobody but who ordered it",
  findTokenOwner: "finds out who is asking, by the hash of a secret",
  isDisabled: "asked while somebody signs in, whose password was right",
  endSession: "by the session's own secret",
  findKnownPlace: "asked while somebody signs in, of the account that they name; says nothing to them",
  saveKnownPlaces: "for whoever has just signed in",
  saveFirstLanguage: "for whoever has just signed in",
  isEmptyInstance: "says yes or no before there is anybody",
  findWaitingInvitation: "finds an invitation by the hash of its secret",
  findProjectInvitedTo: "finds a project by the hash of an invitation’s secret, for one of its members",
  sweepTraces: "deletes old events, of all projects alike",
  countAnew: "has PostgreSQL count its rows, and reads none of them",
  reviveJobs:
    "gives the jobs of a dead worker back to the queue; whoever takes one asks the gate (lib/server, rule 4)",
};

test("whoever reads or writes the database asks on behalf of somebody (invariant 10)", () => {
  const functions = sources
    .filter((file) => roomOf(file) === "lib/db")
    .flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(/^export (?:async )?function (\w+)([\s\S]*?)^}$/gm),
    ]);
  const bold = functions.flatMap(([, name = "", rest = ""]) => {
    const parameters = rest.slice(0, rest.search(/\{\n/));
    return rest.includes("database()") &&
      !/: (?:\w*Scope\b|Somebody\b|Administrator\b|ClaimedJob\b)/.test(parameters)
      ? [name]
      : [];
  });
  expect(bold.toSorted()).toEqual(Object.keys(ASKS_FOR_NOBODY).toSorted());
});

test("the top level holds what the plan says", () => {
  const plan =
    /^(?:app|lib|prisma|tests|package\.json|package-lock\.json|tsconfig\.json|next\.config\.js|README\.md|LICENSE|CHANGELOG\.md|\..*)$/;
  const made = /^(?:node_modules|next-env\.d\.ts|data|test-results|playwright-report)$/;
  expect(readdirSync(root).filter((name) => !plan.test(name) && !made.test(name))).toEqual([]);
});

test("no circle of imports, not even of types", () => {
  const files = sources.filter((file) => /\/(?:lib|app)\//.test(file));
  const known = new Set(files);
  const graph = new Map(files.map((file) => [file, importsOf(file).flatMap((to) => fileAt(to, known))]));
  expect(circlesIn(graph).map((circle) => circle.map((file) => relative(root, file)))).toEqual([]);
});

test("no folders of lib/db that import each other, by however many steps", () => {
  const folderOf = (path: string) => /^lib\/db\/([^/.]+)(?:\/|$)/.exec(relative(root, path))?.[1] ?? null;
  const graph = new Map<string, string[]>();
  for (const file of sources) {
    const from = folderOf(file);
    if (from === null) continue;
    const others = importsOf(file).flatMap((to) => folderOf(to) ?? []);
    const next = others.filter(
      (to) => to !== from && statSync(join(root, "lib/db", to), NO_ERROR)?.isDirectory(),
    );
    graph.set(from, [...(graph.get(from) ?? []), ...next]);
  }
  expect(graph.size).toBeGreaterThan(10);
  expect(circlesIn(graph)).toEqual([]);
});

test("no sentences for people below the screen: codes, and the words in lib/messages", () => {
  const rooms = [...PURE, "lib/db", "lib/server"].filter(
    (room) => !["lib/messages", "lib/wire", "lib/workbench"].includes(room),
  );
  const sentence = /(["`])[A-Z][^"`\n]*\s[^"`\n]*\s[^"`\n]*[a-z”)][.?!]\1/;
  const found = sources
    .map((file) => relative(root, file))
    .filter((name) => rooms.some((room) => name === room || name.startsWith(`${room}/`)))
    .filter((name) => {
      const code = withoutComments(readFileSync(join(root, name), "utf8"));
      return sentence.test(code.replace(/new (?:\w*Error)\([\s\S]*?\)[;,]/g, ""));
    });
  expect(found).toEqual([]);
});

test("a numbered rule carries its room and file as prefix, so that one search finds all of it", () => {
  const bare = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^\s*(?:\*|\/\/)\s+([A-Z]\d{1,2})\s{2}\S/gm)].map(
      ([, rule]) => `${relative(root, file)} ${rule}`,
    ),
  );
  expect(bare).toEqual([]);
});

test("no barrels, no utils, no helpers", () => {
  const names = sources.map((file) => relative(root, file));
  expect(
    names.filter((name) => /(?:^|\/)(?:index|utils?|helpers?|types|common|misc)(?:\.tsx?$|\/)/.test(name)),
  ).toEqual([]);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === "generated") return [];
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.(?:tsx?|mjs)$/.test(name) ? [path] : [];
  });
}

function roomOf(path: string): string | null {
  const [top, room] = relative(root, path).split("/");
  if (top === "app") return "app";
  if (top !== "lib" || !room) return null;
  return room === "access" ? "lib/access.ts" : `lib/${room}`;
}

/** Files of ours that a file imports, by static or dynamic import. */
function importsOf(file: string): string[] {
  const code = withoutComments(readFileSync(file, "utf8"));
  const found = [...code.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);
  return found.flatMap((specifier) => {
    if (specifier.startsWith("@/")) return [join(root, specifier.slice(2))];
    if (specifier.startsWith(".")) return [resolve(dirname(file), specifier)];
    return [];
  });
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

const NO_ERROR = { throwIfNoEntry: false } as const;

/** The file that an import without its ending means; none where it is not one of `known`. */
function fileAt(path: string, known: ReadonlySet<string>): string[] {
  return ["", ".ts", ".tsx", ".mjs"]
    .map((end) => `${path}${end}`)
    .filter((candidate) => known.has(candidate));
}

/** Sets of nodes that can all reach each other (Tarjan's strongly connected components of more than one). */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (node: string) => {
    numbers.set(node, numbers.size);
    lowest.set(node, numbers.get(node)!);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!numbers.has(next)) visit(next);
      else if (!open.includes(next)) continue;
      lowest.set(node, Math.min(lowest.get(node)!, lowest.get(next)!));
    }
    if (lowest.get(node) !== numbers.get(node)) return;
    const circle = open.splice(open.indexOf(node));
    if (circle.length > 1) found.push(circle.toSorted());
  };
  for (const node of graph.keys()) if (!numbers.has(node)) visit(node);
  return found;
}
