/**
 * SEG-ZH-5: what shows that the words behind a quotation belong to it. “走吧。”他说。 is one sentence, “走吧。”他站起来。 two.
 */

interface Words {
  readonly words: string;
  readonly why: string;
}

/** Verbs that make what stands before them somebody's words. */
const SAYING: readonly Words[] = [
  { words: "说|道|问|(?<!回)答|說|問", why: "to say and to ask; 回答 stands below" },
  { words: "喊|叫|嚷|吼|骂|罵|劝|勸|吩咐|宣布|宣佈", why: "said loudly or to somebody" },
  { words: "叹|嘆|笑|哭|嘟囔|嘀咕|感叹", why: "said with a feeling" },
  { words: "想|念", why: "said to oneself or read out" },
  { words: "回答|解释|解釋|表示|补充|補充|强调|強調|指出|追问|反问|写道|寫道", why: "said in reports" },
];

const VERBS = SAYING.map(({ words }) => words).join("|");

/** 知道, 味道, 街道 end in 道 and say nothing; who 没有回答 says nothing either. */
const NOT_BEHIND = "(?<![没沒不未][再曾]?|没有|沒有)(?!(?<=[知难難味街频頻管轨軌隧赤人地])道)";

/** Whom, and how: 问我, 喊着, 叹了口气. A colon behind it would lead up to the next words instead. */
const TO_WHOM =
  "(?:道|起来|起來)?(?:[我你您他她它咱](?:们|們)?|大家|众人|眾人)?(?:着(?=[。！？])|了(?:一)?(?:声|聲|句|口气|口氣))?";

/** Somebody, with what belongs to them: 他低声对我, 李明（一名学生）. */
const WHO = "[^\\s，。！？；：,.!?;:“”「」『』…]";

export const SAID = new RegExp(
  `^\\s*${WHO}{0,12}?${NOT_BEHIND}(?:${VERBS})${TO_WHOM}(?=[，。；！？,;.…—]|$)`,
  "u",
);

/** The verb may come late, if it is the last word: “走吧。”他转过身，说。 */
export const SAID_AT_LAST = new RegExp(
  `^\\s*[^。！？：“”「」『』…]{1,24}，${WHO}{0,6}?${NOT_BEHIND}(?:说|道|问|答|喊|說|問)道?(?=。)`,
  "u",
);

/** The quotation is a word in a clause: “为什么？”的问题, “你是谁？”这句话, 「什麼？」二字, “走吧。”便走了. */
export const NOUN_BEHIND =
  /^(?:的(?![确確])|之(?!后|後|前|间|間)|等(?![待到])|便|就(?!在|是|算|连|連|这|這|像)|了(?:一|几|幾)?[声聲句]|[这這那](?:句|种|種|样的|樣的|[一二三两兩几幾]个?字|个问题|些话|些話|话|話|一(?:[句声聲问問]))|[一二三两兩几幾四]个?[词詞句語语字](?![^，。！？]{0,4}[也都没沒不])|一[类類]|一[声聲](?!不))/u;

/** Behind a colon only these are left: who speaks has been named, and 这话 or 便 begin what comes next. */
export const NOUN_BEHIND_COLON =
  /^(?:的(?![确確])|之[类類]|等等?(?:字[样樣]|口号|口號|标语|標語|词|詞|话|話|语|語)|[一二三四五六七八九十两兩几幾]{1,3}个?大?字|[这這](?:[样樣]的|[一二三四五六七八九十两兩几幾]个?)(?:话|話|字)(?![，。！？]))/u;

/** Somebody new begins to act behind what was said without a colon: 他说“好的。”她走了。 */
export const BEGINS_ANEW =
  /^(?:[我你您他她它]|大家|众人|眾人|于是|於是|然后|然後|这时|這時|一[句声聲](?:话|話)?也)/u;
export const SAYS_BEFORE = /(?:说|道|问|答|喊|叫|想|說|問)$/u;

/** How far the patterns look, in UTF-16 units. */
export const SAID_REACH = 48;

/** `rest` is what follows the closing mark, SAID_REACH units of it. */
export function isSaid(rest: string): boolean {
  return SAID.test(rest) || SAID_AT_LAST.test(rest);
}

export function isNounBehind(rest: string, isLedUpTo: boolean): boolean {
  return (isLedUpTo ? NOUN_BEHIND_COLON : NOUN_BEHIND).test(rest);
}

/** `before` ends where the quotation opens, `rest` begins where it has closed. */
export function beginsAnew(before: string, rest: string): boolean {
  return SAYS_BEFORE.test(before) && BEGINS_ANEW.test(rest);
}
