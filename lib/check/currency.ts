/**
 * CHK-MONEY-1  The same amount in another currency is a finding on the English: 100亿美元, “RMB 10 billion”. Only where nothing else in the Chinese
 *              has that amount in that currency, and nothing else in the English the amount in the right one.
 * CHK-MONEY-2  $ by itself is any dollar, ¥ yuan or yen, 元 and 块 by themselves whatever the place calls so: yuan, dollars of Hong Kong, Taiwan, Macao.
 */

import type { Quantity } from "../quantity/quantity";
import { readChineseQuantities } from "../quantity/read-chinese";
import { readEnglishQuantities } from "../quantity/read-english";
import type { Check, Finding } from "./check";

const DOLLARS = new Set(["USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MOP"]);
const YUAN = new Set(["CNY", "HKD", "TWD", "MOP"]);
/** A row of more amounts is a table. */
const MOST = 60;

interface Amount {
  readonly quantity: Quantity;
  readonly text: string;
  readonly mayBe: (unit: string) => boolean;
}

export const currency: Check = {
  id: "currency",
  run({ source, target }) {
    if (!MONEY.test(source)) return [];
    const sources = amountsOf(source, readChineseQuantities(source));
    if (sources.length === 0 || sources.length > MOST) return [];
    const targets = amountsOf(target, readEnglishQuantities(target));
    if (targets.length > MOST) return [];
    return targets.flatMap((other): Finding[] => {
      const same = sources.filter(({ quantity }) => quantity.value === other.quantity.value);
      if (same.length === 0 || same.some((one) => isOne(one, other))) return [];
      const [one] = same as [Amount];
      // Said in both currencies: “RMB 100 (US$100)”.
      if (targets.some((also) => also.quantity.value === one.quantity.value && isOne(one, also))) return [];
      const { start, end } = other.quantity;
      return [
        {
          rule: "currency",
          severity: "warning",
          side: "target",
          start,
          end,
          code: "checks.currency-changed",
          parameters: { source: one.text, target: other.text },
        },
      ];
    });
  },
};

const MONEY = /[元块塊币幣圆圓镑鎊鎊欧歐¥$€£￥]|[A-Z]{3}/u;

function amountsOf(text: string, quantities: readonly Quantity[]): readonly Amount[] {
  return quantities.flatMap((quantity) => {
    if (quantity.kind !== "money" || typeof quantity.value !== "number" || quantity.unit === null) return [];
    const said = text.slice(quantity.start, quantity.end);
    return [{ quantity, text: said, mayBe: currenciesOf(said, quantity.unit) }];
  });
}

function currenciesOf(said: string, unit: string): (unit: string) => boolean {
  if (
    /^\$|[\d\s]\$|\bdollars?$/.test(said) &&
    !/US|U\.S|HK|NT|A\$|C\$|S\$|Hong|American|Taiwan|Canad|Austral|Singap/i.test(said)
  )
    return (other) => DOLLARS.has(other);
  if (/[¥￥]/.test(said)) return (other) => other === "CNY" || other === "JPY";
  if (/(?:^|[^美港澳日欧歐韩韓加新台臺])(?:元|块|塊)/u.test(said) && !/人民[币幣]/u.test(said))
    return (other) => YUAN.has(other);
  return (other) => other === unit;
}

const isOne = (one: Amount, other: Amount) =>
  one.mayBe(other.quantity.unit!) || other.mayBe(one.quantity.unit!);
