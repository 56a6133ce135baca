"use client";

import { Menu, MenuCheck, MenuItem, MenuLink, type MenuProps, MenuSeparator } from "@/app/_ui/menu";
import { may } from "@/lib/access";
import { useBench, useWorkbench } from "../bench";
import { open, openDialog } from "../run-command";
import { useView, useViewCell } from "../view";

/** What concerns the whole document, and how it is looked at. */
export function MoreMenu({ trigger }: { readonly trigger: MenuProps["trigger"] }) {
  const bench = useBench();
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
      <MenuItem keys="Ctrl+Shift+P" onSelect={() => openDialog("palette", view)}>
        All commands…
      </MenuItem>
      <MenuItem onSelect={() => openDialog("legend", view)}>What the shapes mean</MenuItem>
      <MenuItem keys="Ctrl+G" onSelect={() => openDialog("go-to-row", view)}>
        Go to row…
      </MenuItem>
      {may(role, "edit") && (
        <MenuItem keys="Ctrl+H" onSelect={() => openDialog("replace", view)}>
          Find and replace…
        </MenuItem>
      )}
      {may(role, "import") && (
        <MenuItem onSelect={() => openDialog("import-draft", view)}>Import an English draft…</MenuItem>
      )}
      {may(role, "edit") && (
        <>
          <MenuItem
            keys="Ctrl+Alt+Shift+L"
            onSelect={() =>
              bench.dispatch({ type: "leave-field" }, { type: "act", action: { do: "align", from: null } })
            }
          >
            Align the whole document again
          </MenuItem>
          <MenuItem keys="Shift+Alt+H" onSelect={() => openDialog("alignments", view)}>
            Earlier alignments…
          </MenuItem>
        </>
      )}
      {may(role, "edit") && (
        <MenuItem keys="Shift+Alt+E" onSelect={() => openDialog("corrections", view)}>
          Corrections of the Chinese…
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuCheck checked={isCompact} onChange={() => open("toggle-density", bench, view)}>
        Compact rows
      </MenuCheck>
      {canSee && (
        <MenuCheck checked={showsSetAside} onChange={() => open("toggle-set-aside", bench, view)}>
          Show what is set aside
        </MenuCheck>
      )}
      {canSee && (
        <MenuCheck checked={showsChinese} onChange={() => open("toggle-chinese", bench, view)}>
          Show the Chinese
        </MenuCheck>
      )}
      {canSee && (
        <MenuCheck checked={showsOriginal} onChange={() => open("toggle-original", bench, view)}>
          Show the original under corrections
        </MenuCheck>
      )}
      <MenuSeparator />
      {canSee && <MenuLink href={`/documents/${documentId}/counts`}>Counts</MenuLink>}
      {may(role, "export") && <MenuLink href={`/documents/${documentId}/export`}>Export…</MenuLink>}
    </Menu>
  );
}
