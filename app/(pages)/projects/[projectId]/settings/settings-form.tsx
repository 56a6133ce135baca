"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Project } from "@/lib/wire/projects";
import { call } from "../../../../_ui/api";
import { Button } from "../../../../_ui/button";
import { Confirm } from "../../../../_ui/dialog";
import { Checkbox, TextField } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { typed, useSending } from "../../../_frame/use-sending";

export function SettingsForm({ project }: { readonly project: Project }) {
  const router = useRouter();
  const toast = useToast();
  const [fourEyes, setFourEyes] = useState(!project.allowOwnApproval);
  const [fixing, setFixing] = useState(project.allowFixing);
  const [asking, setAsking] = useState(false);
  const [removing, setRemoving] = useState(false);
  const path = `/api/v1/projects/${project.id}`;
  const renaming = useSending<Project>(
    (form) => call("PATCH", path, { name: typed(form, "name") }),
    () => {
      toast({ title: "The project was renamed" });
      router.refresh();
    },
  );
  const switchFourEyes = async (now: boolean) => {
    setFourEyes(now);
    const answer = await call("PATCH", path, { allowOwnApproval: !now });
    if (!answer.ok) {
      setFourEyes(!now);
      toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
      return;
    }
    toast({ title: now ? "Four eyes is on" : "Four eyes is off" });
    router.refresh();
  };
  const switchFixing = async (now: boolean) => {
    setFixing(now);
    const answer = await call("PATCH", path, { allowFixing: now });
    if (!answer.ok) {
      setFixing(!now);
      toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
      return;
    }
    toast({ title: now ? "Reviewers may fix and approve" : "Fix and approve is off" });
    router.refresh();
  };
  const remove = async () => {
    setRemoving(true);
    const answer = await call("DELETE", path);
    setRemoving(false);
    if (!answer.ok) {
      setAsking(false);
      toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
      return;
    }
    router.push("/projects");
    router.refresh();
  };
  return (
    <div className="flex max-w-xl flex-col gap-10">
      <section aria-labelledby="name-heading">
        <h2 id="name-heading" className="mb-3 text-lg">
          Name
        </h2>
        <form onSubmit={renaming.submit} className="flex flex-wrap items-start gap-2">
          <div className="min-w-0 flex-1 basis-60">
            <TextField
              label="Name of the project"
              hideLabel
              name="name"
              required
              maxLength={300}
              defaultValue={project.name}
              error={renaming.problem?.detail}
            />
          </div>
          <Button type="submit" busy={renaming.busy}>
            Rename
          </Button>
        </form>
      </section>
      <section aria-labelledby="review-heading">
        <h2 id="review-heading" className="mb-3 text-lg">
          Review
        </h2>
        <Checkbox
          label="Four eyes: nobody approves their own translation"
          hint="On, whoever confirmed a row or wrote any of its words since it was last approved cannot approve it; a second person does. Off, they can, and the record of each such approval says that it was their own work."
          checked={fourEyes}
          onChange={switchFourEyes}
        />
        <Checkbox
          label="Fix and approve: a reviewer may mend a few words and approve the row at once"
          hint="Up to a fifth of the row’s words, counted against what somebody else wrote and confirmed. The record says how many. More than that is confirmed by the translator and approved by a second person."
          checked={fixing}
          onChange={switchFixing}
        />
      </section>
      <section aria-labelledby="remove-heading">
        <h2 id="remove-heading" className="mb-1 text-lg">
          Remove the project
        </h2>
        <p className="mb-3 text-sm text-soft">
          It disappears for all its members. Its documents stay in the database, and an administrator of this
          Duizhao can bring it back, from their list of projects.
        </p>
        <Button look="danger" onClick={() => setAsking(true)}>
          Remove the project…
        </Button>
        <Confirm
          open={asking}
          onOpenChange={setAsking}
          title={`Remove “${project.name}”?`}
          action="Remove the project"
          danger
          busy={removing}
          onConfirm={remove}
        >
          All its members lose sight of its{" "}
          {project.documents === 1 ? "document" : `${project.documents} documents`} at once. You cannot take
          this back from here; an administrator of this Duizhao can bring it back.
        </Confirm>
      </section>
    </div>
  );
}
