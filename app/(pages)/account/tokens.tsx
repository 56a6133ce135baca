"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Token, TokenMade } from "@/lib/wire/people";
import { call } from "../../_ui/api";
import { Button } from "../../_ui/button";
import { CopyButton } from "../../_ui/copy-button";
import { Confirm } from "../../_ui/dialog";
import { TextField } from "../../_ui/field";
import { Notice } from "../../_ui/notice";
import { Time } from "../../_ui/time";
import { useToast } from "../../_ui/toast";
import { typed, useSending } from "../_frame/use-sending";

export function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
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
        For programs that ask on your behalf:{" "}
        <code className="font-mono text-[0.8125rem]">Authorization: Bearer …</code>. A token may do what you
        may.
      </p>
      {made && (
        <div className="mb-4">
          <Notice kind="done" title={`Token “${made.name}”`}>
            <p className="mb-2">
              It is shown only now: Duizhao keeps no copy. Put it where your program finds it.
            </p>
            <div className="flex flex-wrap items-end gap-2">
              <div className="min-w-0 flex-1 basis-60">
                <TextField
                  label="The token"
                  hideLabel
                  readOnly
                  value={made.token}
                  onFocus={(event) => event.currentTarget.select()}
                  className="font-mono text-[0.8125rem]"
                />
              </div>
              <CopyButton key={made.id} text={made.token} label="Copy the token" />
            </div>
          </Notice>
        </div>
      )}
      <form key={made?.id ?? ""} onSubmit={sending.submit} className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <TextField
            label="What it is for"
            name="name"
            required
            maxLength={300}
            placeholder="Nightly export"
            error={sending.problem?.detail}
          />
        </div>
        <Button type="submit" busy={sending.busy}>
          Make a token
        </Button>
      </form>
      {tokens.length > 0 && (
        <ul className="mt-4 border-t border-line" aria-label="Your tokens">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoked={() => setMade(null)} />
          ))}
        </ul>
      )}
    </>
  );
}

function TokenRow({ token, onRevoked }: { readonly token: Token; readonly onRevoked: () => void }) {
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
      toast({ title: `The token “${token.name}” was revoked` });
    }
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words">{token.name}</p>
        <p className="text-[0.8125rem] text-soft">
          <code className="font-mono">{token.prefix}…</code> · made <Time at={token.createdAt} as="day" /> ·{" "}
          {token.lastUsedAt ? (
            <>
              last used <Time at={token.lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
        </p>
      </div>
      <Button look="quiet" onClick={() => setAsking(true)}>
        Revoke<span className="sr-only"> {token.name}</span>
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke “${token.name}”?`}
        action="Revoke"
        danger
        busy={busy}
        onConfirm={revoke}
      >
        Programs that use it are refused from this moment on. It cannot be brought back; a new token can be
        made.
      </Confirm>
    </li>
  );
}
