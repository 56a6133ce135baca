import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BilingualExport, writeBilingual } from "@/lib/interchange/bilingual/write-bilingual";
import { unpack } from "@/lib/interchange/zip/unpack";
import type { Sample } from "./files";

/** LibreOffice takes seconds for a file. */
const OFFICE_FILES = 12;

/** What programs of others say of what is written here, a line each. One that is not installed is said to be missing. */
export async function askJudges(samples: readonly Sample[], schemas: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "duizhao-exchange-"));
  try {
    const lint = (format: BilingualExport, extension: string, args: readonly string[]) =>
      judge(`xmllint, ${format}`, "xmllint", written(samples, folder, format, extension), (path) => [
        "--nonet",
        "--noout",
        ...args,
        path,
      ]);
    lint("xliff", "xlf", ["--schema", join(schemas, "xliff-2.1/xliff_core_2.0.xsd")]);
    lint("xliff12", "xlf", ["--schema", join(schemas, "xliff-1.2/xliff-core-1.2-strict.xsd")]);
    lint("tmx", "tmx", ["--dtdvalid", join(schemas, "tmx-srx/tmx14.dtd")]);
    for (const format of ["docx-bilingual", "xlsx"] as const) await lintParts(samples, folder, format);
    for (const [format, extension, store] of TOOLKIT)
      countedByToolkit(samples, folder, format, extension, store);
    for (const [format, extension, to] of [
      ["docx-bilingual", "docx", "pdf"],
      ["xlsx", "xlsx", "csv"],
    ] as const)
      convertedByOffice(
        written(samples.slice(0, OFFICE_FILES), folder, format, extension),
        format,
        to,
        folder,
      );
    console.log(
      isHere("omegat", "--help")
        ? "OmegaT: here, but it cannot be asked without a window"
        : "OmegaT: not here",
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Debian's own, which has Debian's packages; another one may stand before it. */
const PYTHON = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

const TOOLKIT = [
  // Its releases in Debian know no XLIFF 2.
  ["xliff12", "xlf", "xliff.xlifffile"],
  ["tmx", "tmx", "tmx.tmxfile"],
] as const;

function isHere(program: string, question: string): boolean {
  return spawnSync(program, [question], { stdio: "ignore" }).error === undefined;
}

function written(
  samples: readonly Sample[],
  folder: string,
  format: BilingualExport,
  extension: string,
): string[] {
  return samples.map(({ file }, index) => {
    const path = join(folder, `${format}-${index}.${extension}`);
    writeFileSync(path, writeBilingual(file, format, "Sample").bytes);
    return path;
  });
}

function judge(
  name: string,
  program: string,
  paths: readonly string[],
  argsOf: (path: string) => readonly string[],
): void {
  if (!isHere(program, "--version")) {
    console.log(`${name}: not here`);
    return;
  }
  const said = paths.flatMap((path) => {
    const { status, stderr } = spawnSync(program, argsOf(path), { encoding: "utf8" });
    return status === 0 ? [] : [stderr.split("\n")[0] ?? ""];
  });
  console.log(
    `${name}: ${paths.length - said.length} of ${paths.length} files are valid${said.length > 0 ? `; first: ${said[0]}` : ""}`,
  );
}

/** The XML inside Word and Excel files. */
async function lintParts(
  samples: readonly Sample[],
  folder: string,
  format: "docx-bilingual" | "xlsx",
): Promise<void> {
  const paths: string[] = [];
  for (const [index, { file }] of samples.entries()) {
    const unpacked = await unpack(writeBilingual(file, format, "Sample").bytes);
    if (!unpacked.ok) continue;
    for (const [name, bytes] of unpacked.parts) {
      const path = join(folder, `${format}-${index}-${name.replaceAll("/", "_")}`);
      writeFileSync(path, bytes);
      paths.push(path);
    }
  }
  judge(`xmllint, parts of ${format} (well-formed)`, "xmllint", paths, (path) => [
    "--nonet",
    "--noout",
    path,
  ]);
}

/** The units that translate-toolkit finds, and those of them that have a target, beside ours. */
function countedByToolkit(
  samples: readonly Sample[],
  folder: string,
  format: BilingualExport,
  extension: string,
  store: string,
): void {
  const [module, type] = store.split(".") as [string, string];
  const program = `import sys
from translate.storage import ${module}
for path in sys.argv[1:]:
    units = ${module}.${type}.parsefile(path).units
    print(len(units), sum(1 for unit in units if unit.target))`;
  if (spawnSync(PYTHON, ["-c", `from translate.storage import ${module}; ${module}.${type}`]).status !== 0) {
    console.log(`translate-toolkit, ${format}: not here, or it does not know the format`);
    return;
  }
  const paths = written(samples, folder, format, extension);
  const told = paths.map((path) => spawnSync(PYTHON, ["-c", program, path], { encoding: "utf8" }));
  const right = told.filter(({ status }) => status === 0);
  const first = told
    .find(({ status }) => status !== 0)
    ?.stderr.trim()
    .split("\n")
    .at(-1);
  const sum = (at: number) =>
    right.reduce((count, { stdout }) => count + Number(stdout.trim().split(" ")[at]), 0);
  console.log(
    `translate-toolkit, ${format}: ${right.length} of ${paths.length} files are read, ${sum(0)} units, ${sum(1)} with a target${first ? `; first: ${first}` : ""}`,
  );
}

function convertedByOffice(paths: readonly string[], format: string, to: string, folder: string): void {
  const convert = (files: readonly string[], out: string) => {
    spawnSync(
      "soffice",
      [
        "--headless",
        `-env:UserInstallation=file://${folder}/office`,
        "--convert-to",
        to,
        "--outdir",
        out,
        ...files,
      ],
      { stdio: "ignore" },
    );
    return existsSync(out) ? readdirSync(out).length : 0;
  };
  // Word's files are Writer's, Excel's are Calc's, and one may be here without the other.
  const probe = join(folder, to === "csv" ? "probe.fods" : "probe.txt");
  writeFileSync(probe, to === "csv" ? EMPTY_SHEET : "probe");
  if (convert([probe], join(folder, `probe-${to}`)) === 0) console.log(`LibreOffice, ${format}: not here`);
  else
    console.log(
      `LibreOffice, ${format}: ${convert(paths, join(folder, `${format}-${to}`))} of ${paths.length} files are opened and converted to ${to}`,
    );
}

const EMPTY_SHEET = `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>`;
