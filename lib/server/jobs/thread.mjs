import "server-only";

// @ts-check
// The door of the thinking thread: a thread does not inherit the loader that lets Node read TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./thread.ts");
