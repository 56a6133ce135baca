"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { RuleRecord, SetRule } from "@/lib/wire/findings";
import { call } from "../../../../_api/call";
import { Select } from "../../../../_ui/field";
import { useToast } from "../../../../_ui/toast";
import { nameOfRule, whyOfRule } from "../../../../_words/rule-words";
import { useSay } from "../../../../_words/words";

export interface RuleTableProps {
  readonly projectId: string;
  readonly rules: readonly RuleRecord[];
  /** Whoever manages the project settles how grave a rule is. */
  readonly canSet: boolean;
}

const SEVERITIES = ["", "hint", "warning", "stop"] as const;
type Chosen = (typeof SEVERITIES)[number];

/** Each rule: what it goes by, how grave it is here, and how often it was right. */
export function RuleTable({ projectId, rules: first, canSet }: RuleTableProps) {
  const say = useSay();
  const toast = useToast();
  const router = useRouter();
  const [rules, setRules] = useState(first);
  const [shown, setShown] = useState(first);
  if (shown !== first) {
    setShown(first);
    setRules(first);
  }
  const [busy, setBusy] = useState<string | null>(null);
  const set = async (rule: string, to: SetRule) => {
    setBusy(rule);
    const answer = await call<{ rules: readonly RuleRecord[] }>(
      "PUT",
      `/api/v1/projects/${projectId}/checks/${rule}`,
      to,
    );
    setBusy(null);
    if (!answer.ok) return void toast({ title: answer.problem.detail, kind: "problem" });
    setRules(answer.value.rules);
    router.refresh();
  };
  return (
    <table className="w-full border-t border-line text-sm">
      <thead className="sr-only md:not-sr-only">
        <tr className="border-b border-line text-left text-[0.8125rem] text-soft">
          <th className="py-2 pr-4 font-normal">{say("project.checks.rule")}</th>
          <th className="py-2 pr-4 font-normal">{say("project.checks.severity")}</th>
          {FIGURES.map((figure) => (
            <th key={figure} className="py-2 pl-4 text-right font-normal">
              {say(`project.checks.figure.${figure}`)}
            </th>
          ))}
          <th className="py-2 pl-4 text-right font-normal">{say("project.checks.right")}</th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rules.map((record) => {
          const name = nameOfRule(say, record.rule);
          const chosen: Chosen = record.severity ?? "";
          return (
            <tr
              key={record.rule}
              className="border-b border-line align-top max-md:grid max-md:grid-cols-2 max-md:py-3"
            >
              <th scope="row" className="py-3 pr-4 text-left font-normal max-md:col-span-2 max-md:py-0">
                <span className="font-medium">{name}</span>
                <span className="mt-0.5 block max-w-md text-[0.8125rem] text-soft">
                  {whyOfRule(say, record.rule)}
                </span>
              </th>
              <td className="py-2 pr-4 max-md:col-span-2">
                <Select<Chosen>
                  label={say("project.checks.severity-of", { rule: name })}
                  hideLabel
                  disabled={!canSet || busy === record.rule}
                  value={chosen}
                  onChange={(severity) =>
                    void set(record.rule, {
                      severity: severity === "" ? null : severity,
                      isHeld: record.isHeld,
                    })
                  }
                  options={SEVERITIES.map((value) => ({
                    value,
                    label: say(
                      value === "" ? "project.checks.as-it-says" : `project.checks.severity.${value}`,
                    ),
                  }))}
                />
                {record.isDemoted && (
                  <p className="mt-1 max-w-56 text-[0.8125rem] text-soft">{say("project.checks.demoted")}</p>
                )}
                {(record.isDemoted || record.isHeld) && (
                  <label className="mt-1 flex items-baseline gap-2 text-[0.8125rem] pointer-coarse:min-h-11">
                    <input
                      type="checkbox"
                      checked={record.isHeld}
                      disabled={!canSet || busy === record.rule}
                      onChange={(event) =>
                        void set(record.rule, { severity: record.severity, isHeld: event.target.checked })
                      }
                    />
                    {say("project.checks.hold")}
                  </label>
                )}
              </td>
              {FIGURES.map((figure) => (
                <td
                  key={figure}
                  className="py-3 text-right tabular-nums max-md:py-0.5 max-md:text-left md:pl-4"
                >
                  <span className="text-soft md:sr-only">{say(`project.checks.figure.${figure}`)} </span>
                  {say.number(record[figure])}
                </td>
              ))}
              <td className="py-3 text-right tabular-nums max-md:py-0.5 max-md:text-left md:pl-4">
                <span className="text-soft md:sr-only">{say("project.checks.right")} </span>
                {record.right === null ? "–" : say.percent(record.right)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const FIGURES = ["found", "open", "mended", "ignored"] as const;
