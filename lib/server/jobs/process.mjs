import "server-only";

// @ts-check
// The door of the process that reads files: it does not inherit the loader that lets Node read TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./process.ts");
