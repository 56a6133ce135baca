import { expect, test } from "vitest";
import { type CheckTerm, DEFAULT_SETTINGS } from "../../lib/check/check";
import { terms } from "../../lib/check/terms";
import { mended } from "./cases";

const term = (source: string, target: string, status: CheckTerm["status"] = "preferred"): CheckTerm => ({
  source,
  target,
  status,
});
const list = [
  term("大模型", "large model"),
  term("模型", "model"),
  term("白盒", "white box"),
  term("白盒", "glass box", "allowed"),
  term("白盒", "clear box", "forbidden"),
  term("金融管理局", "Monetary Authority"),
  term("优化", "optimisation"),
  term("银行", "bank"),
];

const found = (source: string, target: string) =>
  terms.run({ source, target }, { ...DEFAULT_SETTINGS, terms: list });

test.each([
  { rule: "CHK-TERM-1", source: "这个模型很大。", target: "It is large.", missing: ["model"] },
  { rule: "CHK-TERM-1", source: "这个模型很大。", target: "These models are large.", missing: [] },
  { rule: "CHK-TERM-1", source: "他研究白盒。", target: "He studies White-Boxes.", missing: [] },
  { rule: "CHK-TERM-1", source: "他研究白盒。", target: "He studies glass boxes.", missing: [] },
  { rule: "CHK-TERM-1", source: "它需要优化。", target: "It needs optimization.", missing: [] },
  { rule: "CHK-TERM-2", source: "大模型很贵。", target: "A large language model is dear.", missing: [] },
  { rule: "CHK-TERM-2", source: "大模型很贵。", target: "It is dear.", missing: ["large model"] },
  { rule: "CHK-TERM-3", source: "金融管理局说。", target: "The Authority said.", missing: [] },
  { rule: "CHK-TERM-3", source: "金融管理局说。", target: "The MA said.", missing: [] },
])("$rule: $source | $target", ({ source, target, missing }) => {
  const findings = found(source, target);
  expect(findings.map(({ parameters }) => parameters.target)).toEqual(missing);
  expect(findings.every(({ side, code }) => side === "source" && code === "checks.term-missing")).toBe(true);
});

test("CHK-TERM-4: a forbidden term is shown where it stands, and mended by the preferred one", () => {
  const target = "Clear box methods help.";
  const [finding, ...others] = found("白盒方法有用。", target);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ side: "target", start: 0, end: 9, code: "checks.term-forbidden-instead" });
  expect(mended(target, finding!)).toBe("White box methods help.");
});

test("CHK-TERM-5: no term is said of a text without terms, or an English that is not there yet", () => {
  expect(found("他走了。", "He left.")).toEqual([]);
  expect(found("这个模型很大。", "")).toEqual([]);
});
