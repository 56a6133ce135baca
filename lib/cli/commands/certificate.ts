import { readFile } from "node:fs/promises";
import { database } from "../../db/client";
import { sayIn } from "../../messages/catalogue";
import { preferredLanguage } from "../../messages/language";
import {
  certificateAsJson,
  differencesOf,
  isWhole,
  makeCertificate,
} from "../../server/findings/certificate";
import { certificateInPage, certificatePage } from "../../server/findings/certificate-page";
import { requireForJob } from "../../server/gate";
import { Certificate } from "../../wire/findings";
import { actor, firstOwner, withOurDatabase } from "./acting";
import { CannotDo, type Command, oneOf, parse, print, unreadable, writeTo } from "./command";
import { say, terminalWords } from "./words";

const FORMATS = ["json", "html"] as const;

export const command: Command = {
  usage: {
    en: `Use: duizhao certificate <document> [--format json|html] [--lang en|zh-Hans] [-o <file>] [--as <email>]
     duizhao certificate verify <file> [--as <email>]

Says of a document (its id) what of it was covered, checked, ignored and approved, by whom, of which versions. The same versions
give the same bytes. verify takes such a file, JSON or page, makes its certificate again from the database and says what differs:
exit status 0 where nothing does, 1 where something does. Without --as it is done in the name of the project's owner.
`,
    "zh-Hans": `用法：duizhao certificate <document> [--format json|html] [--lang en|zh-Hans] [-o <file>] [--as <email>]
     duizhao certificate verify <file> [--as <email>]

给出文档（用编号指定）的证书：哪些内容已覆盖、检查、忽略、批准，由谁处理，依据哪些版本。版本相同，输出逐字节相同。verify读取
证书文件（JSON或页面），从数据库重新生成证书，列出不同之处：没有不同时退出状态为0，有不同时为1。不加--as时以项目负责人的名义进行。
`,
  },

  async run(args) {
    if (args[0] === "verify") return verify(args.slice(1));
    const { words, values } = parse(args, ["document"], {
      format: { type: "string", default: "json" },
      lang: { type: "string" },
      output: { type: "string", short: "o" },
      as: { type: "string" },
    });
    const format = oneOf("format", values.format, FORMATS);
    const certificate = await made(words[0]!, values.as);
    const language =
      values.lang === undefined ? terminalWords().language : oneOf("lang", values.lang, ["en", "zh-Hans"]);
    const written = format === "json" ? certificateAsJson(certificate) : pageOf(certificate, language);
    if (values.output === undefined) return print(written);
    await writeTo(values.output, new TextEncoder().encode(written));
  },
};

async function made(documentId: string, as: string | undefined): Promise<Certificate> {
  return withOurDatabase(async () => {
    const document = await database().document.findFirst({
      where: { id: documentId, deletedAt: null },
      select: { projectId: true },
    });
    if (!document) throw new CannotDo(say("cli.document.missing", { id: documentId }));
    const { projectId } = document;
    const userId = await actor(as, () => firstOwner(projectId));
    const scope = await requireForJob({ userId, projectId, documentId }, "read-source");
    const certificate = await makeCertificate(scope, documentId);
    if (!certificate) throw new CannotDo(say("cli.document.missing", { id: documentId }));
    return certificate;
  });
}

async function verify(args: readonly string[]): Promise<void> {
  const { words, values } = parse(args, ["file"], { as: { type: "string" } });
  const path = words[0]!;
  const { kept, page } = await certificateIn(path);
  // What was written is kept to the letter: a shape that leaves out what it does not know would not see what was added.
  const isAltered = !isWhole(kept) || (page !== null && page !== pageOf(kept, languageOf(page)));
  if (isAltered) throw new CannotDo(say("cli.certificate.altered", { path }));
  const now = await made(kept.document.id, values.as);
  const differences = differencesOf(kept, now).filter((name) => name !== "digest");
  if (differences.length === 0) return print(`${say("cli.certificate.holds", { path })}\n`);
  await print(`${differences.join("\n")}\n`);
  throw new CannotDo(say("cli.certificate.differs", { path, count: differences.length }));
}

function pageOf(certificate: Certificate, language: string): string {
  return certificatePage(certificate, sayIn(preferredLanguage(language)));
}

function languageOf(page: string): string {
  return /<html lang="([^"]*)">/.exec(page)?.[1] ?? "";
}

/** `page`: what the file says, where it is a page. */
async function certificateIn(
  path: string,
): Promise<{ readonly kept: Certificate; readonly page: string | null }> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException);
  }
  const isPage = text.trimStart().startsWith("<");
  const json = isPage ? certificateInPage(text) : text;
  try {
    const value: unknown = JSON.parse(json ?? "");
    if (Certificate.safeParse(value).success)
      return { kept: value as Certificate, page: isPage ? text : null };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CannotDo(say("cli.certificate.none", { path }));
}
