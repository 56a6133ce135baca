"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Project } from "@/lib/wire/projects";
import { call } from "../../_api/call";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { TextField } from "../../_ui/field";
import { PlusIcon } from "../../_ui/icons";
import { useSay } from "../../_words/words";
import { typed, useSending } from "../_frame/use-sending";

export function NewProject() {
  const say = useSay();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const sending = useSending<Project>(
    (form) => call("POST", "/api/v1/projects", { name: typed(form, "name") }),
    (project) => router.push(`/projects/${project.id}`),
  );
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <PlusIcon /> {say("project.new")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        width="narrow"
        title={say("project.new")}
        description={say("project.new.lead")}
        foot={
          <>
            <Button onClick={() => setOpen(false)}>{say("ui.cancel")}</Button>
            <Button look="primary" type="submit" form="new-project" busy={sending.busy}>
              {say("project.new.action")}
            </Button>
          </>
        }
      >
        <form id="new-project" onSubmit={sending.submit}>
          <TextField
            label={say("project.name")}
            name="name"
            required
            maxLength={300}
            error={sending.problem?.detail}
          />
        </form>
      </Dialog>
    </>
  );
}
