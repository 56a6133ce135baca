"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { useSay } from "../_words/words";
import { Button, IconButton } from "./button";
import { CloseIcon } from "./icons";
import { type Modal, useModal, useModalRefs } from "./modal";

const BACKDROP =
  "fixed inset-0 z-40 bg-shade transition-opacity duration-100 data-starting-style:opacity-0 data-ending-style:opacity-0";
const VIEWPORT =
  "fixed inset-0 z-50 flex items-end justify-center overflow-y-auto sm:items-start sm:py-[8vh]";
const POPUP =
  "flex max-h-[94dvh] w-full flex-col rounded-t-lg border border-line bg-ground text-ink shadow-2xl outline-none sm:max-h-[84dvh] sm:rounded-lg transition-opacity duration-100 data-starting-style:opacity-0 data-ending-style:opacity-0";

const WIDTHS = { narrow: "sm:max-w-md", regular: "sm:max-w-xl", wide: "sm:max-w-3xl" } as const;

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons at the foot, the one that acts last. */
  readonly foot?: ReactNode;
  readonly width?: keyof typeof WIDTHS;
  /** Something typed would be lost: a press beside the dialog does not close it. */
  readonly keepOpen?: boolean;
}

/** The cursor has been set by `useModal` already. */
const isSet = () => false;

function hadFocus({ before }: Modal) {
  return () => (before.current?.isConnected ? before.current : false);
}

function Mark({ modal }: { readonly modal: Modal }) {
  useModal(modal);
  return <span ref={modal.mark} hidden />;
}

/** On a phone it rises from the bottom edge; elsewhere it stands near the top. Esc closes it. The cursor: `modal.ts`. */
export function Dialog(props: DialogProps) {
  const say = useSay();
  const modal = useModalRefs();
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      disablePointerDismissal={props.keepOpen ?? false}
    >
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Viewport className={VIEWPORT}>
          <Base.Popup
            className={`${POPUP} ${WIDTHS[props.width ?? "regular"]}`}
            initialFocus={isSet}
            finalFocus={hadFocus(modal)}
          >
            <Mark modal={modal} />
            <div className="flex items-start gap-3 px-5 pt-4 pb-3">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-lg leading-snug font-semibold">{props.title}</Base.Title>
                {props.description && (
                  <Base.Description className="mt-1 text-sm text-soft">{props.description}</Base.Description>
                )}
              </div>
              <Base.Close
                render={
                  <IconButton label={say("ui.close")} size="small" className="-mr-2">
                    <CloseIcon />
                  </IconButton>
                }
              />
            </div>
            {/* Its own outline room, so that the focus ring of a field at the edge is not cut off. */}
            <div data-dialog-body className="min-h-0 flex-1 overflow-y-auto px-5 py-1">
              {props.children}
            </div>
            {props.foot && (
              <div className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-4">{props.foot}</div>
            )}
            {!props.foot && <div className="h-4" />}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

export interface ConfirmProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** A question: "Delete this document?" */
  readonly title: string;
  /** What it means for their work, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb, not "OK". */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly danger?: boolean;
  readonly busy?: boolean;
}

/** Asks before what cannot simply be undone. The focus begins on Cancel, and a press beside it does nothing. */
export function Confirm(props: ConfirmProps) {
  const say = useSay();
  const modal = useModalRefs();
  return (
    <AlertDialog.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Viewport className={VIEWPORT}>
          <AlertDialog.Popup
            className={`${POPUP} ${WIDTHS.narrow}`}
            initialFocus={isSet}
            finalFocus={hadFocus(modal)}
          >
            <Mark modal={modal} />
            <AlertDialog.Title className="px-5 pt-4 text-lg leading-snug font-semibold">
              {props.title}
            </AlertDialog.Title>
            <AlertDialog.Description render={<div />} className="mt-2 px-5 text-sm text-soft">
              {props.children}
            </AlertDialog.Description>
            <div className="flex flex-wrap justify-end gap-2 px-5 pt-4 pb-4">
              <AlertDialog.Close render={<Button data-autofocus>{say("ui.cancel")}</Button>} />
              <Button
                look={props.danger ? "danger" : "primary"}
                busy={props.busy ?? false}
                onClick={props.onConfirm}
              >
                {props.action}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
