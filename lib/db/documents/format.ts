import "server-only";

import { z } from "zod";
import { BILINGUAL_FORMATS, type BilingualFormat } from "../../interchange/bilingual/bilingual";
import { MEDIA_TYPES } from "../../interchange/media-types";
import { COLUMN_ROLES, type SaidColumns } from "../../interchange/table/columns";
import { database } from "../client";
import type { Scope } from "../scope";

/** Which bilingual format a document came in; null for any other. */
export async function findFormat({ projectId }: Scope, documentId: string): Promise<BilingualFormat | null> {
  const original = await database().original.findFirst({
    where: { documentId, projectId },
    select: { mediaType: true },
  });
  return original && formatOf(original.mediaType);
}

/** Which column is which, as a person said it when the table came in. */
export function columnsKept(kept: unknown): SaidColumns | null {
  return Columns.nullable().parse(kept ?? null);
}

const Columns = z.array(z.enum(COLUMN_ROLES).nullable());

export function formatOf(mediaType: string): BilingualFormat | null {
  return BILINGUAL_FORMATS.find((format) => MEDIA_TYPES[format] === mediaType) ?? null;
}
