"use client";

import { useRouter } from "next/navigation";
import { call } from "../../_ui/api";
import { IconButton } from "../../_ui/button";
import { PersonIcon } from "../../_ui/icons";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../../_ui/menu";
import { useToast } from "../../_ui/toast";

/** Who is signed in, their account, and the way out. The editor uses it, too. */
export function PersonMenu({ name }: { readonly name: string }) {
  const router = useRouter();
  const toast = useToast();
  const signOut = async () => {
    const answer = await call("POST", "/api/auth/sign-out", {});
    if (!answer.ok) {
      toast({ kind: "problem", title: "You are still signed in", detail: answer.problem.detail });
      return;
    }
    router.push("/sign-in");
    router.refresh();
  };
  return (
    <Menu
      trigger={
        <IconButton label={`Signed in as ${name}`}>
          <PersonIcon />
        </IconButton>
      }
    >
      <p className="max-w-60 truncate px-2.5 py-1.5 text-[0.8125rem] text-soft">{name}</p>
      <MenuLink href="/account">Account and API tokens</MenuLink>
      <MenuSeparator />
      <MenuItem onSelect={signOut}>Sign out</MenuItem>
    </Menu>
  );
}
