"use client";

import {
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useSay } from "../_words/words";
import { Button, IconButton } from "./button";
import { CloseIcon } from "./icons";
import { Kbd } from "./kbd";
import { SHOWN_AT_ONCE, staysFor, withMessage, without } from "./toast-list";

export interface ToastMessage {
  /** A later message of the same id takes this one's place, and `useClosingToast` takes it away. */
  readonly id?: string;
  readonly title: string;
  readonly detail?: string;
  /** "problem" is read out at once and stays until it is closed. */
  readonly kind?: "done" | "problem";
  /** Such as Undo. Pressing it closes the toast. */
  readonly action?: { readonly label: string; readonly keys?: string | null; readonly run: () => void };
}

interface Shown extends ToastMessage {
  readonly id: string;
  readonly kind: "done" | "problem";
}

interface Manager {
  readonly add: (message: ToastMessage) => string;
  readonly close: (id: string) => void;
}

const ManagerContext = createContext<Manager | null>(null);

function useManager(): Manager {
  const manager = use(ManagerContext);
  if (manager === null) throw new Error("A toast outside <Toasts>");
  return manager;
}

/** Says what happened, at the foot of the screen (on a phone, where dialogs stand there, at its head): `const toast = useToast(); toast({ title: "Removed", action: … })`. */
export function useToast(): Manager["add"] {
  return useManager().add;
}

export function useClosingToast(): Manager["close"] {
  return useManager().close;
}

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Shown[]>([]);
  const last = useRef(0);
  const manager = useMemo<Manager>(
    () => ({
      add: (message) => {
        last.current += 1;
        const id = message.id ?? `toast-${last.current}`;
        setMessages((list) => withMessage(list, { kind: "done", ...message, id }));
        return id;
      },
      close: (id) => setMessages((list) => without(list, id)),
    }),
    [],
  );
  return (
    <ManagerContext value={manager}>
      {children}
      <Region messages={messages} close={manager.close} />
    </ManagerContext>
  );
}

/** F6 goes to the messages and Esc closes the one that has the focus; from the last one the keyboard goes back where it was. */
function Region({
  messages,
  close,
}: {
  readonly messages: readonly Shown[];
  readonly close: (id: string) => void;
}) {
  const say = useSay();
  const region = useRef<HTMLElement>(null);
  const before = useRef<HTMLElement>(null);
  const [isPointedAt, setPointedAt] = useState(false);
  const [isInside, setInside] = useState(false);
  const isAway = useAway();
  const hasAny = messages.length > 0;
  useEffect(() => {
    if (!hasAny) return;
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F6" || region.current?.contains(document.activeElement)) return;
      event.preventDefault();
      region.current?.focus({ preventScroll: true });
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [hasAny]);

  const isHeld = isPointedAt || isInside || isAway;
  const shown = messages.slice(0, SHOWN_AT_ONCE);
  const leave = (id: string) => {
    if (region.current?.contains(document.activeElement)) {
      if (messages.length > 1) region.current.focus({ preventScroll: true });
      else if (before.current?.isConnected) before.current.focus({ preventScroll: true });
    }
    // The last message leaves nothing behind that the pointer could go out of.
    if (messages.length === 1) {
      setPointedAt(false);
      setInside(false);
    }
    close(id);
  };
  const enter = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
      before.current = relatedTarget;
    setInside(true);
  };
  const group = (kind: Shown["kind"]) =>
    shown
      .filter((message) => message.kind === kind)
      .map((message) => <Message key={message.id} message={message} isHeld={isHeld} close={leave} />);
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={say("ui.messages")}
      className="fixed inset-x-3 top-3 z-70 outline-offset-2 sm:top-auto sm:right-auto sm:bottom-3 sm:left-3 sm:w-96"
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={enter}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setInside(false);
      }}
      onKeyDown={(event) => {
        const [newest] = shown;
        if (event.key !== "Escape" || event.target !== region.current || !newest) return;
        event.stopPropagation();
        leave(newest.id);
      }}
    >
      {/* Both stand before there is anything to say: what is put into them is read out. */}
      <div aria-live="assertive">{group("problem")}</div>
      <div aria-live="polite">{group("done")}</div>
    </section>
  );
}

function Message({
  message,
  isHeld,
  close,
}: {
  readonly message: Shown;
  readonly isHeld: boolean;
  readonly close: (id: string) => void;
}) {
  const say = useSay();
  const { id, title, detail, kind, action } = message;
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  // The message itself: one of the same id begins its time anew.
  useEffect(() => {
    const time = staysFor({ kind: message.kind, canAct: message.action !== undefined });
    if (time === null || isHeld) return;
    const timer = setTimeout(() => latest.current(message.id), time);
    return () => clearTimeout(timer);
  }, [message, isHeld]);
  const swipe = useSwipe(() => close(id));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc and a swipe beside the button that closes
    <div
      data-kind={kind}
      className="mt-2 flex touch-pan-y items-start gap-2 rounded-md border border-line-strong bg-raised py-2 pr-2 pl-3.5 text-ink shadow-lg transition-opacity duration-150 data-[kind=problem]:border-accent starting:opacity-0"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close(id);
      }}
      {...swipe}
    >
      <div className="min-w-0 flex-1 py-1 text-sm">
        <p className="font-medium">{title}</p>
        {detail !== undefined && <p className="mt-0.5 text-soft">{detail}</p>}
      </div>
      {action && (
        <Button
          size="small"
          onClick={() => {
            close(id);
            action.run();
          }}
        >
          {action.label}
          {action.keys && <Kbd>{action.keys}</Kbd>}
        </Button>
      )}
      <IconButton label={say("ui.close-message")} size="small" onClick={() => close(id)}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}

/** How far a finger goes to the right before the message goes. */
const SWIPE = 40;

function useSwipe(swiped: () => void) {
  const from = useRef<number | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current = event.pointerType === "touch" ? event.clientX : null;
    },
    onPointerUp: (event: PointerEvent) => {
      if (from.current !== null && event.clientX - from.current > SWIPE) swiped();
      from.current = null;
    },
    onPointerCancel: () => {
      from.current = null;
    },
  };
}

/** Whether another window has the keyboard. */
function useAway(): boolean {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const look = ({ type }: Event) => setAway(type === "blur");
    window.addEventListener("blur", look);
    window.addEventListener("focus", look);
    return () => {
      window.removeEventListener("blur", look);
      window.removeEventListener("focus", look);
    };
  }, []);
  return isAway;
}
