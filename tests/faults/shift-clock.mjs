// Loaded into the app's processes by clock-steps: their clock goes by the offset, in milliseconds, that is in the file
// CLOCK_OFFSET_FILE names, looked up every 50 ms.
import { readFileSync } from "node:fs";

const RealDate = Date;
let offset = 0;
const look = () => {
  try {
    offset = Number(readFileSync(process.env.CLOCK_OFFSET_FILE ?? "", "utf8")) || 0;
  } catch {
    offset = 0;
  }
};
look();
setInterval(look, 50).unref();

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + offset);
    else super(...args);
  }

  static now() {
    return RealDate.now() + offset;
  }
};
