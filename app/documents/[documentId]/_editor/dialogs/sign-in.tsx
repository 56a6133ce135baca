"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useSay } from "@/app/_words/words";
import { SignInFields } from "@/app/(pages)/_frame/sign-in-fields";
import { useBench, useWorkbench } from "../bench";
import type { DialogProps } from "../features/dialog-props";
import { SIGNED_IN } from "../front-door";

/** The session has ended: one signs in here, over the page as it is, and what waits is sent. */
export function SignIn({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const me = useWorkbench((state) => state.me);
  const waits = useWorkbench((state) => state.outbox.size);
  const isElse = useWorkbench((state) => state.trouble === "somebody-else");
  const [other, setOther] = useState<string | null>(null);
  if (other !== null || isElse) return <SomebodyElse name={other} me={me.name} waits={waits} close={close} />;
  return (
    <Dialog
      open
      onOpenChange={close}
      width="narrow"
      keepOpen
      title={say("editor.dialog.sign-in.title")}
      description={say("editor.dialog.sign-in.lead", { me: me.name, waits })}
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
  const say = useSay();
  return (
    <Dialog
      open
      onOpenChange={close}
      width="narrow"
      keepOpen
      title={say("editor.dialog.other.title")}
      description={say("editor.dialog.other.lead", { who: name ?? say("editor.dialog.other.another"), me })}
      foot={
        <Button look="primary" onClick={() => location.reload()}>
          {name === null
            ? say("editor.dialog.other.reload")
            : say("editor.dialog.other.reload-as", { who: name })}
        </Button>
      }
    >
      <p className="text-sm">{say("editor.dialog.other.waits", { me, waits })}</p>
    </Dialog>
  );
}
