import { writeFile } from "node:fs/promises";
import { database } from "../../db/client";
import { readScore } from "../../db/score/report";
import { draw } from "../../db/score/samples";
import { sayIn } from "../../messages/catalogue";
import { preferredLanguage } from "../../messages/language";
import { requireForJob } from "../../server/gate";
import { granted } from "../../server/http/refusal";
import { reportCsv } from "../../server/score/report-csv";
import { reportPage } from "../../server/score/report-page";
import { reportText } from "../../server/score/report-text";
import { NewSample } from "../../wire/score";
import { actor, firstOwner, withOurDatabase } from "./acting";
import { CannotDo, type Command, oneOf, parse, print, WrongUse } from "./command";
import { say, terminalWords } from "./words";

const FORMATS = ["text", "json", "csv", "html"] as const;

export const command: Command = {
  usage: {
    en: `Use: duizhao score <document> [--format text|json|csv|html] [--sample <number>] [--lang en|zh-Hans] [-o <file>] [--as <email>]
     duizhao score sample <document> [--share <percent>] [--least <words>] [--least-of chapter|document] [--seed <words>] [--as <email>]

Says what a translation (the document's id) scores by the errors that reviewers marked: points per 1,000 words, with sample and interval,
by translator, reviewer and category. sample draws the rows that are to be scored and prints their ids with their words, one in a line; what
is left out is as the project has it. Without --as it is done in the name of the project's owner.
`,
    "zh-Hans": `用法：duizhao score <document> [--format text|json|csv|html] [--sample <number>] [--lang en|zh-Hans] [-o <file>] [--as <email>]
     duizhao score sample <document> [--share <percent>] [--least <words>] [--least-of chapter|document] [--seed <words>] [--as <email>]

按审校标注的错误给出译文（用文档编号指定）的评分：每1,000词的分值，连同样本和置信区间，按译者、审校和类别列出。sample抽取要评分的
句段，每行输出一个编号和词数；没有给出的选项按项目的设置。不加--as时以项目负责人的名义进行。
`,
  },

  async run(args) {
    if (args[0] === "sample") return sample(args.slice(1));
    const { words, values } = parse(args, ["document"], {
      format: { type: "string", default: "text" },
      sample: { type: "string" },
      lang: { type: "string" },
      output: { type: "string", short: "o" },
      as: { type: "string" },
    });
    const format = oneOf("format", values.format, FORMATS);
    const number = values.sample === undefined ? undefined : numberOf("sample", values.sample);
    const language =
      values.lang === undefined ? terminalWords().language : oneOf("lang", values.lang, ["en", "zh-Hans"]);
    const report = await withOurDatabase(async () => {
      const scope = await scopeOf(words[0]!, values.as, "read-source");
      return readScore(scope, words[0]!, number);
    });
    if (!report) throw new CannotDo(say("cli.score.no-sample", { number: number ?? 0 }));
    const inWords = sayIn(preferredLanguage(language));
    const written = {
      text: () => reportText(report, inWords),
      json: () => `${JSON.stringify(report, null, 2)}\n`,
      csv: () => reportCsv(report, inWords),
      html: () => reportPage(report, inWords),
    }[format]();
    if (values.output === undefined) return print(written);
    try {
      await writeFile(values.output, written);
    } catch (error) {
      throw new CannotDo(say("cli.file.unwritable", { path: values.output, why: (error as Error).message }));
    }
  },
};

async function sample(args: readonly string[]): Promise<void> {
  const { words, values } = parse(args, ["document"], {
    share: { type: "string" },
    least: { type: "string" },
    "least-of": { type: "string" },
    seed: { type: "string" },
    as: { type: "string" },
  });
  const { share, least, seed, "least-of": leastOf } = values;
  const wish = NewSample.safeParse({
    ...(share !== undefined && { share: numberOf("share", share) / 100 }),
    ...(least !== undefined && { least: numberOf("least", least) }),
    ...(leastOf !== undefined && { leastOf: oneOf("least-of", leastOf, ["chapter", "document"]) }),
    ...(seed !== undefined && { seed }),
  });
  if (!wish.success) throw new WrongUse(say("cli.score.out-of-bounds"));
  const drawn = await withOurDatabase(async () => {
    const scope = await scopeOf(words[0]!, values.as, "review");
    return granted(await draw({ ...scope, documentId: words[0]! }, wish.data, new Date())).sample;
  });
  await print(drawn.rows.map(({ id, words: count }) => `${id}\t${count}\n`).join(""));
}

async function scopeOf<A extends "read-source" | "review">(
  documentId: string,
  as: string | undefined,
  action: A,
) {
  const document = await database().document.findFirst({
    where: { id: documentId, deletedAt: null },
    select: { projectId: true },
  });
  if (!document) throw new CannotDo(say("cli.document.missing", { id: documentId }));
  const { projectId } = document;
  const userId = await actor(as, () => firstOwner(projectId));
  return requireForJob({ userId, projectId, documentId }, action);
}

function numberOf(name: string, value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number))
    throw new WrongUse(say("cli.score.no-number", { name }));
  return number;
}
