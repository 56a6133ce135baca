import "server-only";

import type { SaidColumns } from "../../interchange/table/columns";
import { SaidColumnList } from "../../wire/documents";
import { problem } from "./problem";
import type { Uploaded } from "./upload";

/** Which column is which, as a form says it; the upload is let go where it says nonsense. */
export function saidColumns(uploaded: Uploaded, body: object): SaidColumns | null {
  const said = "columns" in body ? body.columns : undefined;
  if (said === undefined || said === "") return null;
  const columns = SaidColumnList.safeParse(parsed(String(said)));
  if (columns.success && columns.data.includes("source") && columns.data.includes("target"))
    return columns.data;
  uploaded.letGo();
  throw problem(422, "columns", { code: "problems.columns" }, "columns");
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}
