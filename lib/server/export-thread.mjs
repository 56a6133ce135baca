import "server-only";

// @ts-check
// The door of the exporting thread: a thread does not inherit the loader that lets Node read TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./export-thread.ts");
