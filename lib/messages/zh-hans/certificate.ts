import type { Translation } from "../keys";

/** 文档的证书：可打印的页面。 */
export const certificate: Translation<"certificate"> = {
  additions: "有意增加",
  answered: "中文{sentences, number}句，其中{answered, number}句在英文中有对应。",
  approvals: "各句段及负责人",
  "approved-by": "{name}批准，{at}",
  aside: "已移出正文",
  confirmed: "{name}确认",
  counts:
    "{thin, plural, =0 {} other {其中#句的对应需要再看；}}{open, number}句未对应，{omitted, number}句有意略去，{aside, number}句已移出正文。",
  despite: "存在必须处理的问题（{rules}）仍予批准：{reason}",
  elsewhere: "译在别处",
  "english-counts":
    "英文{sentences, number}句，其中{answered, number}句有原文，{omitted, number}句为有意增加，{open, number}句没有原文。",
  "file-name": "文件",
  final: "{name}定稿，{at}",
  findings: "尚未处理的检查结果",
  hash: "{what, select, original {原文件} source {中文（按订正后的读法）} target {英文} versions {各句段版本} other {证书}}的SHA-256",
  heading: "译文证书",
  ignored: "已忽略的检查结果",
  "ignored-why":
    "{hasBy, select, no {} other {{by}}}{reach, select, finding {已忽略} word {对这个词忽略此规则} other {在本项目忽略此规则}}{hasReason, select, no {} other {：{reason}}}",
  none: "无。",
  omitted: "有意略去",
  open: "未对应",
  "own-work": "批准本人的译文",
  "rule-counts":
    "{found, plural, =0 {没有发现问题} other {未处理：必须处理{stop, number}条，警告{warning, number}条，提示{hint, number}条；已忽略{ignored, number}条}}",
  rules: "执行过的检查",
  "state-name":
    "{state, select, omitted {略去} final {定稿} reviewed {已批准} translated {已翻译} other {未确认}}",
};
