/**
 * The terminal's door: `duizhao <command> …`. Results go to standard output, messages to standard error; the exit
 * status is 0, 1 (it could not) or 2 (wrong use).
 */
import type { ChosenLanguage } from "../messages/language";
import { CannotDo, type Command, tell, WrongUse } from "./commands/command";
import { say } from "./commands/words";
import { StartProblem } from "./start/messages.mjs";
import { languageOf, takeLanguage, terminalLanguage } from "./start/words.mjs";

const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  align: () => import("./commands/align"),
  segment: () => import("./commands/segment"),
  count: () => import("./commands/count"),
  check: () => import("./commands/check"),
  names: () => import("./commands/names"),
  quantities: () => import("./commands/quantities"),
  dictionary: () => import("./commands/dictionary"),
  import: () => import("./commands/import"),
  export: () => import("./commands/export"),
  archive: () => import("./commands/archive"),
  certificate: () => import("./commands/certificate"),
  score: () => import("./commands/score"),
  memory: () => import("./commands/memory"),
  terms: () => import("./commands/terms"),
  user: () => import("./commands/user"),
  token: () => import("./commands/token"),
  removed: () => import("./commands/removed"),
  backup: () => import("./commands/backup"),
  restore: () => import("./commands/restore"),
};

const OVERVIEW: Readonly<Record<ChosenLanguage, string>> = {
  en: `Use: duizhao <command> …

  align <zh> <en>          which English answers which Chinese
  segment <zh>             a Chinese text's paragraphs and sentences
  count <zh>               a Chinese text's size: 字数, characters, words
  check <zh> <en>          what is wrong in a translation; check --pairs <tsv>
  quantities               the numbers, dates and measures of each line of standard input, with their values
  dictionary <text>        the words of a Chinese text with pinyin and English
  import <file>            a Chinese original, with its draft if there is one, into a project
  export <document>        the English version
  archive export <id>      a project or document with everything; archive import <file>
  certificate <document>   what was covered, checked and approved, of which versions; certificate verify <file>
  score <document>         what the translation scores by the errors that reviewers marked; score sample <document>
  memory import <tmx>      past translations; memory export, memory analyse
  names import <file>      people, places and works; names export, names propose
  terms import <file>      agreed words; terms export, terms extract
  user add <email>         an account; user list, password, sign-out, disable, enable
  token <email>            a key for a program
  removed [<id>]           what was removed; with an id it is brought back
  backup <file>            everything, in one file
  restore <file>           everything, from such a file

duizhao <command> --help says more. Messages are in the language of the terminal, or in that of --language en|zh-Hans.
`,
  "zh-Hans": `用法：duizhao <command> …

  align <zh> <en>          哪段英文对应哪段中文
  segment <zh>             中文文本的段落和句子
  count <zh>               中文文本的字数、字符数、词数
  check <zh> <en>          检查译文的问题；check --pairs <tsv>
  quantities               标准输入每一行里的数字、日期和度量，连同数值
  dictionary <text>        中文文本中的词，附拼音和英文释义
  import <file>            把中文原文（可以连同英文初稿）导入项目
  export <document>        导出英文版
  archive export <id>      项目或文档的全部内容；archive import <file>
  certificate <document>   已覆盖、检查、批准的内容和所依据的版本；certificate verify <file>
  score <document>         按审校的错误标注给译文评分；score sample <document>
  memory import <tmx>      以前的译文；memory export、memory analyse
  names import <file>      人名地名表；names export、names propose
  terms import <file>      术语；terms export、terms extract
  user add <email>         账户；user list、password、sign-out、disable、enable
  token <email>            程序用的访问令牌
  removed [<id>]           移除的内容；给出编号则恢复
  backup <file>            把全部内容备份到一个文件
  restore <file>           从备份文件还原

duizhao <command> --help有详细说明。消息使用终端的语言，或用--language en|zh-Hans指定。
`,
};

async function main(given: readonly string[]): Promise<number> {
  const { value: asked, rest } = takeLanguage(given);
  const [name, ...args] = rest;
  const language = terminalLanguage(given, process.env);
  const overview = OVERVIEW[language];
  if (asked !== undefined && languageOf(asked) === undefined) {
    tell(`${say("launch.language", { value: asked })}\n`);
    return 2;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? process.stderr : process.stdout).write(overview);
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    tell(`${say("cli.command.missing", { name })}\n\n${overview}`);
    return 2;
  }
  const { command } = await COMMANDS[name]!();
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(command.usage[language]);
    return 0;
  }
  try {
    await command.run(args);
    return 0;
  } catch (error) {
    if (error instanceof WrongUse) tell(`${error.message}\n\n${command.usage[language]}`);
    else if (error instanceof CannotDo || error instanceof StartProblem) tell(`${error.message}\n`);
    else throw error;
    return error instanceof WrongUse ? 2 : 1;
  }
}

// A reader that has seen enough (`| head`) is no mistake.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    tell(`${say("cli.our-mistake", { what: String(error instanceof Error ? error.stack : error) })}\n`);
    process.exitCode = 1;
  },
);
