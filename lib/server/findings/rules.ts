import "server-only";

import { RULES } from "../../check/checks";

/** The rules of the engine, and those of FND-8 and FND-14. */
export const SHOWN_RULES: readonly string[] = [...RULES, "sent-back", "open-comments", "unedited"];
