import { z } from "zod";
import { draw, readSample } from "@/lib/db/score/samples";
import { requireDocument } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { NewSample } from "@/lib/wire/score";
import { Id } from "@/lib/wire/text";

const params = z.object({ documentId: Id });

export const GET = handler({ params, long: "read" }, async ({ params: { documentId }, somebody }) =>
  readSample(await requireDocument(somebody, documentId, "read-source"), documentId),
);

export const POST = handler(
  { params, body: NewSample },
  async ({ params: { documentId }, body, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "review");
    const { change, sample } = granted(await draw(scope, body, new Date()));
    return answer(201, { change, sample });
  },
);
