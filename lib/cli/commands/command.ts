import { readFile, writeFile } from "node:fs/promises";
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { ChosenLanguage } from "../../messages/language";
import { say } from "./words";

export interface Command {
  /** What `--help` prints, a line end at its end. */
  readonly usage: Readonly<Record<ChosenLanguage, string>>;
  run(args: readonly string[]): Promise<void>;
}

/** The person asked in a way we do not know: exit status 2, with the usage. */
export class WrongUse extends Error {}

/** What was asked cannot be done, and the message says why: exit status 1. */
export class CannotDo extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The options and exactly as many words as there are names for them. */
export function parse<const T extends Options>(
  args: readonly string[],
  names: readonly string[],
  options: T,
) {
  const parsed = parseLeniently(args, options);
  if (parsed.positionals.length < names.length) {
    throw new WrongUse(say("cli.word.missing", { name: `<${names[parsed.positionals.length]}>` }));
  }
  if (parsed.positionals.length > names.length) {
    throw new WrongUse(say("cli.word.too-many", { word: parsed.positionals[names.length]! }));
  }
  return { words: parsed.positionals, values: parsed.values };
}

function parseLeniently<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUse(wrongOption(error as NodeJS.ErrnoException));
  }
}

/** Node's parser says in English what is wrong, and names the option in quotation marks: '-o, --output <value>', '--admin'. */
function wrongOption({ code, message }: NodeJS.ErrnoException): string {
  const name = /'(?:-\w, )?(-[^' ]+)/.exec(message)?.[1] ?? "--";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return say("cli.option.unknown", { name });
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return message;
  return message.includes("does not take")
    ? say("cli.option.takes-no-value", { name })
    : say("cli.option.value", { name });
}

/** What an option or a word that has to be there is missing as. */
export function missing(name: string): WrongUse {
  return new WrongUse(say("cli.word.missing", { name }));
}

/** The value of an option that has to be one of a few. */
export function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new WrongUse(
      say("cli.option.not-allowed", { name: `--${name}`, value, allowed: allowed.join(", ") }),
    );
  return found;
}

export async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException);
  }
}

/** Why a file cannot be read, in words. */
export function unreadable(path: string, { code, message }: NodeJS.ErrnoException): CannotDo {
  const why =
    code === "ENOENT" ? say("cli.file.missing") : code === "EISDIR" ? say("cli.file.folder") : message;
  return new CannotDo(say("cli.file.unreadable", { path, why }));
}

/** Writes a result into a file, or to standard output. */
export async function writeTo(file: string | undefined, bytes: Uint8Array): Promise<void> {
  if (file !== undefined) {
    try {
      return await writeFile(file, bytes);
    } catch (error) {
      throw unwritable(file, error as NodeJS.ErrnoException);
    }
  }
  await new Promise<void>((done, failed) => {
    process.stdout.write(bytes, (error) => (error ? failed(error) : done()));
  });
}

/** Why a file cannot be written, in words. */
export function unwritable(path: string, { code, message }: NodeJS.ErrnoException): CannotDo {
  const reason = UNWRITABLE.get(code ?? "");
  const why = reason === undefined ? message : say(`cli.file.${reason}`);
  return new CannotDo(say("cli.file.unwritable", { path, why }));
}

const UNWRITABLE: ReadonlyMap<string, "no-folder" | "folder" | "forbidden" | "full" | "read-only"> = new Map([
  ["ENOENT", "no-folder"],
  ["ENOTDIR", "no-folder"],
  ["EISDIR", "folder"],
  ["EACCES", "forbidden"],
  ["EPERM", "forbidden"],
  ["ENOSPC", "full"],
  ["EDQUOT", "full"],
  ["EROFS", "read-only"],
] as const);

/**
 * What a terminal may be given: names and titles may come from anybody, and an ESC in one of them would move the cursor,
 * colour what follows, or set the window's title. Tabs and line ends stay.
 */
export function forTerminal(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    /[\t\n]/.test(character) ? character : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

/** Says something to whoever sits there. */
export function tell(text: string): void {
  process.stderr.write(forTerminal(text));
}

/** Writes a result and waits until it is out, however slow the reader. */
export function print(text: string): Promise<void> {
  return new Promise((done, failed) => {
    process.stdout.write(process.stdout.isTTY ? forTerminal(text) : text, (error) =>
      error ? failed(error) : done(),
    );
  });
}
