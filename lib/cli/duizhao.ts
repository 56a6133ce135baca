/**
 * The terminal's door: `duizhao <command> …`. Results go to standard output, messages to standard error; the exit
 * status is 0, 1 (it could not) or 2 (wrong use).
 */
import { CannotDo, type Command, tell, WrongUse } from "./commands/command";
import { StartProblem } from "./start/messages.mjs";

const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  align: () => import("./commands/align"),
  segment: () => import("./commands/segment"),
  count: () => import("./commands/count"),
  check: () => import("./commands/check"),
  quantities: () => import("./commands/quantities"),
  import: () => import("./commands/import"),
  export: () => import("./commands/export"),
  memory: () => import("./commands/memory"),
  user: () => import("./commands/user"),
  token: () => import("./commands/token"),
  removed: () => import("./commands/removed"),
  backup: () => import("./commands/backup"),
  restore: () => import("./commands/restore"),
};

const USAGE = `Use: duizhao <command> …

  align <zh> <en>          which English answers which Chinese
  segment <zh>             a Chinese text's paragraphs and sentences
  count <zh>               a Chinese text's size: 字数, characters, words
  check <zh> <en>          what is wrong in a translation; check --pairs <tsv>
  quantities               the numbers, dates and measures of each line of standard input, with their values
  import <file>            a Chinese original, with its draft if there is one, into a project
  export <document>        the English version
  memory import <tmx>      past translations; memory export, memory analyse
  user add <email>         an account; user list, password, sign-out, disable, enable
  token <email>            a key for a program
  removed [<id>]           what was removed; with an id it is brought back
  backup <file>            everything, in one file
  restore <file>           everything, from such a file

duizhao <command> --help says more.
`;

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? process.stderr : process.stdout).write(USAGE);
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    tell(`There is no command “${name}”.\n\n${USAGE}`);
    return 2;
  }
  const { command } = await COMMANDS[name]!();
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(command.usage);
    return 0;
  }
  try {
    await command.run(args);
    return 0;
  } catch (error) {
    if (error instanceof WrongUse) tell(`${error.message}\n\n${command.usage}`);
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
    tell(`This is a mistake of ours: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
