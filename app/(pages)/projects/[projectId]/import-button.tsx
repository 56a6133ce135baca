"use client";

import { useState } from "react";
import { Button } from "../../../_ui/button";
import { PlusIcon } from "../../../_ui/icons";
import { useSay } from "../../../_words/words";
import { DropAnywhere } from "../../_import/drop-anywhere";
import { ImportDialog } from "../../_import/import-dialog";

/** The button, and the whole page: files that are dropped anywhere on it are imported. */
export function ImportButton({ projectId }: { readonly projectId: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [dropped, setDropped] = useState<{ readonly files: readonly File[] } | null>(null);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <PlusIcon /> {say("import.title")}
      </Button>
      <DropAnywhere
        says={say("import.drop-anywhere")}
        onFiles={(files) => {
          setDropped({ files });
          setOpen(true);
        }}
      />
      <ImportDialog projectId={projectId} open={open} onOpenChange={setOpen} dropped={dropped} />
    </>
  );
}
