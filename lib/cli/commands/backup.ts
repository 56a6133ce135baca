import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { writeBackup } from "../backup/write";
import { connect } from "../start/connection.mjs";
import { fullDisk, isFullDisk, wordsOf } from "../start/messages.mjs";
import { CannotDo, type Command, parse, tell, unwritable } from "./command";
import { withDatabase } from "./open-database";
import { say } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao backup <file>

Writes everything into one file: projects, documents, every version of every translation, accounts, tokens. Not who is
signed in. The app may run meanwhile: the file holds one moment. It is for its owner's eyes, as it holds password hashes.
`,
    "zh-Hans": `用法：duizhao backup <file>

把全部内容写进一个文件：项目、文档、每个译文的每个版本、账户、访问令牌。不含登录会话。应用可以同时运行：文件里是同一时刻的内容。
文件中有密码的散列值，只应由所有者保管。
`,
  },

  async run(args) {
    const { words } = parse(args, ["file"], {});
    const file = words[0]!;
    if (existsSync(file)) {
      throw new CannotDo(say("cli.backup.there-already", { file }));
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
      const failure = error as NodeJS.ErrnoException;
      if (failure.syscall === "open") throw unwritable(file, failure);
      throw error;
    }
    tell(`${say("cli.backup.made", { file })}\n`);
  },
};
