import { Person } from "./people";
import { Id, personText } from "./text";
import { z } from "./z";

/** GET /projects/{id}/speakers */
export const SpeakerList = z.object({
  speakers: z.array(
    z.object({
      id: Id,
      /** The label as it stands in the Chinese: 陈羽北, 《硅谷101》. */
      zh: z.string(),
      /** What an export prints where the English of a turn has no label of its own; "" while nobody knows. */
      en: z.string(),
      /** Who wrote it; null where an aligned draft said so, or nobody. */
      setBy: Person.nullable(),
      /** Paragraphs that open with the label, and the documents that they are in. */
      turns: z.number().int(),
      documents: z.number().int(),
    }),
  ),
});
export type SpeakerList = z.infer<typeof SpeakerList>;

/** One line, without the colon that an export puts behind it; "" for none. */
const EnglishLabel = z
  .string()
  .trim()
  .max(80)
  .refine((text) => text.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(text), "problems.field.line-end")
  .refine((text) => !/[:：]$/u.test(text), "problems.field.colon");

/** PUT /projects/{id}/speakers: those that are named are changed; `was` is the English label that the person saw. */
export const SpeakerChanges = z.object({
  speakers: z
    .array(z.object({ id: Id, en: EnglishLabel, was: personText(300) }))
    .min(1)
    .max(500),
});
export type SpeakerChanges = z.infer<typeof SpeakerChanges>;
