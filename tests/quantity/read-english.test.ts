import { expect, test } from "vitest";
import { readEnglishQuantities } from "../../lib/quantity/read-english";
import { shown } from "./cases";

test.each([
  {
    rule: "QTY-E1",
    text: "two hundred and five thousand people",
    reads: "two hundred and five thousand=number:205000",
  },
  { rule: "QTY-E1", text: "8,218.35 million shares", reads: "8,218.35 million=number:8218350000" },
  { rule: "QTY-E1", text: "RMB41.662 billion", reads: "RMB41.662 billion=money:41662000000 CNY" },
  { rule: "QTY-E1", text: "US$5m and $1.2bn", reads: "US$5m=money:5000000 USD; $1.2bn=money:1200000000 USD" },
  { rule: "QTY-E1", text: "two and a half million", reads: "two and a half million=number:2500000" },
  { rule: "QTY-E1", text: "one and a half years", reads: "one and a half years=duration:1.5 year" },
  {
    rule: "QTY-E2",
    text: "half a million, a dozen, a hundred",
    reads: "half a million=number:500000; a dozen=number:12; a hundred=number:100",
  },
  { rule: "QTY-E3", text: "tens of thousands", reads: "tens of thousands=number:20000..99999" },
  { rule: "QTY-E3", text: "a couple thousand", reads: "a couple thousand=number:2000..3000" },
  {
    rule: "QTY-2",
    text: "30 percent, 50 basis points",
    reads: "30 percent=percent:30 %; 50 basis points=percent:50 bp",
  },
  { rule: "QTY-2", text: "2.5 percentage points", reads: "2.5 percentage points=percent:2.5 pp" },
  { rule: "QTY-2", text: "two thirds", reads: "two thirds=fraction:0.666666666666667" },
  { rule: "QTY-2", text: "3 out of 4 people", reads: "3 out of 4=fraction:0.75" },
  { rule: "QTY-2", text: "half of them", reads: "half=fraction:0.5" },
  { rule: "QTY-2", text: "70% off", reads: "70% off=discount:30 %" },
  {
    rule: "QTY-9",
    text: "tripled; a threefold rise; three times as many",
    reads: "tripled=multiple:3; threefold=multiple:3; three times=multiple:3",
  },
  { rule: "QTY-9", text: "won it 18 times", reads: "18=number:18" },
  { rule: "QTY-4", text: "No one knows; one of them; this one.", reads: "" },
  { rule: "QTY-4", text: "one man and two women", reads: "one=number:1; two=number:2" },
  { rule: "QTY-5", text: "nearly 3,000", reads: "3,000=number:3000~2700..3000" },
  { rule: "QTY-5", text: "more than 320000 people", reads: "320000=number:320000~320000.." },
  { rule: "QTY-5", text: "twenty-odd years", reads: "twenty-odd years=duration:20~20..30 year" },
  { rule: "QTY-8", text: "20 to 30 percent", reads: "20 to 30 percent=percent:20..30 %" },
  { rule: "QTY-8", text: "between 5 and 10", reads: "5 and 10=number:5..10" },
  {
    rule: "QTY-8",
    text: "HK$200–300 billion",
    reads: "HK$200–300 billion=money:200000000000..300000000000 HKD",
  },
  { rule: "QTY-8", text: "1.5-2L of water", reads: "1.5-2L=measure:1.5..2 L" },
  { rule: "QTY-6", text: "July 25, 2020", reads: "July 25, 2020=date:2020-07-25" },
  { rule: "QTY-6", text: "25 July and the 26th", reads: "25 July=date:--07-25; 26th=ordinal:26" },
  { rule: "QTY-6", text: "You may go in May.", reads: "May=date:--05" },
  { rule: "QTY-6", text: "half past three", reads: "half past three=time:03:30" },
  { rule: "QTY-6", text: "3:30 p.m. on Friday", reads: "3:30 p.m.=time:15:30; Friday=weekday:5" },
  { rule: "QTY-7", text: "the late 1980s", reads: "1980s=decade:1980" },
  { rule: "QTY-7", text: "the 20th century", reads: "20th century=century:20" },
  { rule: "QTY-7", text: "in 221 BC", reads: "221 BC=year:-221" },
  { rule: "QTY-7", text: "in 1998", reads: "1998=year:1998" },
  {
    rule: "QTY-10",
    text: "20 km, 3.5kg, nine days",
    reads: "20 km=measure:20 km; 3.5kg=measure:3.5 kg; nine days=duration:9 day",
  },
  { rule: "QTY-10", text: "a 12-year-old boy", reads: "12-year-old=age:12 year" },
  { rule: "QTY-10", text: "half a century", reads: "half a century=duration:0.5 century" },
  {
    rule: "QTY-11",
    text: "Article 111, Chapter Three",
    reads: "Article 111=article:111 article; Chapter Three=article:3 chapter",
  },
  { rule: "QTY-11", text: "the twenty-first", reads: "twenty-first=ordinal:21" },
  {
    rule: "QTY-12",
    text: "GPT-4, COVID-19, 5G",
    reads: "GPT-4=identifier:GPT-4; COVID-19=identifier:COVID-19; 5G=identifier:5G",
  },
])("$rule: $text", ({ text, reads }) => {
  expect(shown(text, readEnglishQuantities(text))).toBe(reads);
});
