import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Damaged, type Part, readBackup } from "../backup/file";
import { CannotLoad, isEmpty, isInUse, loadBackup } from "../backup/load";
import { connect } from "../start/connection.mjs";
import { fullDisk, isFullDisk, wordsOf } from "../start/messages.mjs";
import { CannotDo, type Command, parse, tell, unreadable } from "./command";
import { withDatabase } from "./open-database";
import { say } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao restore <file> [--replace]

Brings back everything from a backup, after checking the whole file. Stop the app before. People sign in again.

  --replace   throw away what is in the database now; without it, only an empty database is filled
`,
    "zh-Hans": `用法：duizhao restore <file> [--replace]

检查整个备份文件之后，恢复其中的全部内容。请先停止应用。还原后所有人需要重新登录。

  --replace   丢弃数据库里现有的内容；不加时只还原到空数据库
`,
  },

  async run(args) {
    const { words, values } = parse(args, ["file"], { replace: { type: "boolean", default: false } });
    const file = words[0]!;
    try {
      for await (const _ of partsOf(file)); // CLI-BACKUP-2: believed only after it was read to its end
      await withDatabase((url) => restore(url, file, values.replace));
    } catch (error) {
      throw explained(error, file);
    }
    tell(`${say("cli.backup.restored", { file })}\n`);
  },
};

async function restore(url: string, file: string, replace: boolean): Promise<void> {
  const client = await connect(url);
  try {
    if (await isInUse(client)) throw new CannotLoad(say("cli.backup.in-use"));
    if (!replace && !(await isEmpty(client))) {
      throw new CannotDo(say("cli.backup.work-there"));
    }
    await loadBackup(client, partsOf(file), new Date());
  } finally {
    await client.end();
  }
}

function partsOf(file: string): AsyncGenerator<Part> {
  const source = createReadStream(file);
  const unpacked = source.pipe(createGunzip());
  source.on("error", (error) => unpacked.destroy(error));
  return readBackup(unpacked);
}

function explained(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof Damaged || code?.startsWith("Z_")) {
    const why = error instanceof Damaged ? error.message : say("cli.damaged.no-gzip");
    return new CannotDo(say("cli.backup.unusable", { file, why }));
  }
  if (error instanceof CannotLoad) return new CannotDo(error.message);
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
    return unreadable(file, error as NodeJS.ErrnoException);
  if (isFullDisk(wordsOf(error))) return fullDisk(say("launch.doing.restoring"));
  return error;
}
