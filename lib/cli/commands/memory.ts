import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { database } from "../../db/client";
import { importEntries } from "../../db/memory/import";
import { saveMemory } from "../../db/memory/memories";
import { requireForJob } from "../../server/gate";
import { analyse } from "../../server/memory/analysis";
import { readyMemories } from "../../server/memory/matches";
import { entriesOfTmx, memoryAsTmx, type TmxRead } from "../../server/memory/tmx";
import { ANALYSIS_BANDS } from "../../wire/memories";
import { actor, firstOwner, withOurDatabase } from "./acting";
import { CannotDo, type Command, missing, parse, print, tell, unwritable, WrongUse } from "./command";
import { say } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao memory import <file> --project <name> [--memory <name>] [--as <email>]
     duizhao memory export <memory>|--project <name> [-o <file>] [--as <email>]
     duizhao memory analyse <document> [--as <email>]

import takes a TMX file of any size into a memory of the project (by default one named like the file) and prints
{"memory", "units", "taken", "folded", "refused"}; damaged units are told with their place. export writes a memory (its id, or
the project's own) as TMX 1.4b. analyse prints how much of a document was translated before, as CSV. Without --as it is
done in the name of the project's owner.
`,
    "zh-Hans": `用法：duizhao memory import <file> --project <name> [--memory <name>] [--as <email>]
      duizhao memory export <memory>|--project <name> [-o <file>] [--as <email>]
      duizhao memory analyse <document> [--as <email>]

import把任意大小的TMX文件导入项目的一个记忆库（默认以文件名命名），输出{"memory", "units", "taken", "folded", "refused"}；损坏的
条目连同位置一一列出。export把记忆库（用编号指定，或项目自己的）写成TMX 1.4b。analyse以CSV列出文档有多少内容以前译过。不加--as时以
项目负责人的名义进行。
`,
  },

  async run([what = "", ...args]) {
    if (what === "import") return importFile(args);
    if (what === "export") return exportMemory(args);
    if (what === "analyse") return analyseDocument(args);
    throw new WrongUse(
      say("cli.action.missing", { name: `memory ${what}`, actions: ["import", "export", "analyse"] }),
    );
  },
};

async function importFile(args: readonly string[]): Promise<void> {
  const { words, values } = parse(args, ["file"], {
    project: { type: "string" },
    memory: { type: "string" },
    as: { type: "string" },
  });
  const path = words[0]!;
  const name = values.project?.trim();
  if (!name) throw missing("--project");
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) throw new CannotDo(say("cli.file.unreadable", { path, why: say("cli.file.missing") }));
  const read: TmxRead = { units: 0, refused: 0, problems: [] };
  const said = await withOurDatabase(async () => {
    const { projectId, scope } = await scopeOf(name, values.as, "import");
    const memoryName = values.memory?.trim() || path.replace(/^.*\//, "").replace(/\.tmx$/i, "");
    const known = await database().memory.findFirst({
      where: { projectId, name: memoryName, deletedAt: null },
      select: { id: true },
    });
    const memory = known?.id ?? (await saveMemory(scope, memoryName)).id;
    const chunks = createReadStream(path, { highWaterMark: 256 * 1024 });
    const imported = await importEntries(scope, memory, entriesOfTmx(chunks, read), new Date());
    return { memory, units: read.units, ...imported, refused: read.refused };
  });
  for (const { code, unit, line } of read.problems)
    tell(
      `${say("cli.memory.refused", { path, line: String(line), unit: String(unit), why: code.replaceAll("-", "_") })}\n`,
    );
  if (read.refused > read.problems.length)
    tell(`${say("cli.memory.more-refused", { count: read.refused - read.problems.length })}\n`);
  if (read.units === 0 && read.refused > 0) throw new CannotDo(say("cli.memory.no-tmx", { path }));
  await print(`${JSON.stringify(said)}\n`);
}

async function exportMemory(args: readonly string[]): Promise<void> {
  const isNamed = args.some((arg) => arg.startsWith("--project"));
  const { words, values } = parse(args, isNamed ? [] : ["memory"], {
    project: { type: "string" },
    output: { type: "string", short: "o" },
    as: { type: "string" },
  });
  await withOurDatabase(async () => {
    let memoryId = words[0];
    let projectId: string;
    if (memoryId === undefined) {
      projectId = await projectNamed(values.project ?? "");
      memoryId = projectId;
    } else {
      const memory = await database().memory.findFirst({
        where: { id: memoryId, deletedAt: null },
        select: { projectId: true },
      });
      if (!memory) throw new CannotDo(say("cli.memory.missing", { id: memoryId }));
      projectId = memory.projectId;
    }
    const userId = await actor(values.as, () => firstOwner(projectId));
    const scope = await requireForJob({ userId, projectId }, "read-source");
    await readyMemories(scope);
    const { output } = values;
    const out = output === undefined ? process.stdout : createWriteStream(output);
    try {
      await pipeline(Readable.from(memoryAsTmx(scope, memoryId)), out, { end: out !== process.stdout });
    } catch (error) {
      const failure = error as NodeJS.ErrnoException;
      throw output !== undefined && failure.syscall === "open" ? unwritable(output, failure) : error;
    }
  });
}

async function analyseDocument(args: readonly string[]): Promise<void> {
  const { words, values } = parse(args, ["document"], { as: { type: "string" } });
  const documentId = words[0]!;
  const { bands, total } = await withOurDatabase(async () => {
    const document = await database().document.findFirst({
      where: { id: documentId, deletedAt: null },
      select: { projectId: true },
    });
    if (!document) throw new CannotDo(say("cli.document.missing", { id: documentId }));
    const userId = await actor(values.as, () => firstOwner(document.projectId));
    const scope = await requireForJob({ userId, projectId: document.projectId, documentId }, "read-source");
    return (await analyse(scope, documentId))!;
  });
  const rows = [...ANALYSIS_BANDS.map((band) => [band, bands[band]] as const), ["total", total] as const];
  const lines = rows.map(([band, { segments, characters }]) => `${band},${segments},${characters}`);
  await print(`match,segments,characters\n${lines.join("\n")}\n`);
}

async function projectNamed(name: string): Promise<string> {
  const projects = await database().project.findMany({
    where: { name: name.trim(), deletedAt: null },
    select: { id: true },
  });
  const [project, ...others] = projects;
  if (!project) throw new CannotDo(say("cli.project.missing", { name }));
  if (others.length > 0) throw new CannotDo(say("cli.project.several", { count: projects.length, name }));
  return project.id;
}

async function scopeOf(name: string, as: string | undefined, action: "import") {
  const projectId = await projectNamed(name);
  const userId = await actor(as, () => firstOwner(projectId));
  return { projectId, scope: await requireForJob({ userId, projectId }, action) };
}
