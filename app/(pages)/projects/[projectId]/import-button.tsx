"use client";

import { useState } from "react";
import { Button } from "../../../_ui/button";
import { PlusIcon } from "../../../_ui/icons";
import { ImportDialog } from "../../_import/import-dialog";

export function ImportButton({ projectId }: { readonly projectId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <PlusIcon /> Import a Chinese original
      </Button>
      <ImportDialog projectId={projectId} open={open} onOpenChange={setOpen} />
    </>
  );
}
