import type { Translation } from "../keys";

export const review: Translation<"review"> = {
  "sent-back":
    "{who}退回：{reason, select, accuracy {准确性} terminology {术语} fluency {语言规范} style {文风} locale {地区规范} design {版式} other {其他}}{hasComment, select, yes {——{comment}} other {}}",
  "somebody-left": "已离开的成员",
  "waiting.heading.questions": "讨论中的问题",
  "waiting.heading.sent-back": "退回给你的",
  "waiting.heading.to-confirm": "确认后又有改动，需要重新确认",
  "waiting.heading.to-finalize": "待定稿",
  "waiting.heading.to-review": "待审校",
  "waiting.label.questions": "{count, plural, other {个问题待回复}}",
  "waiting.label.sent-back": "个句段退回给你",
  "waiting.label.to-confirm": "个句段待重新确认",
  "waiting.label.to-finalize": "个句段待定稿",
  "waiting.label.to-review": "个句段待审校",
  "waiting.lead.questions": "这些讨论最后发言的是别人。",
  "waiting.lead.sent-back": "审校要求修改，改好后重新确认。",
  "waiting.lead.to-confirm": "审校改过这些句段，或它们经过重新组合。看过改动后重新确认。",
  "waiting.lead.to-finalize": "已批准，还没有定稿。",
  "waiting.lead.to-review": "别人已确认，等第二个人审校。",
};
