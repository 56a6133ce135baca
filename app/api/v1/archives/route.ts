import { importArchive, WIRE_BOUNDS } from "@/lib/server/archive";
import { requireAdministrator } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { readUpload } from "@/lib/server/http/upload";
import { ArchiveFile } from "@/lib/wire/projects";
import { ReturnText } from "@/lib/wire/returns";

export const POST = handler({}, async ({ request, somebody }) => {
  const administrator = requireAdministrator(somebody);
  const { userId } = somebody;
  const { uploaded } = await readUpload(request, { userId, projectId: "" }, ReturnText, ArchiveFile);
  try {
    return answer(201, await importArchive(administrator, userId, uploaded.take(), WIRE_BOUNDS));
  } finally {
    uploaded.letGo();
  }
});
