import { bringBackRemoved, listRemoved } from "../../db/projects/removed";
import { atTheMachine } from "../../server/gate";
import { withOurDatabase } from "./acting";
import { CannotDo, type Command, parse, print, tell } from "./command";
import { say } from "./words";

export const command: Command = {
  usage: {
    en: `Use: duizhao removed [<id>]

Lists the projects and documents that were removed, newest first: id, kind, when, name, parted by tabs. With an id it
brings that one back as it was, to the people who had it.
`,
    "zh-Hans": `用法：duizhao removed [<id>]

列出移除的项目和文档，最近的在前：编号、类别、时间、名称，以制表符分隔。给出编号则把该项恢复原样，原有成员也一并恢复。
`,
  },

  async run(args) {
    const [id] = args;
    if (id === undefined || id.startsWith("-")) {
      parse(args, [], {});
      const removed = await withOurDatabase(() => listRemoved(atTheMachine()));
      for (const one of removed) await print(`${[one.id, one.kind, one.removedAt, one.name].join("\t")}\n`);
      if (removed.length === 0) tell(`${say("cli.removed.nothing")}\n`);
      return;
    }
    parse(args, ["id"], {});
    const back = await withOurDatabase(() => bringBackRemoved(atTheMachine(), id));
    if (!back) throw new CannotDo(say("cli.removed.missing", { id }));
    tell(`${say("cli.removed.back", { kind: back.kind, name: back.name })}\n`);
    await print(`${back.id}\n`);
  },
};
