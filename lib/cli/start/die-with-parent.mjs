// Loaded into each child of the supervisor: ends it when the supervisor is gone, however that ended.

import { setFlagsFromString } from "node:v8";

// The heap of this process is made. Threads have limits of their own (`resourceLimits`), which the flag would set aside.
setFlagsFromString("--max-old-space-size=0");

if (process.channel) {
  process.on("disconnect", () => process.exit(1));
  process.channel.unref();
}
