/**
 * Books made of what is at hand, whose draft is not the whole of the original: chapters missing, two chapters exchanged, front
 * matter on one side, a refrain after every verse. A book of a text is cut into chapters of so many blocks.
 */
import { type Block, type BlockText, join } from "./kinds";

/** Blocks of a chapter. */
const CHAPTER = 100;

type Pair = readonly [readonly string[], readonly string[]];

export function booksOf(text: BlockText): BlockText[] {
  const chapters = chaptersOf(text);
  const count = chapters.length;
  if (count < 12) return [];
  const [third, seventh, tenth, eleventh] = [2, 6, 9, 10];
  const without = (chapter: BlockText): BlockText => ({
    ...chapter,
    target: [],
    blocks: chapter.blocks
      .filter(({ source }) => source.length > 0)
      .map((block): Block => ({ ...block, target: [] })),
  });
  const lacking = chapters.map((chapter, at) =>
    at === third || at === seventh ? without(chapter) : chapter,
  );
  const order = chapters.map((_, at) => at);
  [order[tenth], order[eleventh]] = [eleventh, tenth];
  const name = (what: string) => `${text.name}: ${what}`;
  return [
    join(name("chapters 3 and 7 missing"), lacking),
    exchanged(name("chapters 10 and 11 exchanged"), chapters, order),
    exchanged(name("both"), lacking, order),
    join(
      name("the Chinese lacks chapters 1 and 2"),
      chapters.map((chapter, at) => (at < 2 ? swapped(without(swapped(chapter))) : chapter)),
    ),
    join(
      name("chapter 5 alone has English"),
      chapters.map((chapter, at) => (at === 4 ? chapter : without(chapter))),
    ),
    withRefrains(name("a refrain after every fifth block"), text),
  ];
}

const swapped = ({ name, source, target, blocks }: BlockText): BlockText => ({
  name,
  source: target,
  target: source,
  blocks: blocks.map((block) => ({ ...block, source: block.target, target: block.source })),
});

function pairsOf(text: BlockText): { readonly pair: Pair; readonly isOpen: boolean }[] {
  return text.blocks.map(({ source, target, isOpen }) => ({
    pair: [source.map((at) => text.source[at]!), target.map((at) => text.target[at]!)],
    isOpen,
  }));
}

function made(name: string, pairs: ReturnType<typeof pairsOf>): BlockText {
  const [source, target]: [string[], string[]] = [[], []];
  const blocks = pairs.map(({ pair: [chinese, english], isOpen }) => ({
    source: chinese.map((text) => source.push(text) - 1),
    target: english.map((text) => target.push(text) - 1),
    isOpen,
  }));
  return { name, source, target, blocks };
}

function chaptersOf(text: BlockText): BlockText[] {
  const pairs = pairsOf(text);
  return Array.from({ length: Math.floor(pairs.length / CHAPTER) }, (_, at) =>
    made(`${at}`, pairs.slice(at * CHAPTER, (at + 1) * CHAPTER)),
  );
}

/** The English in another order of chapters. */
function exchanged(name: string, chapters: readonly BlockText[], order: readonly number[]): BlockText {
  const starts = new Map<number, number>();
  const target: string[] = [];
  for (const at of order) {
    starts.set(at, target.length);
    target.push(...chapters[at]!.target);
  }
  const source: string[] = [];
  const blocks = chapters.flatMap((chapter, at) => {
    const from = source.length;
    source.push(...chapter.source);
    return chapter.blocks.map((block) => ({
      ...block,
      source: block.source.map((item) => from + item),
      target: block.target.map((item) => starts.get(at)! + item),
    }));
  });
  return { name, source, target, blocks };
}

function withRefrains(name: string, text: BlockText): BlockText {
  const refrain = {
    pair: [
      ["你们究竟要否认主的哪一件恩典呢？"],
      ["Which of your Lord's favours will you both deny?"],
    ] as const,
    isOpen: false,
  };
  return made(
    name,
    pairsOf(text).flatMap((block, at) => (at % 5 === 4 ? [block, refrain] : [block])),
  );
}
