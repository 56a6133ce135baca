import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Damaged, type Part, readBackup } from "../backup/file";
import { CannotLoad, IN_USE, isEmpty, isInUse, loadBackup } from "../backup/load";
import { connect } from "../start/connection.mjs";
import { fullDisk, isFullDisk, wordsOf } from "../start/messages.mjs";
import { CannotDo, type Command, parse, tell } from "./command";
import { withDatabase } from "./open-database";
import { say } from "./words";

export const command: Command = {
  usage: `Use: duizhao restore <file> [--replace]

Brings back everything from a backup, after checking the whole file. Stop the app before. People sign in again.

  --replace   throw away what is in the database now; without it, only an empty database is filled
`,

  async run(args) {
    const { words, values } = parse(args, ["file"], { replace: { type: "boolean", default: false } });
    const file = words[0]!;
    try {
      for await (const _ of partsOf(file)); // CLI-BACKUP-2: believed only after it was read to its end
      await withDatabase((url) => restore(url, file, values.replace));
    } catch (error) {
      throw explained(error, file);
    }
    tell(`Restored ${file}.\n`);
  },
};

async function restore(url: string, file: string, replace: boolean): Promise<void> {
  const client = await connect(url);
  try {
    if (await isInUse(client)) throw new CannotLoad(IN_USE);
    if (!replace && !(await isEmpty(client))) {
      throw new CannotDo(
        "There is work in this database already. Nothing was changed; make a backup of it, and restore with --replace to throw it away.",
      );
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
    const why = error instanceof Damaged ? error.message : "it is not a gzip file, or a part of it is broken";
    return new CannotDo(`${file} cannot be restored: ${why}. Nothing was changed; use another backup.`);
  }
  if (error instanceof CannotLoad) return new CannotDo(error.message);
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
    return new CannotDo(`${file} cannot be read (${code}).`);
  if (isFullDisk(wordsOf(error))) return fullDisk(say("launch.doing.restoring"));
  return error;
}
