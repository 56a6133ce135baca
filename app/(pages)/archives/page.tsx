import { requireAdministrator } from "@/lib/server/gate";
import { gated } from "../_frame/gated";
import { ReadArchive } from "./read-archive";

export default gated("/archives", async ({ somebody, say }) => {
  requireAdministrator(somebody);
  return { title: say("project.archive.read"), areas: ["project", "import"], children: <ReadArchive /> };
});
