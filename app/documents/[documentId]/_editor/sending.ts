/**
 * Saves on their way out, first come, first sent: four at a time while they are answered. After one that found no
 * answer they go one by one, and those behind another failure are not tried at all: a server that comes back is asked
 * by each screen once, not once a row.
 */
const AT_ONCE = 4;

export interface Sending {
  /** `send` says whether it was answered; `skip` is called instead when one before it was not. */
  readonly enqueue: (send: () => Promise<boolean>, skip: () => void) => void;
}

export function makeSending(): Sending {
  let queue: { readonly send: () => Promise<boolean>; readonly skip: () => void }[] = [];
  let underWay = 0;
  let isDown = false;
  const pump = () => {
    while (queue.length > 0 && underWay < (isDown ? 1 : AT_ONCE)) {
      const [next, ...rest] = queue;
      queue = rest;
      if (next) void run(next);
    }
  };
  const run = async ({ send }: { readonly send: () => Promise<boolean> }) => {
    underWay += 1;
    let isAnswered = false;
    try {
      isAnswered = await send();
    } finally {
      underWay -= 1;
      isDown = !isAnswered;
      if (isDown) {
        const behind = queue;
        queue = [];
        for (const { skip } of behind) skip();
      }
      pump();
    }
  };
  return {
    enqueue: (send, skip) => {
      queue = [...queue, { send, skip }];
      pump();
    },
  };
}
