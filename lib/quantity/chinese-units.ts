/** Units, currencies and classifiers of Chinese, and where a word that looks like one is none. */

import type { QuantityKind } from "./quantity";
import { sticky } from "./scan";
import { COINS, CURRENCIES, UNITS } from "./units";

interface UnitForm {
  readonly form: string;
  readonly kind: QuantityKind;
  readonly code: string | null;
  readonly factor: number;
}

const FORMS = new Map<string, UnitForm[]>();

function addForm(form: string, kind: QuantityKind, code: string | null, factor = 1): void {
  const list = FORMS.get(form[0]!) ?? [];
  list.push({ form, kind, code, factor });
  FORMS.set(form[0]!, list);
}
for (const unit of UNITS)
  for (const form of unit.zh.split(" "))
    addForm(form, unit.dimension === "time" ? "duration" : "measure", unit.code);
for (const currency of CURRENCIES)
  for (const form of currency.zh.split(" ")) addForm(form, "money", currency.code);
for (const coin of COINS) addForm(coin.zh, "money", coin.currency, coin.share);
for (const form of ["%", "％", "﹪", "巴仙"]) addForm(form, "percent", "%");
for (const form of ["‰"]) addForm(form, "percent", "%", 0.1);
for (const form of ["个百分点", "個百分點", "百分点", "百分點", "個百分点", "个百分點"])
  addForm(form, "percent", "pp");
for (const form of ["个基点", "個基點", "基点", "基點", "个基點"]) addForm(form, "percent", "bp");
for (const form of ["成"]) addForm(form, "percent", "%", 10);
for (const form of ["厘", "釐"]) addForm(form, "percent", "%");
for (const form of ["岁", "歲", "周岁", "周歲", "虚岁"]) addForm(form, "age", "year");
for (const form of ["个月大", "個月大", "月龄"]) addForm(form, "age", "month");
for (const form of ["天大", "日龄"]) addForm(form, "age", "day");
for (const form of ["周大", "周龄"]) addForm(form, "age", "week");
for (const form of ["倍"]) addForm(form, "multiple", null);
for (const form of ["打"]) addForm(form, "number", null, 12);
for (const list of FORMS.values()) list.sort((one, other) => other.form.length - one.form.length);

export const CLASSIFIERS = new Set(
  "个個名位人只隻条條张張座家项項种種類类次场場回届屆本部台臺辆輛架艘栋棟幢间間所處处份幅块塊片颗顆粒支枝把根棵株朵头頭匹口户戶代步层層道套批组組对對双雙副群排队隊句段篇章首声聲遍趟轮輪局盘盤桌集册卷页頁字样樣国國省市县縣村镇城岛線级級边邊员員顿餐杯碗瓶盒包袋箱桶盆滴门門扇堂节節课課笔筆封通宗起桩则則连胞晚夜宿早世席招拳腿刀枪炮桨栏行列环圈孩子女男兄姐妹弟者方款点點件班车站亿架票注枚具尊丝缕束串挂辈季大期厂校店院州区區股声格路线重步折番孔维票成".split(
    "",
  ),
);

export const PERCENT_OF = /([百佰]|[千仟]|[万萬]{1,2})\s{0,3}分\s{0,3}之\s{0,3}/y;

export function formAt(text: string, at: number): UnitForm | undefined {
  const list = FORMS.get(text[at] ?? "");
  if (!list) return undefined;
  for (const form of list) {
    if (!text.startsWith(form.form, at)) continue;
    const behind = text[at + form.form.length] ?? "";
    if (/[A-Za-z]$/.test(form.form) && /[A-Za-z]/.test(behind)) continue;
    if (NOT_UNIT.some(([word, pattern]) => word === form.form && pattern.test(behind))) continue;
    return form;
  }
  return undefined;
}

/** What looks like a unit and is the head of another word. */
const NOT_UNIT: readonly (readonly [string, RegExp])[] = [
  ["里", /[程斯面边头边约昂弄]/],
  ["里", /[^，。、；！？）」”\s高远外长路地多左以之的内开到至]/],
  ["两", /[个個位名人只条张座家项种次场国地岸者边端性侧类代年天周月百千万亿层步三人级]/],
  ["度", /[过假数日]/],
  ["成", /[为為了立员員功果本就绩績交都品长長]/],
  ["分", /[之部别子析类布享钟]/],
  ["卡", /[车片通]/],
  ["升", /[级值]/],
  ["码", /[头]/],
  ["米", /[饭粉粒兰]/],
  ["克", /[拉隆服里]/],
  ["年", /[级度代轻纪糕青报货会龄底初末]/],
  ["周", /[年岁刊]/],
  ["星期", /[一二三四五六日天]/],
  ["天", /[空津文下然堂]/],
  ["桶", /[装]/],
  ["元", /[素件月首]/],
  ["毛", /[泽病笔]/],
  ["角", /[度色落钱]/],
  ["尺", /[寸度]/],
  ["寸", /[步]/],
  ["丈", /[夫]/],
  ["打", /[击开了着造破算出的一在成]/],
  ["瓦", /[房片]/],
  ["磅", /[礴]/],
  ["载", /[人客货重]/],
  ["厘", /[米清]/],
  ["秒", /[杀]/],
  ["圆", /[桌形满]/],
  ["镑", /[^\s\S]/],
  ["伏", /[击]/],
  ["倍", /[增感受]/],
];

/** 个 百 分点: OCR and careless typing part the characters. */
const SPACED_POINT = /[个個]\s{0,3}百\s{0,3}分\s{0,3}[点點]/y;

export function spacedPoint(text: string, at: number): UnitForm | undefined {
  const found = sticky(SPACED_POINT, text, at);
  return found ? { form: found[0], kind: "percent", code: "pp", factor: 1 } : undefined;
}
