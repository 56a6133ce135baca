import { alignTexts } from "../../align/align";
import { database } from "../../db/client";
import { asideOf, isSurelyAside } from "../../segmentation/proposal";
import { loadLexicon } from "../../server/lexicon";
import type { Beside } from "../../server/terms/candidates";
import { CannotDo, parse, WrongUse } from "./command";
import { readText } from "./texts";
import { say } from "./words";

/** Whether the words are one file, and no second one beside it. */
export function isOneFile(
  args: readonly string[],
  options: NonNullable<Parameters<typeof parse>[2]>,
): boolean {
  try {
    return parse(args, ["zh"], options).words.length === 1;
  } catch (error) {
    if (error instanceof WrongUse) return false;
    throw error;
  }
}

/** The paragraphs of the Chinese, without what an import would set aside, and beside each the English that answers it. */
export async function rowsOf(zh: string, en: string | undefined): Promise<readonly Beside[]> {
  const source = (await readText(zh)).paragraphs;
  const isText = ({ proposal }: (typeof source)[number]) => asideOf(proposal) === null;
  const row = (text: string, target: string): Beside => ({ segmentId: null, source: text, target });
  if (en === undefined) return source.filter(isText).map(({ text }) => row(text, ""));
  const target = (await readText(en)).paragraphs;
  const items = source.map((one) => ({
    text: one.text,
    kind: one.kind,
    proposed: !isText(one),
    isForeign: isSurelyAside(one.proposal),
  }));
  const { ladder } = alignTexts(items, target, loadLexicon());
  return ladder.map((bead) => {
    const chinese = source.slice(bead.source.start, bead.source.end).filter(isText);
    const english = target.slice(bead.target.start, bead.target.end);
    return row(chinese.map(({ text }) => text).join("\n"), english.map(({ text }) => text).join("\n"));
  });
}

export async function projectNamed(name: string): Promise<string> {
  const [project, ...others] = await database().project.findMany({
    where: { name: name.trim(), deletedAt: null },
    select: { id: true },
  });
  if (!project) throw new CannotDo(say("cli.project.missing", { name }));
  if (others.length > 0) throw new CannotDo(say("cli.project.several", { count: others.length + 1, name }));
  return project.id;
}
