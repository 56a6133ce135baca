import "server-only";

import { BILINGUAL_FORMATS, type BilingualFormat } from "../../interchange/bilingual/bilingual";
import { MEDIA_TYPES } from "../../interchange/media-types";
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

export function formatOf(mediaType: string): BilingualFormat | null {
  return BILINGUAL_FORMATS.find((format) => MEDIA_TYPES[format] === mediaType) ?? null;
}
