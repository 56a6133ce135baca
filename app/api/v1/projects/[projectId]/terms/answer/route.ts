import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { answerOf } from "@/lib/server/terms/answer";
import { AskAnswer } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ projectId: Id }), body: AskAnswer, long: "read" },
  async ({ params, body, somebody }) => {
    await requireProject(somebody, params.projectId, "read-source");
    return { text: answerOf(body) };
  },
);
