import { z } from "zod";

/**
 * Zod makes its parsers faster with `new Function`, and first tries whether it may. In the browser our content security
 * policy forbids that, and reports every try. So there it is told beforehand; this has to run before any shape is made,
 * which is why the shapes take `z` from here.
 */
if ("document" in globalThis) z.config({ jitless: true });

export { z };
