/**
 * Which labels of a text are believed. One line never decides: 林小满： and 解决办法： look alike. What decides is whether people
 * talk to each other here.
 *
 * SEG-LABEL-1  A label says something: a sentence. A name alone behind a part (主持人：程曼祺), a title (《桥》) or words without
 *     a stop are a list's, a form's or a credit's, unless they stand in the middle of a talk.
 * SEG-LABEL-2  There is a talk where two people whose labels are a part's or a person's take turns, one of them again after the other, at
 *     least `SPOKEN` of what they say sounds spoken (a question, I and you, particles), and turns are not rarer than one
 *     in `RAREST` paragraphs. Question and answer that follow each other are one, too.
 * SEG-LABEL-3  Where the labels could be anything (满, 硅谷101, A) they have to take turns strictly: each recurs, somebody asks and somebody
 *     else answers, and most of it sounds spoken. With a person among them (老秦 and 小满) nobody has to ask.
 * SEG-LABEL-4  In a talk, every person's label is believed, even once (一位听众); any other recurs, comes back after somebody
 *     else and sounds spoken.
 * SEG-LABEL-5  One label alone that recurs is believed where it answers questions that have no label, or is a name and what it says sounds
 *     spoken.
 * SEG-LABEL-6  A form without a colon is weaker: each of two people at least has two turns in it. A time beside the name is as
 *     good as a sentence.
 * SEG-LABEL-7  Turns far from each other (`GAP`) are judged apart.
 */

import { coreOf, isPart } from "./label-words";
import type { Label, LabelForm } from "./labels";

export interface LabelledLine {
  readonly label: Label;
  /** Which paragraph it opens, counted with those that have no label. */
  readonly at: number;
  /** What is said, as far as it is looked at: behind the label, or in the paragraph below it. */
  readonly said: string;
  /** The paragraph above has no label and asks. */
  readonly isAsked: boolean;
}

/** In the interviews seen, the longest answer has thirteen paragraphs, and one in four is a turn. */
const RAREST = 12;
const GAP = 30;
const SPOKEN = 0.3;
/** With more different labels than these, those that could be anything are an index. */
const MOST = 100;

/** The lines whose labels are believed. */
export function believedLabels(lines: readonly LabelledLine[]): ReadonlySet<LabelledLine> {
  const believed = new Set<LabelledLine>();
  for (const form of ["colon", "bold", "bracket", "bar", "space", "alone"] as const) {
    for (const cluster of clusters(lines.filter(({ label }) => label.form === form))) {
      const names = speakersIn(cluster, form);
      const theirs = cluster.filter(({ label }) => names.has(label.name));
      const first = theirs.findIndex((line) => !isEntry(line));
      const last = theirs.findLastIndex((line) => !isEntry(line));
      // Above the first and below the last of them stand lists of who takes part (SEG-LABEL-1).
      for (const line of theirs.slice(first, last + 1)) believed.add(line);
    }
  }
  return believed;
}

/** SEG-LABEL-7 */
function clusters(lines: readonly LabelledLine[]): LabelledLine[][] {
  const found: LabelledLine[][] = [];
  for (const line of lines) {
    const last = found.at(-1)?.at(-1);
    if (last && line.at - last.at <= GAP) found.at(-1)!.push(line);
    else found.push([line]);
  }
  return found;
}

interface Group {
  readonly name: string;
  readonly isPerson: boolean;
  readonly lines: readonly LabelledLine[];
}

function speakersIn(cluster: readonly LabelledLine[], form: LabelForm): Set<string> {
  const lines = cluster.filter((line) => !isEntry(line));
  const groups = groupsOf(lines);
  if (isLog(lines)) return new Set(groups.map(({ name }) => name));
  const fewest = form === "colon" ? 1 : 2;
  const people = groups.filter((group) => group.isPerson && group.lines.length >= fewest);
  const byPeople = linesOf(lines, people);
  const isTalk =
    isDense(byPeople) &&
    ((people.length >= 2 && takesTurns(byPeople) && isSpoken(byPeople, people)) ||
      (form === "colon" && hasAnswer(byPeople)));
  if (isTalk) {
    const mayJoin = groups.length <= MOST;
    const others = groups.filter((group) => group.isPerson || (mayJoin && joinsIn(group, lines, people)));
    return new Set(others.map(({ name }) => name));
  }
  const recurring = groups.filter((group) => group.lines.length >= 2);
  const talkers = linesOf(lines, recurring);
  if (isStrictTalk(talkers, recurring))
    return new Set(
      groups.filter((group) => group.isPerson || recurring.includes(group)).map(({ name }) => name),
    );
  const [only] = people;
  if (form === "colon" && people.length === 1 && only && isOneSided(only)) return new Set([only.name]);
  return new Set();
}

/** SEG-LABEL-6: a transcript or a chat, whose lines all have a time. */
function isLog(lines: readonly LabelledLine[]): boolean {
  return (
    lines.length >= 3 && isDense(lines) && returns(lines) >= 1 && lines.every(({ label }) => label.isTimed)
  );
}

function groupsOf(lines: readonly LabelledLine[]): Group[] {
  const byName = new Map<string, LabelledLine[]>();
  for (const line of lines) {
    const same = byName.get(line.label.name) ?? [];
    byName.set(line.label.name, same);
    same.push(line);
  }
  // A without Q is the first of A, B, C, D.
  const hasQuestions = lines.some(({ label }) => ASKS.test(label.name));
  return [...byName].map(([name, same]) => ({
    name,
    isPerson: same[0]!.label.standing !== "word" && (hasQuestions || !/^[AＡ]\d{0,3}$/u.test(name)),
    lines: same,
  }));
}

function linesOf(lines: readonly LabelledLine[], groups: readonly Group[]): LabelledLine[] {
  const names = new Set(groups.map(({ name }) => name));
  return lines.filter(({ label }) => names.has(label.name));
}

/** SEG-LABEL-1 */
function isEntry({ label, said }: LabelledLine): boolean {
  if (label.isTimed) return false;
  if (said === "" || /^《[^《》]*》(?:系列)?\s*(?:[，,、。（(]|$)/u.test(said)) return true;
  // 纸条上：“……” is told, not said: of people alone a newspaper quotes turns.
  if (label.standing === "word" && /^["“「『]/u.test(said)) return true;
  return !hasStop(said) && !SOUNDS_SPOKEN.test(said);
}

function hasStop(said: string): boolean {
  return /[。！？!?…～~—]["”’」』）)\]】*_]*\s*$|[^.\d]\.["”’)*_]*\s*$/u.test(said);
}

/** A question, I and you, particles of speech, short answers. */
const SOUNDS_SPOKEN =
  /[？?！!]|[吗嗎呢吧啊呀嘛哦噢嗯唉哎诶欸哈喽咯啦呗唄喔耶]|[我你您咱俺妳]|^(?:是|不是|对|對|好|没有|沒有|行|可以|不|不行|有|没|真的|谢谢|謝謝|大家)[。，,！!的了啊]|\b(?:I|you|we|my|your|me|yes|no|yeah|ok|okay|so|well|thanks?)\b/iu;

function sounds({ said }: LabelledLine): boolean {
  return SOUNDS_SPOKEN.test(said);
}

function share(lines: readonly LabelledLine[], holds: (line: LabelledLine) => boolean): number {
  return lines.length === 0 ? 0 : lines.filter(holds).length / lines.length;
}

function isDense(lines: readonly LabelledLine[]): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  return first !== undefined && last !== undefined && lines.length * RAREST >= last.at - first.at + 1;
}

/** How often somebody speaks again after somebody else. */
function returns(lines: readonly LabelledLine[]): number {
  const seen = new Set<string>();
  return lines.filter(({ label }, index) => {
    const isBack = seen.has(label.name) && lines[index - 1]!.label.name !== label.name;
    seen.add(label.name);
    return isBack;
  }).length;
}

/** Somebody speaks again after somebody else, or answers a question at length. */
function takesTurns(lines: readonly LabelledLine[]): boolean {
  return returns(lines) >= 1 || (lines.length >= 3 && answers(lines) >= 1);
}

/** How often one asks and the next who speaks is somebody else. */
function answers(lines: readonly LabelledLine[]): number {
  return lines.filter(({ said, label, at }, index) => {
    const next = lines[index + 1];
    return (
      /[？?]["”’」』）)*_]*\s*$/u.test(said) &&
      next !== undefined &&
      next.label.name !== label.name &&
      next.at - at <= 8
    );
  }).length;
}

function isSpoken(lines: readonly LabelledLine[], people: readonly Group[]): boolean {
  if (share(lines, sounds) >= SPOKEN) return true;
  // Two people in strict turns, line by line, who say sentences: what they talk about may be dry.
  return (
    people.length === 2 &&
    lines.length >= 4 &&
    returns(lines) === lines.length - 2 &&
    lines.every(({ said }) => hasStop(said)) &&
    !lines.some(({ said }) => /^《/u.test(said))
  );
}

const ASKS =
  /^(?:问|問|提问|提問|追问|追問|Q|Ｑ|Question|[问問Q]\d{1,3}|[问問][一二三四五六七八九十]{1,3})$/iu;
const ANSWERS = /^(?:答|回答|A|Ａ|Answer|[答A]\d{1,3}|答[一二三四五六七八九十]{1,3})$/iu;

/** Question and answer, by their labels, close to each other. */
function hasAnswer(lines: readonly LabelledLine[]): boolean {
  return lines.some(({ label, at }, index) => {
    const next = lines[index + 1];
    return next !== undefined && next.at - at <= 8 && ASKS.test(label.name) && ANSWERS.test(next.label.name);
  });
}

/** SEG-LABEL-4 */
function joinsIn(group: Group, lines: readonly LabelledLine[], people: readonly Group[]): boolean {
  if (group.lines.length < 2) return false;
  const together = linesOf(lines, [...people, group]);
  const isBack = together.some(
    ({ label }, index) =>
      index > 1 && label.name === group.name && together[index - 1]!.label.name !== group.name,
  );
  return isBack && share(group.lines, sounds) >= SPOKEN && !isField(group);
}

/** 参与人：全体同学 says the same each time. */
function isField({ lines }: Group): boolean {
  return new Set(lines.map(({ said }) => said)).size <= lines.length / 2;
}

/** SEG-LABEL-3 */
function isStrictTalk(lines: readonly LabelledLine[], groups: readonly Group[]): boolean {
  if (groups.length < 2 || groups.length > 8 || lines.length < 4 || !isDense(lines)) return false;
  if (groups.some(isField)) return false;
  const turns = returns(lines);
  if (turns < 2 || turns < (lines.length - groups.length) * 0.6) return false;
  const answered = answers(lines);
  if (groups.some(({ isPerson }) => isPerson) && share(lines, sounds) >= (answered > 0 ? SPOKEN : 0.4))
    return true;
  return (
    answered >= 2 &&
    answered >= lines.length * 0.25 &&
    share(lines, sounds) >= (groups.length === 2 ? 0.5 : 0.6)
  );
}

/** SEG-LABEL-5 */
function isOneSided(group: Group): boolean {
  const { name, lines } = group;
  if (lines.length < 2 || !isDense(lines) || isField(group)) return false;
  if (share(lines, ({ isAsked }) => isAsked) >= 0.5) return true;
  if (isPart(name) || coreOf(name).length < 2 || !lines.every(({ said }) => hasStop(said))) return false;
  return share(lines, sounds) >= 0.5;
}
