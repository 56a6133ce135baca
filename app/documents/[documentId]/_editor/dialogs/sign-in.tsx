"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { SignInFields } from "@/app/(pages)/_frame/sign-in-fields";
import { useBench, useWorkbench } from "../bench";
import type { DialogProps } from "../features/dialog-props";
import { SIGNED_IN } from "../front-door";

/** The session has ended: one signs in here, over the page as it is, and what waits is sent. */
export function SignIn({ close }: DialogProps) {
  const bench = useBench();
  const me = useWorkbench((state) => state.me);
  const waits = useWorkbench((state) => state.outbox.size);
  const isElse = useWorkbench((state) => state.trouble === "somebody-else");
  const [other, setOther] = useState<string | null>(null);
  const kept =
    waits === 0
      ? "Everything you typed is stored."
      : `What you typed in ${waits === 1 ? "one row" : `${waits} rows`} is kept on this machine and is sent as soon as you are signed in.`;
  if (other !== null || isElse) return <SomebodyElse name={other} me={me.name} waits={waits} close={close} />;
  return (
    <Dialog
      open
      onOpenChange={close}
      width="narrow"
      keepOpen
      title="Sign in again"
      description={`Your session has ended, ${me.name}. ${kept}`}
    >
      <SignInFields
        done={({ user }) => {
          if (user.id !== me.id) {
            bench.dispatch({ type: "troubled", trouble: "somebody-else" });
            setOther(user.name);
            return;
          }
          bench.dispatch({ type: "troubled", trouble: null });
          document.dispatchEvent(new CustomEvent(SIGNED_IN));
          close();
        }}
      />
    </Dialog>
  );
}

interface SomebodyElseProps extends DialogProps {
  /** Null when they signed in in another window. */
  readonly name: string | null;
  readonly me: string;
  readonly waits: number;
}

function SomebodyElse({ name, me, waits, close }: SomebodyElseProps) {
  const who = name ?? "Another person";
  return (
    <Dialog
      open
      onOpenChange={close}
      width="narrow"
      keepOpen
      title="Somebody else is signed in"
      description={`${who} is signed in in this browser now, and this page was opened by ${me}. Nothing that ${me} typed is sent under another name.`}
      foot={
        <Button look="primary" onClick={() => location.reload()}>
          {name === null ? "Reload the page" : `Reload as ${name}`}
        </Button>
      }
    >
      <p className="text-sm">
        {waits === 0
          ? `Everything that ${me} typed here is stored.`
          : `What ${me} typed in ${waits === 1 ? "one row" : `${waits} rows`} stays on this machine, out of sight of others, and is sent when ${me} signs in here and opens this document.`}
      </p>
    </Dialog>
  );
}
