"use client";

import { type ComponentPropsWithRef, type ReactNode, useId } from "react";
import { WarningIcon } from "./icons";

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and what to do, linked to the control and read out. */
  readonly error?: string | undefined;
  /** The label is for those who cannot see what stands around; the eye does not need it. */
  readonly hideLabel?: boolean;
}

export interface ControlLinks {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** A label, a control, a hint and an error that belong together. The control is made by `children` with the links. */
function Field({
  label,
  hint,
  error,
  hideLabel = false,
  children,
}: FieldProps & { readonly children: (links: ControlLinks) => ReactNode }) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={hideLabel ? "sr-only" : "self-start text-sm font-medium"}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-[0.8125rem] text-soft">
          {hint}
        </p>
      )}
      <div aria-live="polite" className="empty:-mt-1">
        {error && (
          <p id={`${id}-error`} className="flex items-start gap-1.5 text-[0.8125rem] text-accent">
            <span className="mt-0.5">
              <WarningIcon />
            </span>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

const CONTROL =
  "w-full rounded-md border border-line-strong bg-raised text-ink placeholder:text-soft aria-invalid:border-accent disabled:opacity-55";
/** 16 px on touch screens: below it a phone zooms in on focus. */
const TEXT = "text-sm pointer-coarse:text-base";

export type TextFieldProps = FieldProps & Omit<ComponentPropsWithRef<"input">, "id">;

export function TextField({ label, hint, error, hideLabel, className = "", ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel ?? false}>
      {(links) => (
        <input
          {...rest}
          {...links}
          className={`h-9 px-3 pointer-coarse:h-11 ${CONTROL} ${TEXT} ${className}`}
        />
      )}
    </Field>
  );
}

export type TextAreaProps = FieldProps & Omit<ComponentPropsWithRef<"textarea">, "id">;

export function TextArea({ label, hint, error, hideLabel, className = "", ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel ?? false}>
      {(links) => <textarea {...rest} {...links} className={`px-3 py-2 ${CONTROL} ${TEXT} ${className}`} />}
    </Field>
  );
}

export interface SelectProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly disabled?: boolean;
}

/** The browser's own list: a phone shows its picker, every screen reader knows it. */
export function Select<Value extends string>({
  label,
  hint,
  error,
  hideLabel,
  value,
  onChange,
  options,
  disabled = false,
}: SelectProps<Value>) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel ?? false}>
      {(links) => (
        <select
          {...links}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
          className={`h-9 px-2 pointer-coarse:h-11 ${CONTROL} ${TEXT}`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

export function Checkbox({ label, hint, checked, onChange, disabled = false }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-ink pointer-coarse:size-5"
      />
      <div className="min-w-0 text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-[0.8125rem] text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
