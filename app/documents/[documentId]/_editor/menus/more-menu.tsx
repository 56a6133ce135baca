"use client";

import { Menu, MenuCheck, MenuItem, MenuLink, type MenuProps, MenuSeparator } from "@/app/_ui/menu";
import { LanguageItems } from "@/app/_words/language-items";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import { KEY_COMMANDS, keyOf, shortLabelOf } from "@/lib/workbench/keys/keys";
import { useBench, useWorkbench } from "../bench";
import { open, openDialog, useDo } from "../run-command";
import { useView, useViewCell } from "../view";

/** What concerns the whole document, and how it is looked at. */
export function MoreMenu({ trigger }: { readonly trigger: MenuProps["trigger"] }) {
  const say = useSay();
  const bench = useBench();
  const act = useDo();
  const state = bench.cell.get();
  const view = useViewCell();
  const isCompact = useView((now) => now.isCompact);
  const showsSetAside = useView((now) => now.showsSetAside);
  const showsChinese = useView((now) => now.showsChinese);
  const showsOriginal = useView((now) => now.showsOriginal);
  const role = useWorkbench((state) => state.me.role);
  const documentId = useWorkbench((state) => state.documentId);
  const canSee = may(role, "read-source");
  return (
    <Menu trigger={trigger} defaultOpen>
      <MenuItem keys={keyOf("palette", state) ?? ""} onSelect={() => openDialog("palette", view)}>
        {say("editor.menu.commands")}
      </MenuItem>
      <MenuItem onSelect={() => openDialog("legend", view)}>{say("editor.command.legend")}</MenuItem>
      <MenuItem keys={keyOf("go-to-row", state) ?? ""} onSelect={() => openDialog("go-to-row", view)}>
        {say("editor.menu.go-to-row")}
      </MenuItem>
      {KEY_COMMANDS.filter((one) => one.menu === "document" && one.isAvailable(state)).map((command) => (
        <MenuItem key={command.id} keys={keyOf(command.id, state) ?? ""} onSelect={() => act(command)}>
          {say.message(shortLabelOf(command, state))}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuCheck checked={isCompact} onChange={() => open("toggle-density", bench, view)}>
        {say("editor.menu.compact")}
      </MenuCheck>
      {canSee && (
        <MenuCheck checked={showsSetAside} onChange={() => open("toggle-set-aside", bench, view)}>
          {say("editor.menu.aside")}
        </MenuCheck>
      )}
      {canSee && (
        <MenuCheck checked={showsChinese} onChange={() => open("toggle-chinese", bench, view)}>
          {say("editor.menu.chinese")}
        </MenuCheck>
      )}
      {canSee && (
        <MenuCheck checked={showsOriginal} onChange={() => open("toggle-original", bench, view)}>
          {say("editor.menu.original")}
        </MenuCheck>
      )}
      <MenuSeparator />
      {canSee && <MenuLink href={`/documents/${documentId}/counts`}>{say("editor.menu.counts")}</MenuLink>}
      {may(role, "export") && (
        <MenuLink href={`/documents/${documentId}/export`}>{say("editor.menu.export")}</MenuLink>
      )}
      {may(role, "edit") && (
        <MenuLink href={`/documents/${documentId}/returns`}>{say("editor.menu.returns")}</MenuLink>
      )}
      <MenuSeparator />
      <LanguageItems />
    </Menu>
  );
}
