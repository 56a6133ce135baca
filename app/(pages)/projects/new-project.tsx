"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Project } from "@/lib/wire/projects";
import { call } from "../../_ui/api";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { TextField } from "../../_ui/field";
import { PlusIcon } from "../../_ui/icons";
import { typed, useSending } from "../_frame/use-sending";

export function NewProject() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const sending = useSending<Project>(
    (form) => call("POST", "/api/v1/projects", { name: typed(form, "name") }),
    (project) => router.push(`/projects/${project.id}`),
  );
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <PlusIcon /> New project
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        width="narrow"
        title="New project"
        description="A project holds people, settings and documents. You become its owner."
        foot={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button look="primary" type="submit" form="new-project" busy={sending.busy}>
              Make it
            </Button>
          </>
        }
      >
        <form id="new-project" onSubmit={sending.submit}>
          <TextField label="Name" name="name" required maxLength={300} error={sending.problem?.detail} />
        </form>
      </Dialog>
    </>
  );
}
