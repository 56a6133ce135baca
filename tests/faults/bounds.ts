/** What people send within the shapes, meaning harm or not: it may cost whoever sends it, and nobody else. */
import { spawn } from "node:child_process";
import { ROOT } from "../../lib/cli/start/settings.mjs";
import { measureWorst } from "../bench/worst";
import { atMost, type Figure, none, type Trial } from "./trial";

/** The law of `tests/bench/worst.ts`. */
const HEALTH_MS = 200;
const RESIDENT_MEGABYTES = 1_500;

export const worstCalls: Trial = {
  name: "worst-calls",
  does: "ten people send the worst that each call takes, four times each at once",
  rounds: 1,
  quick: 0,
  onBoth: false,
  async run() {
    const measured = await measureWorst([], () => {});
    const most = Math.max(...measured.map(({ allMegabytes }) => allMegabytes));
    return [
      ...measured.map(({ call, slowestMs }) => atMost(`${call}: health, ms`, slowestMs, HEALTH_MS)),
      none("calls answered 500", measured.filter(({ answers }) => /\b500×/.test(answers)).length),
      atMost("most resident, MB", most, RESIDENT_MEGABYTES),
    ];
  },
};

/** Values a call and round. */
const RUNS = 100;

export const fuzz: Trial = {
  name: "fuzz",
  does: "every call of the OpenAPI document with what its schema says, nearly says, and does not say",
  rounds: 5,
  quick: 0,
  onBoth: false,
  run: ({ rounds }) => suite("tests/api/fuzz.test.ts", { DUIZHAO_FUZZ_RUNS: String(rounds * RUNS) }),
};

export const forgedBackups: Trial = {
  name: "forged-backups",
  does: "restores backups that are damaged, or forged with right checksums",
  rounds: 1,
  quick: 0,
  onBoth: false,
  run: () => suite("tests/cli/backup.test.ts", {}),
};

/** A line a test of a file of tests. */
function suite(file: string, env: Readonly<Record<string, string>>): Promise<readonly Figure[]> {
  const args = ["vitest", "run", "--config", "tests/vitest.config.ts", "--reporter", "json", file];
  const child = spawn("npx", args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  child.stdout.on("data", (piece: Buffer) => {
    said += piece.toString();
  });
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", () => {
      try {
        const { testResults } = JSON.parse(said.slice(said.indexOf('{"num'))) as Report;
        done(testResults.flatMap(({ assertionResults }) => assertionResults.map(lineOf)));
      } catch (error) {
        failed(error);
      }
    });
  });
}

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[];
}

interface Assertion {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

function lineOf({ title, status, failureMessages }: Assertion): Figure {
  const wrong = status === "passed" ? null : (failureMessages[0]?.split("\n")[0] ?? status);
  return { what: title, value: status, wrong };
}
