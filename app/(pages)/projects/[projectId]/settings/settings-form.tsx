"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Project } from "@/lib/wire/projects";
import { call } from "../../../../_api/call";
import { Button, buttonClass } from "../../../../_ui/button";
import { Confirm } from "../../../../_ui/dialog";
import { Checkbox, TextField } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { useSay } from "../../../../_words/words";
import { typed, useSending } from "../../../_frame/use-sending";

export function SettingsForm({ project }: { readonly project: Project }) {
  const say = useSay();
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
      toast({ title: say("project.settings.renamed") });
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
    toast({ title: now ? say("project.settings.four-eyes.on") : say("project.settings.four-eyes.off") });
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
    toast({ title: now ? say("project.settings.fixing.on") : say("project.settings.fixing.off") });
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
          {say("project.name")}
        </h2>
        <form onSubmit={renaming.submit} className="flex flex-wrap items-start gap-2">
          <div className="min-w-0 flex-1 basis-60">
            <TextField
              label={say("project.settings.name")}
              hideLabel
              name="name"
              required
              maxLength={300}
              defaultValue={project.name}
              error={renaming.problem?.detail}
            />
          </div>
          <Button type="submit" busy={renaming.busy}>
            {say("project.rename")}
          </Button>
        </form>
      </section>
      <section aria-labelledby="review-heading">
        <h2 id="review-heading" className="mb-3 text-lg">
          {say("project.settings.review")}
        </h2>
        <Checkbox
          label={say("project.settings.four-eyes")}
          hint={say("project.settings.four-eyes.hint")}
          checked={fourEyes}
          onChange={switchFourEyes}
        />
        <Checkbox
          label={say("project.settings.fixing")}
          hint={say("project.settings.fixing.hint")}
          checked={fixing}
          onChange={switchFixing}
        />
      </section>
      <section aria-labelledby="archive-heading">
        <h2 id="archive-heading" className="mb-1 text-lg">
          {say("project.archive.title")}
        </h2>
        <p className="mb-3 text-sm text-soft">{say("project.archive.what")}</p>
        <a className={buttonClass()} href={`/api/v1/projects/${project.id}/archive`} download>
          {say("project.archive")}
        </a>
      </section>
      <section aria-labelledby="remove-heading">
        <h2 id="remove-heading" className="mb-1 text-lg">
          {say("project.settings.remove")}
        </h2>
        <p className="mb-3 text-sm text-soft">{say("project.settings.remove.lead")}</p>
        <Button look="danger" onClick={() => setAsking(true)}>
          {say("project.settings.remove.ask")}
        </Button>
        <Confirm
          open={asking}
          onOpenChange={setAsking}
          title={say("project.remove.title", { name: project.name })}
          action={say("project.settings.remove")}
          danger
          busy={removing}
          onConfirm={remove}
        >
          {say("project.settings.remove.sure", { count: project.documents })}
        </Confirm>
      </section>
    </div>
  );
}
