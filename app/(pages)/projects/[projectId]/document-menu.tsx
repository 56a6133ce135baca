"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { may, type Role } from "@/lib/access";
import type { Document } from "@/lib/wire/documents";
import { call } from "../../../_api/call";
import { Button, IconButton } from "../../../_ui/button";
import { Confirm, Dialog } from "../../../_ui/dialog";
import { TextField } from "../../../_ui/field";
import { MoreIcon } from "../../../_ui/icons";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../../../_ui/menu";
import { useToast } from "../../../_ui/toast";
import { useSay } from "../../../_words/words";
import { typed, useSending } from "../../_frame/use-sending";
import { DraftDialog } from "../../_import/draft-dialog";
import { EncodingDialog } from "../../_import/encoding-dialog";

export function DocumentMenu({ document, role }: { readonly document: Document; readonly role: Role }) {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState<"draft" | "encoding" | "rename" | "remove" | null>(null);
  const [removing, setRemoving] = useState(false);
  const close = () => setOpen(null);
  const renaming = useSending<Document>(
    (form) => call("PATCH", `/api/v1/documents/${document.id}`, { title: typed(form, "title") }),
    () => {
      close();
      router.refresh();
    },
  );
  const remove = async () => {
    setRemoving(true);
    const answer = await call("DELETE", `/api/v1/documents/${document.id}`);
    setRemoving(false);
    close();
    if (!answer.ok) {
      toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
      return;
    }
    toast({ title: say("project.document.removed") });
    router.refresh();
  };
  const { untranslated, aligned } = document.progress;
  return (
    <>
      <Menu
        trigger={
          <IconButton label={say("ui.more-for", { name: document.title })} size="small">
            <MoreIcon />
          </IconButton>
        }
      >
        {may(role, "edit") && (
          <MenuLink href={`/documents/${document.id}`}>{say("project.document.open")}</MenuLink>
        )}
        <MenuLink href={`/documents/${document.id}/read`}>{say("project.document.read")}</MenuLink>
        {may(role, "read-source") && (
          <MenuLink href={`/documents/${document.id}/counts`}>{say("project.document.counts")}</MenuLink>
        )}
        {may(role, "export") && (
          <MenuLink href={`/documents/${document.id}/export`}>{say("project.document.export")}</MenuLink>
        )}
        {may(role, "edit") && (
          <MenuLink href={`/documents/${document.id}/returns`}>{say("project.document.returns")}</MenuLink>
        )}
        {may(role, "import") && (
          <MenuItem onSelect={() => setOpen("draft")}>{say("project.document.draft")}</MenuItem>
        )}
        {may(role, "import") && document.encoding !== null && (
          <MenuItem onSelect={() => setOpen("encoding")}>{say("project.document.encoding")}</MenuItem>
        )}
        {may(role, "manage") && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setOpen("rename")}>{say("project.document.rename")}</MenuItem>
            <MenuItem danger onSelect={() => setOpen("remove")}>
              {say("project.document.remove")}
            </MenuItem>
          </>
        )}
      </Menu>
      <DraftDialog
        documentId={document.id}
        workedOn={document.segments - untranslated - aligned}
        open={open === "draft"}
        onOpenChange={(next) => setOpen(next ? "draft" : null)}
        onPlaced={() => router.refresh()}
      />
      <EncodingDialog
        documentId={document.id}
        open={open === "encoding"}
        onOpenChange={(next) => setOpen(next ? "encoding" : null)}
        onRead={() => router.refresh()}
      />
      <Dialog
        open={open === "rename"}
        onOpenChange={(next) => setOpen(next ? "rename" : null)}
        width="narrow"
        title={say("project.document.rename.title")}
        foot={
          <>
            <Button onClick={close}>{say("ui.cancel")}</Button>
            <Button look="primary" type="submit" form={`rename-${document.id}`} busy={renaming.busy}>
              {say("project.rename")}
            </Button>
          </>
        }
      >
        <form id={`rename-${document.id}`} onSubmit={renaming.submit}>
          <TextField
            label={say("project.document.title")}
            name="title"
            required
            maxLength={300}
            defaultValue={document.title}
            error={renaming.problem?.detail}
          />
        </form>
      </Dialog>
      <Confirm
        open={open === "remove"}
        onOpenChange={(next) => setOpen(next ? "remove" : null)}
        title={say("project.remove.title", { name: document.title })}
        action={say("project.remove")}
        danger
        busy={removing}
        onConfirm={remove}
      >
        {say("project.document.remove.lead")}
      </Confirm>
    </>
  );
}
