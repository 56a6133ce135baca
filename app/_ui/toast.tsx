"use client";

import { Toast } from "@base-ui/react/toast";
import { type ReactNode, useMemo } from "react";
import { useSay } from "../_words/words";
import { Button, IconButton } from "./button";
import { CloseIcon } from "./icons";
import { Kbd } from "./kbd";

export interface ToastMessage {
  /** A later message of the same id takes this one's place, and `useClosingToast` takes it away. */
  readonly id?: string;
  readonly title: string;
  readonly detail?: string;
  /** "problem" is read out at once and stays until it is closed. */
  readonly kind?: "done" | "problem";
  /** Such as Undo. Pressing it closes the toast. */
  readonly action?: { readonly label: string; readonly keys?: string; readonly run: () => void };
}

/** Says what happened, at the foot of the screen (on a phone, where dialogs stand there, at its head): `const toast = useToast(); toast({ title: "Removed", action: … })`. */
export function useToast(): (message: ToastMessage) => string {
  const { add, close } = Toast.useToastManager();
  return useMemo(
    () =>
      ({ id: named, title, detail, kind = "done", action }: ToastMessage) => {
        const id: string = add({
          ...(named === undefined ? {} : { id: named }),
          title,
          type: kind,
          priority: kind === "problem" ? "high" : "low",
          timeout: kind === "problem" ? 0 : action ? 10_000 : 5_000,
          ...(detail === undefined ? {} : { description: detail }),
          ...(action === undefined
            ? {}
            : {
                actionProps: {
                  children: action.keys ? (
                    <>
                      {action.label} <Kbd>{action.keys}</Kbd>
                    </>
                  ) : (
                    action.label
                  ),
                  onClick: () => {
                    close(id);
                    action.run();
                  },
                },
              }),
        });
        return id;
      },
    [add, close],
  );
}

export function useClosingToast(): (id: string) => void {
  return Toast.useToastManager().close;
}

export function Toasts({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  return (
    <Toast.Provider limit={2}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          aria-label={say("ui.messages")}
          className="fixed inset-x-3 top-3 z-70 flex flex-col gap-2 outline-none sm:top-auto sm:right-auto sm:bottom-3 sm:left-3 sm:w-96 sm:flex-col-reverse"
        >
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const say = useSay();
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="rounded-md border border-line-strong bg-raised text-ink shadow-lg transition-opacity duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0 data-[type=problem]:border-accent"
    >
      <Toast.Content className="flex items-start gap-2 py-2 pr-2 pl-3.5">
        <div className="min-w-0 flex-1 py-1 text-sm">
          <Toast.Title className="font-medium" render={<p />} />
          <Toast.Description className="mt-0.5 text-soft" />
        </div>
        {toast.actionProps && <Toast.Action render={<Button size="small" />} />}
        <Toast.Close
          render={
            <IconButton label={say("ui.close-message")} size="small">
              <CloseIcon />
            </IconButton>
          }
        />
      </Toast.Content>
    </Toast.Root>
  ));
}
