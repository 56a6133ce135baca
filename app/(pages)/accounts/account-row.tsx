"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Account, PasswordMade } from "@/lib/wire/accounts";
import { call } from "../../_ui/api";
import { Button, IconButton } from "../../_ui/button";
import { CopyButton } from "../../_ui/copy-button";
import { Confirm, Dialog } from "../../_ui/dialog";
import { Checkbox, TextField } from "../../_ui/field";
import { MoreIcon } from "../../_ui/icons";
import { Menu, MenuItem, MenuSeparator } from "../../_ui/menu";
import { Notice } from "../../_ui/notice";
import { Time } from "../../_ui/time";
import { useToast } from "../../_ui/toast";
import { count } from "../_frame/count";

type Asking = "password" | "sessions" | "disable" | null;

export function AccountRow({ account, isMe }: { readonly account: Account; readonly isMe: boolean }) {
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState<Asking>(null);
  const [busy, setBusy] = useState(false);
  const path = `/api/v1/accounts/${account.id}`;
  const isDisabled = account.disabledAt !== null;

  const change = async (method: "PATCH" | "POST", at: string, json: object, done: string) => {
    setBusy(true);
    const answer = await call(method, at, json);
    setBusy(false);
    setAsking(null);
    if (!answer.ok) toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    else toast({ title: done });
    router.refresh();
  };

  return (
    <li className="flex items-start gap-x-4 border-b border-line py-3">
      <div className={`min-w-0 flex-1 ${isDisabled ? "text-soft" : ""}`}>
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium break-words">{account.name}</span>
          {isMe && <span className="text-soft">(you)</span>}
          {account.isAdmin && <span className="text-[0.8125rem] text-soft">Administrator</span>}
          {account.disabledAt !== null && (
            <span className="rounded border border-line-strong px-1.5 text-[0.8125rem]">
              Disabled <Time at={account.disabledAt} as="day" />
            </span>
          )}
        </p>
        <p className="text-[0.8125rem] break-all text-soft">
          {account.email}
          {account.username !== null && ` · ${account.username}`}
        </p>
        <p className="flex flex-wrap gap-x-3 text-[0.8125rem] text-soft">
          <span>{count(account.projects, "project")}</span>
          <span>
            {account.sessions === 0 ? "not signed in" : `signed in on ${count(account.sessions, "browser")}`}
          </span>
          {account.tokens > 0 && <span>{count(account.tokens, "API token")}</span>}
        </p>
      </div>
      {!isMe && (
        <Menu
          trigger={
            <IconButton label={`More for ${account.name}`} size="small">
              <MoreIcon />
            </IconButton>
          }
        >
          {isDisabled ? (
            <MenuItem
              onSelect={() =>
                void change("PATCH", path, { disabled: false }, `${account.name} can sign in again`)
              }
            >
              Enable
            </MenuItem>
          ) : (
            <>
              <MenuItem onSelect={() => setAsking("password")}>Reset the password…</MenuItem>
              <MenuItem onSelect={() => setAsking("sessions")}>Sign out everywhere…</MenuItem>
              <MenuSeparator />
              <MenuItem danger onSelect={() => setAsking("disable")}>
                Disable…
              </MenuItem>
            </>
          )}
        </Menu>
      )}
      <NewPassword
        account={account}
        open={asking === "password"}
        onClose={() => {
          setAsking(null);
          router.refresh();
        }}
      />
      <Confirm
        open={asking === "sessions"}
        onOpenChange={(open) => setAsking(open ? "sessions" : null)}
        title={`Sign ${account.name} out everywhere?`}
        action="Sign out"
        danger
        busy={busy}
        onConfirm={() =>
          void change("POST", `${path}/end-sessions`, {}, `${account.name} was signed out everywhere`)
        }
      >
        All browsers are signed out at once, and API tokens are revoked. The password stays as it is: they can
        sign in again. What they typed and is not stored yet waits in their browser.
      </Confirm>
      <Confirm
        open={asking === "disable"}
        onOpenChange={(open) => setAsking(open ? "disable" : null)}
        title={`Disable the account of ${account.name}?`}
        action="Disable"
        danger
        busy={busy}
        onConfirm={() => void change("PATCH", path, { disabled: true }, `${account.name} was disabled`)}
      >
        They are signed out at once and cannot sign in. API tokens are revoked, and invitations that they made
        open nothing any more. What they wrote stays, with their name. You can enable the account again.
      </Confirm>
    </li>
  );
}

/** Asks, then shows the password once. */
function NewPassword({
  account,
  open,
  onClose,
}: {
  readonly account: Account;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const [revokeTokens, setRevokeTokens] = useState(true);
  const [made, setMade] = useState<PasswordMade | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await call<PasswordMade>("POST", `/api/v1/accounts/${account.id}/password`, {
      revokeTokens,
    });
    setBusy(false);
    if (answer.ok) setMade(answer.value);
    else setProblem(answer.problem.detail);
  };
  const close = () => {
    setMade(null);
    setProblem(null);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      width="narrow"
      keepOpen={made !== null}
      title={made ? `New password of ${account.name}` : `Reset the password of ${account.name}?`}
      foot={
        made ? (
          <Button look="primary" onClick={close}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" busy={busy} onClick={make}>
              Reset
            </Button>
          </>
        )
      }
    >
      {made ? (
        <div className="flex flex-col gap-3">
          <TextField
            label="Password"
            readOnly
            value={made.password}
            onFocus={(event) => event.currentTarget.select()}
            className="font-mono"
          />
          <div>
            <CopyButton text={made.password} label="Copy the password" />
          </div>
          <p className="text-sm text-soft">
            It is shown only now. Give it to {account.name} by a way that only they read, and ask them to
            change it on their account page.
          </p>
        </div>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-sm">
            The old password opens nothing any more, and all their browsers are signed out. Duizhao makes a
            new one and shows it to you once.
          </p>
          <Checkbox
            label="Revoke their API tokens, too"
            hint="Somebody who knew the password may have made one."
            checked={revokeTokens}
            onChange={setRevokeTokens}
          />
          {problem && <Notice kind="problem">{problem}</Notice>}
        </div>
      )}
    </Dialog>
  );
}
