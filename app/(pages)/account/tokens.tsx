"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Token, TokenMade } from "@/lib/wire/people";
import { call } from "../../_api/call";
import { Button } from "../../_ui/button";
import { CopyButton } from "../../_ui/copy-button";
import { Confirm } from "../../_ui/dialog";
import { TextField } from "../../_ui/field";
import { Notice } from "../../_ui/notice";
import { Time } from "../../_ui/time";
import { useToast } from "../../_ui/toast";
import { rich } from "../../_words/rich";
import { useSay } from "../../_words/words";
import { typed, useSending } from "../_frame/use-sending";

export function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
  const say = useSay();
  const router = useRouter();
  const [made, setMade] = useState<TokenMade | null>(null);
  const sending = useSending<TokenMade>(
    (form) => call("POST", "/api/v1/tokens", { name: typed(form, "name") }),
    (token) => {
      setMade(token);
      router.refresh();
    },
  );
  return (
    <>
      <p className="mb-3 text-sm text-soft">
        {rich(
          say,
          "account.tokens.lead",
          {},
          { code: () => <code className="font-mono text-[0.8125rem]">Authorization: Bearer …</code> },
        )}
      </p>
      {made && (
        <div className="mb-4">
          <Notice kind="done" title={say("account.tokens.made", { name: made.name })}>
            <p className="mb-2">{say("account.tokens.made.lead")}</p>
            <div className="flex flex-wrap items-end gap-2">
              <div className="min-w-0 flex-1 basis-60">
                <TextField
                  label={say("account.tokens.token")}
                  hideLabel
                  readOnly
                  value={made.token}
                  onFocus={(event) => event.currentTarget.select()}
                  className="font-mono text-[0.8125rem]"
                />
              </div>
              <CopyButton key={made.id} text={made.token} label={say("account.tokens.copy")} />
            </div>
          </Notice>
        </div>
      )}
      <form key={made?.id ?? ""} onSubmit={sending.submit} className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <TextField
            label={say("account.tokens.for")}
            name="name"
            required
            maxLength={300}
            placeholder={say("account.tokens.example")}
            error={sending.problem?.detail}
          />
        </div>
        <Button type="submit" busy={sending.busy}>
          {say("account.tokens.action")}
        </Button>
      </form>
      {tokens.length > 0 && (
        <ul className="mt-4 border-t border-line" aria-label={say("account.tokens.yours")}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoked={() => setMade(null)} />
          ))}
        </ul>
      )}
    </>
  );
}

function TokenRow({ token, onRevoked }: { readonly token: Token; readonly onRevoked: () => void }) {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    const answer = await call("DELETE", `/api/v1/tokens/${token.id}`);
    setBusy(false);
    setAsking(false);
    if (!answer.ok) toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
    else {
      onRevoked();
      toast({ title: say("account.tokens.revoked", { name: token.name }) });
    }
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words">{token.name}</p>
        <p className="text-[0.8125rem] text-soft">
          <code className="font-mono">{token.prefix}…</code> ·{" "}
          {rich(say, "account.tokens.since", {}, { when: () => <Time at={token.createdAt} as="day" /> })} ·{" "}
          {token.lastUsedAt === null
            ? say("account.tokens.never-used")
            : rich(say, "account.tokens.last-used", {}, { when: () => <Time at={token.lastUsedAt ?? ""} /> })}
        </p>
      </div>
      <Button
        look="quiet"
        onClick={() => setAsking(true)}
        aria-label={say("account.tokens.revoke.named", { name: token.name })}
      >
        {say("account.tokens.revoke")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={say("account.tokens.revoke.title", { name: token.name })}
        action={say("account.tokens.revoke")}
        danger
        busy={busy}
        onConfirm={revoke}
      >
        {say("account.tokens.revoke.lead")}
      </Confirm>
    </li>
  );
}
