import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { writeBackup } from "../backup/write";
import { connect } from "../start/connection.mjs";
import { fullDisk, isFullDisk, wordsOf } from "../start/messages.mjs";
import { CannotDo, type Command, parse, tell } from "./command";
import { withDatabase } from "./open-database";
import { say } from "./words";

export const command: Command = {
  usage: `Use: duizhao backup <file>

Writes everything into one file: projects, documents, every version of every translation, accounts, tokens. Not who is
signed in. The app may run meanwhile: the file holds one moment. It is for its owner's eyes, as it holds password hashes.
`,

  async run(args) {
    const { words } = parse(args, ["file"], {});
    const file = words[0]!;
    if (existsSync(file)) {
      throw new CannotDo(
        `${file} is there already. Nothing was written; choose another name, or move that file away.`,
      );
    }
    const beside = `${file}.${process.pid}.part`;
    try {
      await withDatabase(async (url) => {
        const client = await connect(url);
        try {
          const sink = createWriteStream(beside, { mode: 0o600, flags: "wx", flush: true });
          await pipeline(writeBackup(client, new Date()), createGzip(), sink);
        } finally {
          await client.end();
        }
      });
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      if (isFullDisk(wordsOf(error))) throw fullDisk(say("launch.doing.backup"));
      const { code, syscall } = error as NodeJS.ErrnoException;
      if (syscall === "open")
        throw new CannotDo(`${file} cannot be written (${code}). Choose another place.`);
      throw error;
    }
    tell(`Wrote ${file}.\n`);
  },
};
