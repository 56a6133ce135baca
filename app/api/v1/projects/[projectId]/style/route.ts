import { z } from "zod";
import { NO_STYLE } from "@/lib/check/style/house-style";
import { findStyle, saveStyle } from "@/lib/db/findings/style";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { HouseStyle } from "@/lib/wire/findings";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params }, async ({ params: { projectId }, somebody }) => {
  const scope = await requireProject(somebody, projectId, "read-source");
  return (await findStyle(scope)) ?? NO_STYLE;
});

export const PUT = handler(
  { params, body: HouseStyle },
  async ({ params: { projectId }, body, somebody }) => {
    await saveStyle(await requireProject(somebody, projectId, "manage"), body, new Date());
    return body;
  },
);
