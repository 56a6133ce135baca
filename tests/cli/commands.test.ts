import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CannotDo, type Command, WrongUse } from "@/lib/cli/commands/command";
import { TYPESCRIPT } from "@/lib/cli/start/build.mjs";
import { ROOT } from "@/lib/cli/start/settings.mjs";

const folder = mkdtempSync(join(tmpdir(), "duizhao-commands-"));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Runs a command as duizhao.mjs does, without looking first at what is installed. */
function duizhao(...args: string[]) {
  return duizhaoReading("", ...args);
}

/** With this on standard input. */
function duizhaoReading(input: string, ...args: string[]) {
  const program = join(ROOT, "lib", "cli", "duizhao.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [...TYPESCRIPT, program, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    input,
    env: { ...process.env, DUIZHAO_ROOT: ROOT },
  });
  return { status, stdout, stderr };
}

const zh = file("zh.txt", "李明是一位医生。\n\n他住在北京。他每天工作十二个小时！\n\n“你好，”他说。\n");
const en = file(
  "en.txt",
  "Li Ming is a doctor.\n\nHe lives in Beijing. He works twelve hours every day!\n\n“Hello,” he said.\n",
);

describe("align", () => {
  test("ladder: one bead a line, indices of paragraphs", () => {
    const { status, stdout, stderr } = duizhao("align", zh, en);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "0\t0\n1\t1\n2\t2\n", stderr: "" });
  });

  test("--level sentence counts the sentences of the whole text", () => {
    expect(duizhao("align", zh, en, "--level", "sentence").stdout).toBe("0\t0\n1\t1\n2\t2\n3\t3\n");
  });

  test("--lines takes every line as it stands; an empty side stands for nothing", () => {
    const source = file("lines.zh", "他住在北京。\n他每天工作十二个小时！\n");
    const target = file("lines.en", "He lives in Beijing. He works twelve hours every day!\n");
    expect(duizhao("align", source, target, "--lines").stdout).toBe("0,1\t0\n");
    const nothing = file("nothing.en", "");
    const { status, stdout, stderr } = duizhao("align", source, nothing, "--lines");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "0\t\n1\t\n" });
    expect(stderr).toMatch(/nothing\.en has no text, so all of .*lines\.zh is left unanswered/);
  });

  test("--lines: an empty line, a form feed and stray line separators are items or parts of one", () => {
    const source = file("odd.zh", "他住在北京。\n\n\f李明是一位医生。\u2028\n");
    const target = file("odd.en", "He lives in Beijing.\r\n\r\nLi Ming is a doctor.");
    const {
      source: zh,
      target: en,
      beads,
    } = JSON.parse(duizhao("align", source, target, "--lines", "--format", "json").stdout);
    expect(zh).toEqual(["他住在北京。", "", "\f李明是一位医生。\u2028"]);
    expect(en).toEqual(["He lives in Beijing.", "", "Li Ming is a doctor."]);
    expect(beads.flatMap((bead: { source: number[] }) => bead.source)).toEqual([0, 1, 2]);
  });

  test.each(["sentence", "paragraph"])("--lines --level %s says what the lines are", (level) => {
    const source = file("whole.zh", "他住在北京。\n他每天工作十二个小时！\n");
    const target = file("whole.en", "He lives in Beijing.\nHe works twelve hours every day!\n");
    expect(duizhao("align", source, target, "--lines", "--level", level).stdout).toBe("0\t0\n1\t1\n");
  });

  test("tsv and json give the texts", () => {
    expect(duizhao("align", zh, en, "--format", "tsv").stdout.split("\n")[0]).toBe(
      "李明是一位医生。\tLi Ming is a doctor.",
    );
    const { source, target, beads } = JSON.parse(duizhao("align", zh, en, "--format", "json").stdout);
    expect(source[0]).toBe("李明是一位医生。");
    expect(target).toHaveLength(3);
    expect(beads[0]).toMatchObject({ source: [0], target: [0], crossed: false });
    expect(beads[0].confidence).toBe(Number(beads[0].confidence.toFixed(3)));
  });

  test("json: reasons point at the words of the item they stand in", () => {
    const source = file("reasons.zh", "李明是一位医生。\n他住在北京，每天工作十二个小时！\n");
    const target = file(
      "reasons.en",
      "Li Ming is a doctor, lives in Beijing and works twelve hours every day!\n",
    );
    const printed = JSON.parse(duizhao("align", source, target, "--lines", "--format", "json").stdout);
    const [{ reasons, ...bead }] = printed.beads;
    expect(bead).toMatchObject({ source: [0, 1], target: [0] });
    type Place = { item: number; start: number; end: number };
    const cut = (texts: string[], { item, start, end }: Place) => texts[item]!.slice(start, end);
    const words = reasons
      .filter((reason: { weight?: number }) => reason.weight !== undefined)
      .map((reason: { kind: string; source: Place; target: Place }) =>
        [reason.kind, cut(printed.source, reason.source), cut(printed.target, reason.target)].join(" "),
      );
    expect(words).toContain("name 李明 Li Ming");
    expect(words).toContain("name 北京 Beijing");
    expect(reasons.some((reason: { kind: string }) => reason.kind === "length")).toBe(true);
  });

  test("files in the wrong order are aligned, with a word about it", () => {
    const { status, stderr } = duizhao("align", en, zh);
    expect(status).toBe(0);
    expect(stderr).toMatch(/does not look Chinese.*Turn them round/);
  });

  const samples = join(ROOT, "..", "shared", "samples");
  test.skipIf(!existsSync(samples))(
    "covers every paragraph of both sides in order, boilerplate included",
    () => {
      const { stdout } = duizhao(
        "align",
        join(samples, "interview.zh.txt"),
        join(samples, "interview.en.txt"),
      );
      const sides = stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split("\t"));
      for (const side of [0, 1]) {
        const indices = sides.flatMap((line) => (line[side] ? line[side].split(",").map(Number) : []));
        expect(indices).toEqual(indices.map((_, index) => index));
      }
    },
  );
});

describe("check", () => {
  const pairs = file("pairs.tsv", "他住在北京。\tHe lives in 北京.\n“你好。”\t“Hello.”\n");

  test("jsonl: one line for each pair, places in UTF-16 units", () => {
    const { status, stdout, stderr } = duizhao("check", "--pairs", pairs, "--format", "jsonl");
    const lines = stdout.trimEnd().split("\n");
    expect({ status, stderr, count: lines.length }).toEqual({ status: 0, stderr: "", count: 2 });
    expect(JSON.parse(lines[0]!)).toEqual({
      findings: [
        {
          rule: "left-over-chinese",
          severity: "warning",
          side: "target",
          start: 12,
          end: 14,
          message: "Chinese is left in the English: 北京",
        },
      ],
    });
    expect(JSON.parse(lines[1]!)).toEqual({ findings: [] });
  });

  test("two files are aligned first; findings stand under their texts", () => {
    const wrong = file(
      "wrong.en.txt",
      "Li Ming is a doctor.\n\nHe lives in 北京. He works twelve hours every day!\n\n“Hello,” he said.\n",
    );
    const { status, stdout } = duizhao("check", zh, wrong, "--rules", "left-over-chinese");
    expect(status).toBe(0);
    expect(stdout).toContain("2\t他住在北京。他每天工作十二个小时！\n\tHe lives in 北京.");
    expect(stdout).toMatch(/\n1 finding in 1 of 3 pairs\n$/);
  });

  test("--coverage says what has no answer", () => {
    const left = file(
      "left.tsv",
      "会议于星期一在上海举行。来自二十个国家的专家讨论了气候变化。\tThe meeting was held in Shanghai on Monday.\n他走了。\t\n",
    );
    const { stdout } = duizhao(
      "check",
      "--pairs",
      left,
      "--coverage",
      "--format",
      "jsonl",
      "--rules",
      "terms",
    );
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { findings: [], open: { source: [[12, 30]], target: [] } },
      { findings: [], open: { source: [[0, 4]], target: [] } },
    ]);
  });

  test("a rule that is not there is wrong use", () => {
    const { status, stderr } = duizhao("check", "--pairs", pairs, "--rules", "grammar");
    expect(status).toBe(2);
    expect(stderr).toContain("There is no rule “grammar”.");
  });
});

describe("quantities", () => {
  test("a JSON list for each line; the language is told or seen", () => {
    const { status, stdout } = duizhaoReading("8218.35万股\n一切都好\n\n82.1835 million\n", "quantities");
    const lists = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(lists).toEqual([
      [
        {
          start: 0,
          end: 8,
          kind: "number",
          value: 82183500,
          low: 82183500,
          high: 82183500,
          unit: null,
          exact: true,
        },
      ],
      [],
      [],
      [
        {
          start: 0,
          end: 15,
          kind: "number",
          value: 82183500,
          low: 82183500,
          high: 82183500,
          unit: null,
          exact: true,
        },
      ],
    ]);
  });

  test("a language that it cannot read is wrong use", () => {
    expect(duizhao("quantities", "--lang", "fr").status).toBe(2);
  });
});

describe("segment", () => {
  test("text: one sentence a line, a blank line between paragraphs", () => {
    expect(duizhao("segment", zh).stdout).toBe(
      "李明是一位医生。\n\n他住在北京。\n他每天工作十二个小时！\n\n“你好，”他说。\n",
    );
  });

  test("--srx prints the rules, and takes no text", () => {
    expect(duizhao("segment", "--srx").stdout).toContain('<srx xmlns="http://www.lisa.org/srx20"');
    expect(duizhao("segment", "--srx", zh).status).toBe(2);
  });

  test("json: the offsets cut the paragraph into its sentences", () => {
    const { paragraphs } = JSON.parse(duizhao("segment", zh, "--format", "json").stdout);
    for (const { text, sentences } of paragraphs) {
      const cut = sentences.map(({ start, end }: { start: number; end: number }) => text.slice(start, end));
      expect(cut.join("")).toBe(text);
    }
    const whole = paragraphs
      .map(({ text, separator }: Record<string, string>) => `${text}${separator}`)
      .join("");
    expect(whole).toBe(readFileSync(zh, "utf8"));
  });
});

describe("count", () => {
  test("字数 first, and what an import would set aside apart", () => {
    const page = file("page.zh", "首页 > 新闻 > 正文\n他在OpenAI工作。\n每天写3.14页，真的。\n");
    const { status, stdout } = duizhao("count", page);
    expect(status).toBe(0);
    expect(stdout.split("\n")[0]).toBe("15\t字数: each Chinese character and mark, each other word");
    expect(JSON.parse(duizhao("count", page, "--format", "json").stdout)).toMatchObject({
      wordCount: 15,
      ideographs: 10,
      otherWords: 2,
      setAside: { paragraphs: 1 },
    });
  });
});

describe("exit status and messages", () => {
  test.each<{ name: string; args: string[]; kind: typeof WrongUse | typeof CannotDo; says: RegExp }>([
    { name: "align", args: ["one"], kind: WrongUse, says: /Missing: <en>/ },
    { name: "align", args: ["a", "b", "c"], kind: WrongUse, says: /One word too many: “c”/ },
    { name: "align", args: ["a", "b", "--level", "word"], kind: WrongUse, says: /--level is “word”/ },
    { name: "align", args: ["a", "b", "--format", "xml"], kind: WrongUse, says: /--format is “xml”/ },
    { name: "align", args: [zh, join(folder, "none.txt")], kind: CannotDo, says: /there is no such file/ },
    { name: "segment", args: ["--nonsense", "a"], kind: WrongUse, says: /--nonsense/ },
    { name: "segment", args: [join(folder, "none.txt")], kind: CannotDo, says: /there is no such file/ },
    { name: "segment", args: [folder], kind: CannotDo, says: /it is a folder/ },
    { name: "import", args: ["a.txt"], kind: WrongUse, says: /Missing: --project/ },
    { name: "export", args: ["x"], kind: WrongUse, says: /Missing: --format/ },
    { name: "user", args: ["remove", "x"], kind: WrongUse, says: /no “user remove”/ },
    { name: "backup", args: [], kind: WrongUse, says: /Missing: <file>/ },
    { name: "backup", args: [zh], kind: CannotDo, says: /is there already. Nothing was written/ },
    { name: "restore", args: [join(folder, "none.gz")], kind: CannotDo, says: /cannot be read/ },
    { name: "restore", args: [file("not.gz", "Dear reader")], kind: CannotDo, says: /Nothing was changed/ },
  ])("$name $args", async ({ name, args, kind, says }) => {
    const { command } = (await import(`../../lib/cli/commands/${name}.ts`)) as { command: Command };
    const error = await command.run(args).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toMatch(says);
  });

  test.each([
    { args: ["align", "--help"], status: 0, out: /^Use: duizhao align/, err: /^$/ },
    { args: ["translate"], status: 2, out: /^$/, err: /no command “translate”/ },
    { args: ["align", "one"], status: 2, out: /^$/, err: /Missing: <en>[\s\S]*Use: duizhao align/ },
    { args: ["segment", folder], status: 1, out: /^$/, err: /it is a folder.\n$/ },
  ])("$args ends with $status", ({ args, status, out, err }) => {
    const result = duizhao(...args);
    expect(result.stdout).toMatch(out);
    expect(result.stderr).toMatch(err);
    expect(result.status).toBe(status);
  });
});
