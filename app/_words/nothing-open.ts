import { openWorkbench } from "@/lib/workbench/state/state";

/** What commands are called outside the editor: as a translator sees them with nothing open. */
export const NOTHING_OPEN = openWorkbench({
  documentId: "",
  me: { id: "", name: "", role: "translator" },
  segments: [],
  isComplete: true,
});
