/**
 * Units: code, how each language writes them, and what they come to in the base unit of their dimension, so that a check
 * can tell a conversion (500亩 and “33 hectares”) from a mistake.
 */

export interface Unit {
  readonly code: string;
  readonly dimension:
    | "length"
    | "area"
    | "volume"
    | "mass"
    | "temperature"
    | "angle"
    | "power"
    | "energy"
    | "frequency"
    | "data"
    | "speed"
    | "time"
    | "share"
    | "electric"
    | "pressure"
    | "sound";
  /** In metres, square metres, litres, grams, watts, joules, hertz, bits, m/s, seconds. Years and months by the mean. */
  readonly factor: number;
  readonly zh: string;
  readonly en: string;
}

const u = (code: string, dimension: Unit["dimension"], factor: number, zh: string, en: string): Unit => ({
  code,
  dimension,
  factor,
  zh,
  en,
});

/** Forms are parted by blanks; `_` stands for a blank inside a form. English forms are without their plural s. */
export const UNITS: readonly Unit[] = [
  u("km", "length", 1000, "公里 千米 km KM Km", "kilometer kilometre km kms"),
  u("m", "length", 1, "米 公尺 m M", "meter metre m"),
  u("dm", "length", 0.1, "分米", "decimeter decimetre dm"),
  u("cm", "length", 0.01, "厘米 公分 釐米 cm CM", "centimeter centimetre cm"),
  u("mm", "length", 0.001, "毫米 mm MM", "millimeter millimetre mm"),
  u("um", "length", 1e-6, "微米 μm", "micrometer micrometre micron μm"),
  u("nm", "length", 1e-9, "纳米 奈米 納米 nm", "nanometer nanometre nm"),
  u("li", "length", 500, "华里 里地 里路 里 市里", "li"),
  u("chi", "length", 1 / 3, "市尺 尺", "chi"),
  u("cun", "length", 1 / 30, "市寸 寸", "cun"),
  u("zhang", "length", 10 / 3, "丈", "zhang"),
  u("mi", "length", 1609.344, "英里 英哩 哩", "mile mi"),
  u("nmi", "length", 1852, "海里 浬", "nautical_mile"),
  u("ft", "length", 0.3048, "英尺 英呎 呎", "foot feet ft"),
  u("in", "length", 0.0254, "英寸 英吋 吋", "inch inche inches"),
  u("yd", "length", 0.9144, "码", "yard yd"),
  u("ly", "length", 9.4607e15, "光年", "light-year light_year lightyear"),
  u(
    "km2",
    "area",
    1e6,
    "平方公里 平方千米 km² km2",
    "square_kilometer square_kilometre sq_km km² km2 sq._km",
  ),
  u("m2", "area", 1, "平方米 平米 平方公尺 ㎡ m² m2", "square_meter square_metre sq_m m² m2 sqm"),
  u("ft2", "area", 0.09290304, "平方英尺 平方呎 平方英呎", "square_foot square_feet sq_ft"),
  u("mi2", "area", 2589988, "平方英里", "square_mile"),
  u("mu", "area", 2000 / 3, "亩 畝 市亩", "mu mou"),
  u("ha", "area", 1e4, "公顷 公頃 顷", "hectare ha"),
  u("acre", "area", 4046.856, "英亩 英畝", "acre"),
  u("m3", "volume", 1000, "立方米 m³ m3", "cubic_meter cubic_metre m³ m3"),
  u("L", "volume", 1, "公升 升 L", "liter litre l L"),
  u("mL", "volume", 0.001, "毫升 ml mL ML", "milliliter millilitre ml"),
  u("gal", "volume", 3.785, "加仑", "gallon"),
  u("bbl", "volume", 158.987, "桶", "barrel"),
  u("t", "mass", 1e6, "公吨 吨 噸 公噸", "ton tonne metric_ton"),
  u("kg", "mass", 1000, "公斤 千克 kg KG Kg", "kilogram kilogramme kilo kg"),
  u("g", "mass", 1, "克 公克 g", "gram gramme g"),
  u("mg", "mass", 0.001, "毫克 mg", "milligram mg"),
  u("ug", "mass", 1e-6, "微克 μg", "microgram μg"),
  u("jin", "mass", 500, "市斤 斤", "jin catty catties"),
  u("liang", "mass", 50, "两 兩", "liang tael"),
  u("lb", "mass", 453.59237, "磅", "pound_weight lb lbs"),
  u("oz", "mass", 28.3495, "盎司 安士", "ounce oz"),
  u(
    "°C",
    "temperature",
    1,
    "摄氏度 攝氏度 ℃ °C 度C",
    "degree_Celsius degrees_Celsius degree_centigrade degrees_centigrade °C ℃ celsius",
  ),
  u("°F", "temperature", 1, "华氏度 華氏度 ℉ °F", "degree_Fahrenheit degrees_Fahrenheit °F ℉ fahrenheit"),
  u("°", "angle", 1, "度 °", "degree °"),
  u("kW", "power", 1000, "千瓦 kW", "kilowatt kW kw"),
  u("MW", "power", 1e6, "兆瓦 MW", "megawatt MW"),
  u("GW", "power", 1e9, "吉瓦 GW", "gigawatt GW"),
  u("W", "power", 1, "瓦特 瓦 W", "watt w"),
  u("hp", "power", 735.5, "马力 匹马力", "horsepower hp"),
  u("kWh", "energy", 3.6e6, "千瓦时 千瓦小时 度电 kWh", "kilowatt-hour kilowatt_hour kWh"),
  u("kcal", "energy", 4184, "千卡 大卡", "kilocalorie kcal"),
  u("cal", "energy", 4.184, "卡路里 卡", "calorie"),
  u("J", "energy", 1, "焦耳", "joule"),
  u("Hz", "frequency", 1, "赫兹 赫茲 Hz", "hertz Hz"),
  u("kHz", "frequency", 1000, "千赫兹 千赫 kHz", "kilohertz kHz"),
  u("MHz", "frequency", 1e6, "兆赫兹 兆赫 MHz", "megahertz MHz"),
  u("GHz", "frequency", 1e9, "吉赫兹 吉赫 GHz", "gigahertz GHz"),
  u("bit", "data", 1, "比特", "bit"),
  u("kbit", "data", 1000, "千比特", "kilobit kbit"),
  u("Mbit", "data", 1e6, "兆比特", "megabit Mbit"),
  u("B", "data", 8, "字节", "byte"),
  u("kB", "data", 8000, "千字节 KB kB", "kilobyte KB kB"),
  u("MB", "data", 8e6, "兆字节 MB", "megabyte MB"),
  u("GB", "data", 8e9, "吉字节 GB", "gigabyte GB"),
  u("TB", "data", 8e12, "太字节 TB", "terabyte TB"),
  u("px", "length", 1, "像素 px", "pixel px"),
  u("V", "electric", 1, "伏特 伏", "volt"),
  u("kV", "electric", 1000, "千伏", "kilovolt kV"),
  u("Pa", "pressure", 1, "帕", "pascal"),
  u("hPa", "pressure", 100, "百帕", "hectopascal hPa"),
  u("dB", "sound", 1, "分贝 dB", "decibel dB"),
  u("year", "time", 31557600, "年 周年 年间 个年头 年头 载", "year yr"),
  u("month", "time", 2629800, "个月 個月", "month"),
  u("week", "time", 604800, "周 週 个星期 個星期 星期 个礼拜 礼拜 个周", "week"),
  u("day", "time", 86400, "天 昼夜 個工作天 个工作日", "day"),
  u("hour", "time", 3600, "小时 小時 个小时 個小時 个钟头 個鐘頭 钟头", "hour hr"),
  u("minute", "time", 60, "分钟 分鐘", "minute min mins"),
  u("second", "time", 1, "秒钟 秒鐘 秒", "second sec secs"),
  u("ms", "time", 0.001, "毫秒 ms", "millisecond ms"),
  u("century", "time", 3155760000, "个世纪 個世紀", "century centuries"),
  u("decade", "time", 315576000, "个十年", "decade"),
];

/** Currencies: ISO 4217, Chinese names, English names (without plural s), signs before the number. */
export interface Currency {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly signs: string;
}

const c = (code: string, zh: string, en: string, signs = ""): Currency => ({ code, zh, en, signs });

export const CURRENCIES: readonly Currency[] = [
  c(
    "CNY",
    "元人民币 元人民幣 人民币元 人民币 人民幣 块钱 塊錢 元钱 圆 圓 元 RMB",
    "yuan renminbi RMB CNY",
    "￥ ¥ RMB CNY CN¥ 人民币 人民幣",
  ),
  c(
    "USD",
    "美元 美金 元美金",
    "US_dollar U.S._dollar dollar American_dollar USD buck",
    "US$ USD $ ＄ USD$ 美元",
  ),
  c("HKD", "港元 港币 港幣 港纸", "Hong_Kong_dollar HKD", "HK$ HKD"),
  c("TWD", "新台币 新台幣 台币 台幣 元新台币", "New_Taiwan_dollar NT_dollar TWD", "NT$ TWD"),
  c("EUR", "欧元 歐元", "euro EUR", "€ EUR"),
  c("GBP", "英镑 英鎊 镑", "pound_sterling pound GBP British_pound", "£ GBP ￡"),
  c("JPY", "日元 日圆 日圓 円", "yen Japanese_yen JPY", "JP¥ JPY JPY¥"),
  c("KRW", "韩元 韓元 韩圆 韩币", "won South_Korean_won KRW", "₩ KRW"),
  c("INR", "印度卢比 卢比 盧比 印度卢布", "rupee Indian_rupee INR", "₹ INR Rs"),
  c("RUB", "卢布 盧布 俄罗斯卢布", "ruble rouble RUB", "₽ RUB"),
  c("AUD", "澳元 澳币 澳大利亚元", "Australian_dollar AUD", "A$ AUD AU$"),
  c("CAD", "加元 加币 加拿大元", "Canadian_dollar CAD", "C$ CAD CA$"),
  c("SGD", "新加坡元 新元 坡币", "Singapore_dollar SGD", "S$ SGD"),
  c("NZD", "新西兰元 纽元", "New_Zealand_dollar NZD", "NZ$ NZD"),
  c("CHF", "瑞士法郎 瑞郎", "Swiss_franc CHF", "CHF"),
  c("FRF", "法郎", "franc"),
  c("DEM", "马克", "Deutschmark Deutsche_Mark mark_currency"),
  c("THB", "泰铢 铢", "baht THB", "฿ THB"),
  c("VND", "越南盾", "dong", "₫"),
  c("MYR", "林吉特 令吉 马币", "ringgit MYR", "RM"),
  c("MOP", "澳门元 澳门币 澳門元 葡币", "pataca Macau_pataca Macao_pataca", "MOP$ MOP"),
  c("IDR", "印尼盾 印尼卢比", "rupiah IDR"),
  c("PHP", "菲律宾比索", "Philippine_peso"),
  c("MXN", "墨西哥比索 比索", "peso Mexican_peso"),
  c("BRL", "雷亚尔", "real_currency reais Brazilian_real", "R$"),
  c("TRY", "土耳其里拉 里拉", "lira Turkish_lira", "₺"),
  c("ZAR", "兰特 南非兰特", "rand"),
  c("SAR", "沙特里亚尔 里亚尔", "riyal"),
  c("AED", "迪拉姆", "dirham"),
  c("NGN", "奈拉", "naira", "₦"),
  c("SEK", "瑞典克朗 克朗", "Swedish_krona krona kronor"),
  c("DKK", "丹麦克朗", "Danish_krone"),
  c("NOK", "挪威克朗", "Norwegian_krone krone kroner"),
  c("KZT", "坚戈", "tenge"),
  c("BTC", "比特币 个比特币", "bitcoin BTC", "₿"),
];

/** Small coins: their share of the currency that they belong to. Without a currency before them, of the yuan. */
export const COINS: readonly { readonly zh: string; readonly currency: string; readonly share: number }[] = [
  { zh: "角", currency: "CNY", share: 0.1 },
  { zh: "毛钱", currency: "CNY", share: 0.1 },
  { zh: "毛", currency: "CNY", share: 0.1 },
  { zh: "分钱", currency: "CNY", share: 0.01 },
  { zh: "分", currency: "CNY", share: 0.01 },
  { zh: "美分", currency: "USD", share: 0.01 },
  { zh: "便士", currency: "GBP", share: 0.01 },
  { zh: "欧分", currency: "EUR", share: 0.01 },
  { zh: "港仙", currency: "HKD", share: 0.01 },
  { zh: "日本銭", currency: "JPY", share: 0.01 },
];

const BY_CODE = new Map(UNITS.map((unit) => [unit.code, unit]));

/** The unit's dimension and factor, for comparing quantities in different units; undefined for currencies. */
export function unitOf(code: string | null): Unit | undefined {
  return code === null ? undefined : BY_CODE.get(code);
}
