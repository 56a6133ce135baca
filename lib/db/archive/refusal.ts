import "server-only";

import type { Message } from "../../messages/keys";

/** An archive that is not read. It takes back what was read of it. */
export class ArchiveRefused extends Error {
  readonly why: Message<"problems", `archive.${string}`>;

  constructor(why: ArchiveRefused["why"]) {
    super(why.code);
    this.why = why;
  }
}

export function damaged(part: string): ArchiveRefused {
  return new ArchiveRefused({ code: "problems.archive.damaged", part });
}
