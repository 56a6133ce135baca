import { rmSync } from "node:fs";

/** The app has ended by now, and its database with it. */
export default function removeData() {
  rmSync(process.env.DUIZHAO_E2E_DATA as string, { recursive: true, force: true });
}
