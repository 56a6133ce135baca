/**
 * What a text makes obvious of names, so that nothing is said of it.
 *
 * NAM-USUAL-1  A name in a fifth of the pairs and more, ten of them at least: 香港 in a report of Hong Kong.
 * NAM-USUAL-2  A name that is there ten times and more, and mostly without an answer that is recognised: 韦小宝 is “Trinket”. The same of an
 *      English word with a capital that is there four times and more, of a known name ten times.
 */
import { type AnswerSources, EnglishSide } from "./answers";
import { englishNameWords } from "./english-names";
import { findNames, repeatedPeople } from "./recognise";

interface PairOfTexts {
  readonly source: string;
  readonly target: string;
}

export function usualNames(
  pairs: readonly PairOfTexts[],
  sources: AnswerSources & { readonly proper: ReadonlySet<string> },
): ReadonlySet<string> {
  const { proper } = sources;
  const chinese = new Map<string, { count: number; open: number }>();
  const english = new Map<string, number>();
  const often = repeatedPeople(
    pairs.map(({ source }) => source),
    sources.lexicon,
  );
  for (const { source, target } of pairs) {
    if (target.trim() === "") continue;
    const words = englishNameWords(target);
    const side = new EnglishSide(words, sources);
    const seen = new Set<string>();
    for (const name of findNames(source, sources, often)) {
      if (seen.has(name.zh)) continue;
      seen.add(name.zh);
      const count = chinese.get(name.zh) ?? { count: 0, open: 0 };
      count.count += 1;
      if (!side.answers(name, source.slice(name.end))) count.open += 1;
      chinese.set(name.zh, count);
    }
    for (const word of new Set(
      words.filter(({ isCapital, isFirst }) => isCapital && !isFirst).map(({ text }) => text),
    ))
      english.set(word, (english.get(word) ?? 0) + 1);
  }
  return new Set([
    ...[...chinese]
      .filter(([, { count, open }]) => count >= 10 && (count >= pairs.length / 5 || open > 0.6 * count))
      .map(([zh]) => zh),
    ...[...english].filter(([word, count]) => count >= (proper.has(word) ? 10 : 4)).map(([word]) => word),
  ]);
}
