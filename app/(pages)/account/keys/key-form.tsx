"use client";

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { Me, OwnKeys } from "@/lib/wire/people";
import { type Bindings, type Bound, keysOf } from "@/lib/workbench/keys/bindings";
import { isKey, readKeyFile, writeKeyFile } from "@/lib/workbench/keys/key-file";
import {
  bindingsOf,
  giveKey,
  holderOf,
  OURS,
  type Refusal,
  refusalOf,
  resetKeys,
  shadowedBy,
  takeKey,
} from "@/lib/workbench/keys/own-keys";
import { pressName } from "@/lib/workbench/keys/press";
import { shownKey } from "@/lib/workbench/keys/shown-key";
import { call } from "../../../_api/call";
import { Button, IconButton } from "../../../_ui/button";
import { Select, TextField } from "../../../_ui/field";
import { CloseIcon } from "../../../_ui/icons";
import { Kbd } from "../../../_ui/kbd";
import { Notice } from "../../../_ui/notice";
import { useToast } from "../../../_ui/toast";
import { useSay } from "../../../_words/words";

export interface NamedCommand extends Bound {
  readonly label: string;
  readonly group: string;
}

const PRESETS = ["duizhao", "memoq", "trados", "omegat", "phrase"] as const satisfies OwnKeys["preset"][];

/** What became of a press for a command. */
type Told =
  | {
      readonly is: "refused";
      readonly id: string;
      readonly key: string;
      readonly reason: Refusal | "unknown";
    }
  | { readonly is: "held"; readonly id: string; readonly key: string; readonly by: string }
  | { readonly is: "shadows"; readonly id: string; readonly key: string; readonly what: string };

/** Every command with its keys; each change is stored at once. */
export function KeyForm({
  own: stored,
  commands,
}: {
  readonly own: OwnKeys | null;
  readonly commands: readonly NamedCommand[];
}) {
  const say = useSay();
  const toast = useToast();
  const [own, setOwn] = useState(stored ?? OURS);
  const [sought, setSought] = useState("");
  const [waiting, setWaiting] = useState<string | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const bindings = bindingsOf(own, commands);

  const save = async (next: OwnKeys) => {
    const before = own;
    setOwn(next);
    const isOurs = next.preset === "duizhao" && Object.keys(next.changed).length === 0;
    const answer = await call<Me>("PATCH", "/api/v1/me", { keys: isOurs ? null : next });
    if (answer.ok) return;
    setOwn(before);
    toast({ kind: "problem", title: answer.problem.title, detail: answer.problem.detail });
  };
  const give = (id: string, key: string) => {
    const what = shadowedBy(key);
    setTold(what === null ? null : { is: "shadows", id, key, what });
    void save(giveKey(own, id, key, commands));
  };
  const hear = (command: NamedCommand, key: string | null) => {
    setWaiting(null);
    const reason = key === null ? "unknown" : refusalOf(key, command.where);
    if (key === null || reason !== null)
      return setTold({ is: "refused", id: command.id, key: key ?? "", reason: reason ?? "unknown" });
    const by = holderOf(key, command.id, commands, bindings);
    if (by !== null) return setTold({ is: "held", id: command.id, key, by });
    give(command.id, key);
  };

  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter((command) => {
    const text = [command.group, command.label, ...keysOf(command, bindings).map(shownKey)].join(" ");
    return words.every((word) => text.toLowerCase().includes(word));
  });
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <>
      <p className="text-sm text-soft">{say("account.keys.lead")}</p>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <Select<OwnKeys["preset"]>
          label={say("account.keys.preset")}
          hint={say("account.keys.preset.hint")}
          value={own.preset}
          onChange={(preset) => {
            setTold(null);
            void save({ ...own, preset });
          }}
          options={PRESETS.map((value) => ({ value, label: say(`account.keys.preset.${value}`) }))}
        />
        <TextField
          label={say("account.keys.find")}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <ReadFile
          commands={commands}
          onRead={(read) => {
            setTold(null);
            void save(read);
          }}
        />
        <Button size="small" onClick={() => offerFile(writeKeyFile(own))}>
          {say("account.keys.export")}
        </Button>
        {Object.keys(own.changed).length > 0 && (
          <Button
            size="small"
            onClick={() => {
              setTold(null);
              void save({ ...own, changed: {} });
            }}
          >
            {say("account.keys.reset-all")}
          </Button>
        )}
      </div>
      {found.length === 0 && <p className="text-sm text-soft">{say("account.keys.nothing-found")}</p>}
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2 className="mb-1 text-sm text-soft">{group}</h2>
          <ul className="text-sm">
            {found
              .filter((command) => command.group === group)
              .map((command) => (
                <Line
                  key={command.id}
                  command={command}
                  bindings={bindings}
                  isChanged={Object.hasOwn(own.changed, command.id)}
                  isWaiting={waiting === command.id}
                  onWait={(isOn) => {
                    setTold(null);
                    setWaiting(isOn ? command.id : null);
                  }}
                  onPress={(key) => hear(command, key)}
                  onRemove={(key) => void save(takeKey(own, command.id, key, commands))}
                  onReset={() => void save(resetKeys(own, command.id))}
                >
                  {told?.id === command.id && (
                    <Word
                      told={told}
                      labelOf={(id) => commands.find((one) => one.id === id)?.label ?? id}
                      onMove={() => give(command.id, told.key)}
                      onLeave={() => setTold(null)}
                    />
                  )}
                </Line>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Line(props: {
  readonly command: NamedCommand;
  readonly bindings: Bindings;
  readonly isChanged: boolean;
  readonly isWaiting: boolean;
  readonly onWait: (isOn: boolean) => void;
  readonly onPress: (key: string | null) => void;
  readonly onRemove: (key: string) => void;
  readonly onReset: () => void;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const { command, isWaiting } = props;
  const { label } = command;
  const keys = keysOf(command, props.bindings);
  const hear = (event: KeyboardEvent) => {
    if (!isWaiting) return;
    if (event.key === "Escape" || (event.key === "Tab" && !event.ctrlKey && !event.altKey))
      return props.onWait(false);
    const { nativeEvent: native } = event;
    if (["Control", "Meta", "Alt", "Shift"].includes(native.key)) return;
    event.preventDefault();
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing, keyCode } = native;
    const isAltGraph = native.getModifierState("AltGraph");
    const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
    const name = pressName(
      { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing, keyCode, isAltGraph },
      isApple,
    );
    props.onPress(isKey(name) ? name : null);
  };
  return (
    <li className="border-b border-line py-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-40 flex-1">
          {label}
          {props.isChanged && <span className="ml-2 text-xs text-soft">{say("account.keys.changed")}</span>}
        </span>
        <span className="flex flex-wrap items-center justify-end gap-1.5">
          {keys.length === 0 && <span className="text-soft">{say("account.keys.none")}</span>}
          {keys.map((key) => (
            <span key={key} className="inline-flex items-center">
              <Kbd>{shownKey(key)}</Kbd>
              <IconButton
                size="small"
                label={say("account.keys.remove", { key: shownKey(key), command: label })}
                onClick={() => props.onRemove(key)}
              >
                <CloseIcon />
              </IconButton>
            </span>
          ))}
          {props.isChanged && (
            <Button
              size="small"
              look="quiet"
              aria-label={say("account.keys.reset-named", { command: label })}
              onClick={props.onReset}
            >
              {say("account.keys.reset")}
            </Button>
          )}
          <Button
            size="small"
            aria-label={isWaiting ? undefined : say("account.keys.add", { command: label })}
            aria-pressed={isWaiting}
            onClick={() => props.onWait(!isWaiting)}
            onKeyDown={hear}
            onBlur={() => isWaiting && props.onWait(false)}
          >
            {say(isWaiting ? "account.keys.press" : "account.keys.add-short")}
          </Button>
        </span>
      </div>
      <div aria-live="polite">{props.children}</div>
    </li>
  );
}

function Word({
  told,
  labelOf,
  onMove,
  onLeave,
}: {
  readonly told: Told;
  readonly labelOf: (id: string) => string;
  readonly onMove: () => void;
  readonly onLeave: () => void;
}) {
  const say = useSay();
  const key = shownKey(told.key);
  if (told.is === "refused")
    return <Notice kind="problem">{say("account.keys.refused", { key, reason: told.reason })}</Notice>;
  if (told.is === "shadows") return <Notice>{say("account.keys.shadow", { key, what: told.what })}</Notice>;
  return (
    <Notice>
      <span className="flex flex-wrap items-center gap-2">
        <span className="flex-1">{say("account.keys.held", { key, other: labelOf(told.by) })}</span>
        <Button size="small" onClick={onMove}>
          {say("account.keys.held.move")}
        </Button>
        <Button size="small" look="quiet" onClick={onLeave}>
          {say("account.keys.held.leave")}
        </Button>
      </span>
    </Notice>
  );
}

function ReadFile({
  commands,
  onRead,
}: {
  readonly commands: readonly NamedCommand[];
  readonly onRead: (own: OwnKeys) => void;
}) {
  const say = useSay();
  const toast = useToast();
  const field = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    const made = readKeyFile(await file.text(), commands);
    if (made === null) return toast({ kind: "problem", title: say("account.keys.not-read") });
    onRead(made.own);
    const count = made.unknown.length;
    toast({
      title: count === 0 ? say("account.keys.imported") : say("account.keys.imported-some", { count }),
    });
  };
  return (
    <>
      <Button size="small" onClick={() => field.current?.click()}>
        {say("account.keys.import")}
      </Button>
      <input
        ref={field}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={say("account.keys.import")}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void read(file);
          currentTarget.value = "";
        }}
      />
    </>
  );
}

function offerFile(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "duizhao-keys.json";
  link.click();
  URL.revokeObjectURL(address);
}
