import "server-only";

import type { z } from "zod";
import { conceptOf } from "../../interchange/terms/terms-read";
import { type ConceptText, termOf } from "../../term/concept";
import type { NewConcept, SaveConcept } from "../../wire/terms";
import { problem } from "../http/problem";

/** An entry as it was sent, in its order; refused where it has no Chinese or no English. */
export function conceptText(sent: z.output<typeof NewConcept> | z.output<typeof SaveConcept>): ConceptText {
  const terms =
    "terms" in sent
      ? sent.terms
      : [termOf("zh", sent.source), { ...termOf("en", sent.target, sent.status), reason: sent.reason }];
  const concept = conceptOf(sent, terms);
  if (concept === "no-pair") throw problem(422, "no-pair", { code: "terms.no-pair" }, "terms");
  if (concept === "too-long") throw problem(422, "too-long", { code: "terms.too-long" }, "terms");
  return concept;
}
