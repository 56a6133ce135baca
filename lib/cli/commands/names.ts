import { listNames } from "../../db/names/reads";
import { setNames } from "../../db/names/writes";
import { NAMES_FILES, type NamesFormat, readNames, writeNames } from "../../interchange/names/names-files";
import { messageOf } from "../../segments/refusal";
import { requireForJob } from "../../server/gate";
import { changesOf } from "../../server/names/changes";
import { proposalsIn } from "../../server/names/propose";
import { CHANGES_MOST } from "../../wire/names";
import { actor, firstOwner, withOurDatabase } from "./acting";
import { isOneFile, projectNamed, rowsOf } from "./beside";
import {
  bytesOf,
  CannotDo,
  type Command,
  missing,
  oneOf,
  parse,
  print,
  tell,
  WrongUse,
  writeTo,
} from "./command";
import { say, terminalWords } from "./words";

const FORMATS = Object.keys(NAMES_FILES) as NamesFormat[];

export const command: Command = {
  usage: {
    en: `Use: duizhao names import <file> --project <name> [--as <email>]
     duizhao names export --project <name> [--format ${FORMATS.join("|")}] [-o <file>] [--as <email>]
     duizhao names propose <zh> [<en>] [--limit <n>] [--format text|json]

import takes a CSV, TSV or XLSX table of names into the project's ledger and prints {"added", "changed", "same", "refused"}; rows that
cannot be read are told with their number. export writes the ledger. propose needs no database: it prints the names of a Chinese text,
the surest first, with their kind, how often each stands there, its English and where that comes from.
`,
    "zh-Hans": `用法：duizhao names import <file> --project <name> [--as <email>]
      duizhao names export --project <name> [--format ${FORMATS.join("|")}] [-o <file>] [--as <email>]
      duizhao names propose <zh> [<en>] [--limit <n>] [--format text|json]

import把CSV、TSV或XLSX表格中的名称导入项目的人名地名表，输出{"added", "changed", "same", "refused"}；读不出的行连同行号一一列出。
export写出人名地名表。propose不需要数据库：列出中文文本里的人名、地名、机构和作品，最有把握的在前，附类别、出现次数、英文及其来源。
`,
  },

  async run([what = "", ...args]) {
    if (what === "import") return importFile(args);
    if (what === "export") return exportFile(args);
    if (what === "propose") return propose(args);
    throw new WrongUse(
      say("cli.action.missing", { name: `names ${what}`, actions: ["import", "export", "propose"] }),
    );
  },
};

async function importFile(args: readonly string[]): Promise<void> {
  const { words, values } = parse(args, ["file"], { project: { type: "string" }, as: { type: "string" } });
  const path = words[0]!;
  if (!values.project?.trim()) throw missing("--project");
  const { names, problems } = await readNames(await bytesOf(path), CHANGES_MOST);
  for (const { code, place } of problems.slice(0, 100))
    tell(`${say("cli.names.refused", { path, place: String(place), why: code.replaceAll("-", "_") })}\n`);
  if (names.length === 0) throw new CannotDo(say("cli.names.none", { path }));
  const said = await withOurDatabase(async () => {
    const projectId = await projectNamed(values.project!);
    const userId = await actor(values.as, () => firstOwner(projectId));
    const { names: changes, same } = await changesOf(
      await requireForJob({ userId, projectId }, "read-source"),
      names,
    );
    if (changes.length > 0) {
      const set = await setNames(
        await requireForJob({ userId, projectId }, "edit"),
        { names: changes },
        new Date(),
      );
      if (!set.ok) throw new CannotDo(terminalWords().message(messageOf(set)));
    }
    const added = changes.filter(({ was }) => was === null).length;
    return { added, changed: changes.length - added, same, refused: problems.length };
  });
  await print(`${JSON.stringify(said)}\n`);
}

async function exportFile(args: readonly string[]): Promise<void> {
  const { values } = parse(args, [], {
    project: { type: "string" },
    format: { type: "string", default: "csv" },
    output: { type: "string", short: "o" },
    as: { type: "string" },
  });
  if (!values.project?.trim()) throw missing("--project");
  const format = oneOf("format", values.format, FORMATS);
  await withOurDatabase(async () => {
    const projectId = await projectNamed(values.project!);
    const userId = await actor(values.as, () => firstOwner(projectId));
    const { names } = await listNames(await requireForJob({ userId, projectId }, "read-source"));
    const bytes = writeNames(names, format);
    await writeTo(values.output, bytes);
  });
}

async function propose(args: readonly string[]): Promise<void> {
  const options = {
    limit: { type: "string", default: "100" },
    format: { type: "string", default: "text" },
  } as const;
  const { words, values } = parse(args, isOneFile(args, options) ? ["zh"] : ["zh", "en"], options);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 5_000)
    throw new WrongUse(
      say("cli.option.not-allowed", { name: "--limit", value: values.limit, allowed: "1–5000" }),
    );
  const format = oneOf("format", values.format, ["text", "json"]);
  const [zh, en] = words;
  const names = await proposalsIn(await rowsOf(zh!, en), limit);
  if (format === "json") return print(`${JSON.stringify(names)}\n`);
  const lines = names.map(({ zh: name, aliases, kind, count, first, from, renderings }) =>
    [
      [name, ...aliases].join(" "),
      kind,
      count,
      first,
      from ?? "",
      renderings.map((one) => `${one.count} × ${one.text}`).join(", "),
    ].join("\t"),
  );
  await print(lines.map((line) => `${line}\n`).join(""));
}
