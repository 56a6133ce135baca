import { database } from "../../db/client";
import { importConcepts } from "../../db/terms/import";
import { readTerms } from "../../interchange/terms/read-terms";
import { TERMS_FORMATS } from "../../interchange/terms/write-terms";
import { requireForJob } from "../../server/gate";
import { candidatesIn } from "../../server/terms/candidates";
import { exportTerms } from "../../server/terms/export";
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
import { say } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao terms import <file> --project <name> [--as <email>]
     duizhao terms export --project <name> [--format ${TERMS_FORMATS.join("|")}] [-o <file>] [--as <email>]
     duizhao terms extract <zh> [<en>] [--limit <n>] [--format text|json]

import takes a TBX, CSV, TSV, XLSX or OmegaT file into the project's termbase and prints {"concepts", "taken", "folded", "refused"};
damaged entries are told with their place. export writes the termbase. extract needs no database: it prints candidates for
terms in a Chinese text, the best first, with how often each stands there and, where an English draft is given, how that has it.
`,
    "zh-Hans": `用法：duizhao terms import <file> --project <name> [--as <email>]
      duizhao terms export --project <name> [--format ${TERMS_FORMATS.join("|")}] [-o <file>] [--as <email>]
      duizhao terms extract <zh> [<en>] [--limit <n>] [--format text|json]

import把TBX、CSV、TSV、XLSX或OmegaT文件导入项目的术语库，输出{"concepts", "taken", "folded", "refused"}；损坏的条目连同位置一一列出。
export写出术语库。extract不需要数据库：从中文文本里提取候选术语，最有价值的在前，附出现次数；给出英文初稿时，附初稿里的译法。
`,
  },

  async run([what = "", ...args]) {
    if (what === "import") return importFile(args);
    if (what === "export") return exportFile(args);
    if (what === "extract") return extract(args);
    throw new WrongUse(
      say("cli.action.missing", { name: `terms ${what}`, actions: ["import", "export", "extract"] }),
    );
  },
};

async function importFile(args: readonly string[]): Promise<void> {
  const { words, values } = parse(args, ["file"], { project: { type: "string" }, as: { type: "string" } });
  const path = words[0]!;
  if (!values.project?.trim()) throw missing("--project");
  const bytes = await bytesOf(path);
  const { concepts, problems } = await readTerms(bytes);
  for (const { code, place } of problems.slice(0, 100))
    tell(`${say("cli.terms.refused", { path, place: String(place), why: code.replaceAll("-", "_") })}
`);
  if (problems.length > 100)
    tell(`${say("cli.terms.more-refused", { count: problems.length - 100 })}
`);
  if (concepts.length === 0 && problems.some(({ code }) => code !== "no-pair"))
    throw new CannotDo(say("cli.terms.none", { path }));
  const said = await withOurDatabase(async () => {
    const projectId = await projectNamed(values.project!);
    const scope = await requireForJob(
      { userId: await actor(values.as, () => firstOwner(projectId)), projectId },
      "edit",
    );
    return database().$transaction((tx) => importConcepts(tx, scope, projectId, concepts, new Date()), {
      timeout: 300_000,
    });
  });
  const { taken, folded } = said!;
  await print(`${JSON.stringify({ concepts: concepts.length, taken, folded, refused: problems.length })}\n`);
}

async function exportFile(args: readonly string[]): Promise<void> {
  const { values } = parse(args, [], {
    project: { type: "string" },
    format: { type: "string", default: "tbx" },
    output: { type: "string", short: "o" },
    as: { type: "string" },
  });
  if (!values.project?.trim()) throw missing("--project");
  const format = oneOf("format", values.format, TERMS_FORMATS);

  await withOurDatabase(async () => {
    const projectId = await projectNamed(values.project!);
    const userId = await actor(values.as, () => firstOwner(projectId));
    const scope = await requireForJob({ userId, projectId }, "read-source");
    const file = await exportTerms(scope, projectId, format);
    await writeTo(values.output, file!.bytes);
  });
}

async function extract(args: readonly string[]): Promise<void> {
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
  const rows = await rowsOf(zh!, en);
  const candidates = await candidatesIn(rows, limit);
  if (format === "json") return print(`${JSON.stringify(candidates)}\n`);
  const lines = candidates.map(
    ({ text, kind, count, renderings }) =>
      `${text}\t${kind}\t${count}\t${renderings.map((one) => `${one.count} × ${one.text}`).join(", ")}`,
  );
  await print(lines.map((line) => `${line}\n`).join(""));
}
