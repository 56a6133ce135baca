import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Command } from "@/lib/cli/commands/command";
import { TYPESCRIPT } from "@/lib/cli/start/build.mjs";
import { ROOT } from "@/lib/cli/start/settings.mjs";
import { takeLanguage, terminalLanguage } from "@/lib/cli/start/words.mjs";

/** The command line speaks the terminal's language; what programs read is the same in both. */
const folder = mkdtempSync(join(tmpdir(), "duizhao-languages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function duizhao(env: Record<string, string>, ...args: string[]) {
  const program = join(ROOT, "lib", "cli", "duizhao.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [...TYPESCRIPT, program, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, DUIZHAO_ROOT: ROOT, DUIZHAO_LANGUAGE: "", LC_ALL: "", LC_MESSAGES: "", ...env },
  });
  return { status, stdout, stderr };
}

const CHINESE = { LANG: "zh_CN.UTF-8" };
const ENGLISH = { LANG: "en_GB.UTF-8" };

const pairs = join(folder, "pairs.tsv");
writeFileSync(pairs, "他有12只羊。\tHe has 21 sheep.\n天亮了。\tDay broke.\n");

describe("the language of a terminal", () => {
  test.each<{ args?: string[]; env: Record<string, string>; language: string }>([
    { env: {}, language: "en" },
    { env: { LANG: "C" }, language: "en" },
    { env: { LANG: "de_DE.UTF-8" }, language: "en" },
    { env: { LANG: "zh_CN.UTF-8" }, language: "zh-Hans" },
    { env: { LANG: "zh-Hant-TW" }, language: "zh-Hans" },
    { env: { LANG: "zha_CN" }, language: "en" },
    { env: { LC_ALL: "en_US.UTF-8", LANG: "zh_CN.UTF-8" }, language: "en" },
    { env: { LC_MESSAGES: "zh_CN.UTF-8", LANG: "en_US.UTF-8" }, language: "zh-Hans" },
    { env: { DUIZHAO_LANGUAGE: "zh-Hans", LC_ALL: "en_US.UTF-8" }, language: "zh-Hans" },
    { args: ["--language", "en"], env: { DUIZHAO_LANGUAGE: "zh-Hans" }, language: "en" },
    { args: ["align", "--language=zh-Hans"], env: { LANG: "en_US" }, language: "zh-Hans" },
    { args: ["align", "--", "--language=zh-Hans"], env: { LANG: "en_US" }, language: "en" },
  ])("$args $env: $language", ({ args = [], env, language }) => {
    expect(terminalLanguage(args, { ...env, NODE_ENV: "test" })).toBe(language);
  });

  test("--language is taken out wherever it stands; what follows -- stays", () => {
    expect(
      takeLanguage(["check", "--language", "en", "a", "--language=zh-Hans", "--", "--language", "x"]),
    ).toEqual({ value: "zh-Hans", rest: ["check", "a", "--", "--language", "x"] });
  });
});

describe("messages", () => {
  test.each([
    {
      args: ["nothing"],
      status: 2,
      zh: /^没有“nothing”这个命令。\n\n用法：duizhao/,
      en: /^There is no command “nothing”\.\n\nUse/,
    },
    {
      args: ["count"],
      status: 2,
      zh: /^缺少<zh>。\n\n用法：duizhao count/,
      en: /^Missing: <zh>\.\n\nUse: duizhao count/,
    },
    { args: ["count", "a", "b"], status: 2, zh: /^多了一个参数：“b”。/, en: /^One word too many: “b”\./ },
    {
      args: ["count", "--of", "a"],
      status: 2,
      zh: /^这里没有--of这个选项。/,
      en: /^There is no option --of here\./,
    },
    {
      args: ["count", "a", "--format"],
      status: 2,
      zh: /^--format需要一个值。/,
      en: /^--format needs a value\./,
    },
    {
      args: ["align", "a", "b", "--lines=1"],
      status: 2,
      zh: /^--lines不带值。/,
      en: /^--lines takes no value\./,
    },
    {
      args: ["count", "a", "--format", "xml"],
      status: 2,
      zh: /^--format的值是“xml”，只能是text, json。/,
      en: /^--format is “xml”; it can be text, json\./,
    },
    {
      args: ["count", "gone.txt"],
      status: 1,
      zh: /^gone\.txt无法读取：没有这个文件。\n$/,
      en: /^gone\.txt cannot be read: there is no such file\.\n$/,
    },
  ])("$args", ({ args, status, zh, en }) => {
    const [chinese, english] = [duizhao(CHINESE, ...args), duizhao(ENGLISH, ...args)];
    expect(chinese.stderr).toMatch(zh);
    expect(english.stderr).toMatch(en);
    expect([chinese, english].map((one) => ({ status: one.status, stdout: one.stdout }))).toEqual([
      { status, stdout: "" },
      { status, stdout: "" },
    ]);
  });

  test("text for people follows the terminal, JSON for programs does not", () => {
    const check = ["check", "--pairs", pairs, "--rules", "numbers"];
    expect(duizhao(CHINESE, ...check).stdout).toMatch(
      /警告 numbers: [^\n]*\p{Script=Han}[\s\S]*\n1处问题，分布在2对中的1对\n$/u,
    );
    expect(duizhao(ENGLISH, ...check).stdout).toMatch(
      /warning numbers: [\s\S]*\n1 finding in 1 of 2 pairs\n$/,
    );
    const lines = [...check, "--format", "jsonl"];
    expect(duizhao(CHINESE, ...lines).stdout).toBe(duizhao(ENGLISH, ...lines).stdout);
  });
});

const names = readdirSync(join(ROOT, "lib", "cli", "commands")).map((name) => name.replace(".ts", ""));
const modules = await Promise.all(
  names.map(async (name) => ({
    name,
    ...((await import(`../../lib/cli/commands/${name}.ts`)) as { command?: Command }),
  })),
);
const commands = modules.flatMap(({ name, command }) => (command ? [{ name, usage: command.usage }] : []));

describe("help", () => {
  test.each(commands)("$name says the same in both languages", ({ usage }) => {
    const of = (text: string) => new Set(text.match(/(?<![\w-])--?[a-z][a-z-]*|<[a-z ]+>|\{[^{}]*\}/g) ?? []);
    expect(of(usage["zh-Hans"])).toEqual(of(usage.en));
    expect(usage["zh-Hans"]).toMatch(/^用法：duizhao /);
    expect(usage["zh-Hans"]).not.toMatch(/您|！|\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
    for (const text of Object.values(usage)) expect(text).toMatch(/[^\n]\n$/);
  });

  test("there are as many as there are commands", () => {
    const overview = duizhao(ENGLISH, "--help").stdout;
    expect(commands.map(({ name }) => name).toSorted()).toEqual(
      [...new Set([...overview.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name))].toSorted(),
    );
    expect(duizhao(CHINESE, "--help").stdout).toMatch(/^用法：duizhao <command> …\n/);
  });
});
