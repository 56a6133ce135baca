import type { ComponentPropsWithRef, ReactNode } from "react";
import { Spinner } from "./spinner";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "regular" | "small";

/** One primary button a screen; plain beside it; quiet inside rows and bars; danger for what cannot be taken back. */
const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: "bg-ink text-ground border border-ink hover:not-disabled:opacity-85",
  plain: "bg-raised text-ink border border-line-strong hover:not-disabled:bg-sunk",
  quiet:
    "bg-transparent text-ink border border-transparent hover:not-disabled:bg-sunk data-popup-open:bg-sunk",
  danger: "bg-raised text-accent border border-accent hover:not-disabled:bg-accent-soft",
};

/** A finger needs 44 px: on touch screens both sizes grow. */
const SIZES: Readonly<Record<ButtonSize, string>> = {
  regular: "h-9 px-3.5 text-sm pointer-coarse:h-11",
  small: "h-7 px-2 text-[0.8125rem] pointer-coarse:h-11 pointer-coarse:px-3",
};

const SHAPE =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none disabled:opacity-55 disabled:cursor-default";

/** For a link that looks like a button: `<Link className={buttonClass("primary")}>`. */
export function buttonClass(look: ButtonLook = "plain", size: ButtonSize = "regular"): string {
  return `${SHAPE} ${LOOKS[look]} ${SIZES[size]}`;
}

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  /** Work is going on: it shows a spinner, says so, and does nothing when pressed; the focus stays on it. */
  readonly busy?: boolean;
}

export function Button({
  look = "plain",
  size = "regular",
  busy = false,
  className = "",
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={`${buttonClass(look, size)} ${className}`}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "children"> {
  /** Its name for people who cannot see the picture. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A button with a picture only. Give it a `title` where the picture is not plain to everybody. */
export function IconButton({
  label,
  look = "quiet",
  size = "regular",
  className = "",
  ...rest
}: IconButtonProps) {
  const square = size === "regular" ? "w-9 px-0 pointer-coarse:w-11" : "w-7 px-0 pointer-coarse:w-11";
  return <Button {...rest} look={look} size={size} aria-label={label} className={`${square} ${className}`} />;
}
