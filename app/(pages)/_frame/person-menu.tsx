"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "../../_api/call";
import { IconButton } from "../../_ui/button";
import { Confirm } from "../../_ui/dialog";
import { PersonIcon } from "../../_ui/icons";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../../_ui/menu";
import { useToast } from "../../_ui/toast";
import { rich } from "../../_words/rich";
import { useSay } from "../../_words/words";

/** Who is signed in, their account, and the way out. */
export function PersonMenu({ name, isAdmin }: { readonly name: string; readonly isAdmin: boolean }) {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const [unsent, setUnsent] = useState<{ readonly userId: string; readonly rows: number } | null>(null);
  /** Texts that no server has acknowledged would be lost: they are asked about first. */
  const ask = async () => {
    const me = await call<{ readonly id: string }>("GET", "/api/v1/me");
    if (!me.ok) return stillIn(me.problem.detail);
    const { everythingKept } = await import("../../_unsaved/here");
    const kept = await everythingKept(me.value.id).list();
    if (kept.length === 0) return signOut(me.value.id);
    setUnsent({ userId: me.value.id, rows: kept.length });
  };
  const stillIn = (detail: string) => {
    toast({ kind: "problem", title: say("ui.still-in"), detail });
  };
  const signOut = async (userId: string) => {
    const answer = await call("POST", "/api/auth/sign-out", {});
    if (!answer.ok) return stillIn(answer.problem.detail);
    const { clearKept } = await import("../../_unsaved/here");
    await clearKept(userId);
    router.push("/sign-in");
    router.refresh();
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={say("ui.signed-in-as", { name })}>
            <PersonIcon />
          </IconButton>
        }
      >
        <p className="max-w-60 truncate px-2.5 py-1.5 text-[0.8125rem] text-soft">{name}</p>
        <MenuLink href="/account">{say("ui.account")}</MenuLink>
        {isAdmin && <MenuLink href="/accounts">{say("ui.accounts")}</MenuLink>}
        <MenuSeparator />
        <MenuItem onSelect={ask}>{say("ui.sign-out")}</MenuItem>
      </Menu>
      <Confirm
        open={unsent !== null}
        onOpenChange={() => setUnsent(null)}
        title={say("ui.sign-out.title")}
        action={say("ui.sign-out.action")}
        danger
        onConfirm={() => unsent && void signOut(unsent.userId)}
      >
        {rich(
          say,
          "ui.sign-out.lead",
          { rows: unsent?.rows ?? 0 },
          {
            link: (words) => (
              <a className="link" href="/account#unsent">
                {words}
              </a>
            ),
          },
        )}
      </Confirm>
    </>
  );
}
