"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Account, PasswordMade } from "@/lib/wire/accounts";
import { call } from "../../_api/call";
import { Button, IconButton } from "../../_ui/button";
import { CopyButton } from "../../_ui/copy-button";
import { Confirm, Dialog } from "../../_ui/dialog";
import { Checkbox, TextField } from "../../_ui/field";
import { MoreIcon } from "../../_ui/icons";
import { Menu, MenuItem, MenuSeparator } from "../../_ui/menu";
import { Notice } from "../../_ui/notice";
import { Time } from "../../_ui/time";
import { useToast } from "../../_ui/toast";
import { rich } from "../../_words/rich";
import { useSay } from "../../_words/words";

type Asking = "password" | "sessions" | "disable" | null;

export function AccountRow({ account, isMe }: { readonly account: Account; readonly isMe: boolean }) {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState<Asking>(null);
  const [busy, setBusy] = useState(false);
  const { name } = account;
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
          {isMe && <span className="text-soft">{say("account.you")}</span>}
          {account.isAdmin && (
            <span className="text-[0.8125rem] text-soft">{say("account.administrator")}</span>
          )}
          {account.disabledAt !== null && (
            <span className="rounded border border-line-strong px-1.5 text-[0.8125rem]">
              {rich(
                say,
                "account.disabled",
                {},
                { when: () => <Time at={account.disabledAt ?? ""} as="day" /> },
              )}
            </span>
          )}
        </p>
        <p className="text-[0.8125rem] break-all text-soft">
          {account.email}
          {account.username !== null && ` · ${account.username}`}
        </p>
        <p className="flex flex-wrap gap-x-3 text-[0.8125rem] text-soft">
          <span>{say("account.projects", { count: account.projects })}</span>
          <span>{say("account.sessions", { count: account.sessions })}</span>
          {account.tokens > 0 && <span>{say("account.token-count", { count: account.tokens })}</span>}
        </p>
      </div>
      {!isMe && (
        <Menu
          trigger={
            <IconButton label={say("ui.more-for", { name: account.name })} size="small">
              <MoreIcon />
            </IconButton>
          }
        >
          {isDisabled ? (
            <MenuItem
              onSelect={() =>
                void change("PATCH", path, { disabled: false }, say("account.enabled", { name }))
              }
            >
              {say("account.enable")}
            </MenuItem>
          ) : (
            <>
              <MenuItem onSelect={() => setAsking("password")}>{say("account.reset")}</MenuItem>
              <MenuItem onSelect={() => setAsking("sessions")}>{say("account.end")}</MenuItem>
              <MenuSeparator />
              <MenuItem danger onSelect={() => setAsking("disable")}>
                {say("account.disable.ask")}
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
        title={say("account.end.title", { name })}
        action={say("account.end.action")}
        danger
        busy={busy}
        onConfirm={() => void change("POST", `${path}/end-sessions`, {}, say("account.end.done", { name }))}
      >
        {say("account.end.lead")}
      </Confirm>
      <Confirm
        open={asking === "disable"}
        onOpenChange={(open) => setAsking(open ? "disable" : null)}
        title={say("account.disable.title", { name })}
        action={say("account.disable")}
        danger
        busy={busy}
        onConfirm={() =>
          void change("PATCH", path, { disabled: true }, say("account.disable.done", { name }))
        }
      >
        {say("account.disable.lead")}
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
  const say = useSay();
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
      title={
        made
          ? say("account.reset.made", { name: account.name })
          : say("account.reset.title", { name: account.name })
      }
      foot={
        made ? (
          <Button look="primary" onClick={close}>
            {say("ui.done")}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{say("ui.cancel")}</Button>
            <Button look="primary" busy={busy} onClick={make}>
              {say("account.reset.action")}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <div className="flex flex-col gap-3">
          <TextField
            label={say("account.password")}
            readOnly
            value={made.password}
            onFocus={(event) => event.currentTarget.select()}
            className="font-mono"
          />
          <div>
            <CopyButton text={made.password} label={say("account.reset.copy")} />
          </div>
          <p className="text-sm text-soft">{say("account.reset.made.lead", { name: account.name })}</p>
        </div>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-sm">{say("account.reset.lead")}</p>
          <Checkbox
            label={say("account.reset.revoke")}
            hint={say("account.reset.revoke.hint")}
            checked={revokeTokens}
            onChange={setRevokeTokens}
          />
          {problem && <Notice kind="problem">{problem}</Notice>}
        </div>
      )}
    </Dialog>
  );
}
