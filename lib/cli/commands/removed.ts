import { bringBackRemoved, listRemoved } from "../../db/projects/removed";
import { atTheMachine } from "../../server/gate";
import { withOurDatabase } from "./acting";
import { CannotDo, type Command, parse, print } from "./command";

export const command: Command = {
  usage: `Use: duizhao removed [<id>]

Lists the projects and documents that were removed, newest first: id, kind, when, name, parted by tabs. With an id it
brings that one back as it was, to the people who had it.
`,

  async run(args) {
    const [id] = args;
    if (id === undefined || id.startsWith("-")) {
      parse(args, [], {});
      const removed = await withOurDatabase(() => listRemoved(atTheMachine()));
      for (const one of removed) await print(`${[one.id, one.kind, one.removedAt, one.name].join("\t")}\n`);
      if (removed.length === 0) process.stderr.write("Nothing was removed.\n");
      return;
    }
    parse(args, ["id"], {});
    const back = await withOurDatabase(() => bringBackRemoved(atTheMachine(), id));
    if (!back)
      throw new CannotDo(`No project or document with the id ${id} was removed, or it is back already.`);
    process.stderr.write(`The ${back.kind} “${back.name}” is back, with its people.\n`);
    await print(`${back.id}\n`);
  },
};
