import type { Translation } from "../keys";

export const segments: Translation<"segments"> = {
  "accept.decided": "这个句段已经有人处理过，没有可接受的对应。",
  "accept.empty": "这个句段是空的，没有可接受的对应。",
  "accept.no-english":
    "这个句段没有译文，没有可接受的对应。如果有意不译，请标为“略去不译”；否则写上译文，或把别处的译文移过来。",
  "accept.omitted": "这个句段已略去不译，没有可接受的对应。",
  "approve.already": "这个版本已经批准。",
  "approve.changed-since-confirmed": "译者确认之后，这个句段又改过。等译者重新确认后才能批准。",
  "approve.fixed-by-you":
    "译者确认之后，你改过这个句段。等译者重新确认后，由其他人批准。项目负责人可以在设置中允许审校改后直接批准。",
  "approve.no-english": "这个句段没有译文，无从批准。请退回，或标为“略去不译”。",
  "approve.not-confirmed": "这个句段还没有确认。译者确认（Ctrl/Cmd+Enter）之后才能批准。",
  "approve.own-confirmed":
    "这条译文是你确认的，要由其他人批准（双人审校）。项目负责人可以在设置中允许批准自己的译文。",
  "approve.own-words":
    "上次批准之后，你改过这条译文，要由其他人批准（双人审校）。项目负责人可以在设置中允许批准自己的译文。",
  "approve.rejected": "这个句段已退回，译者还没有重新确认。确认后才能批准。",
  "approve.too-many-fixes":
    "这个句段共{of, number}词，你改了{words, number}词；自己改过的最多五分之一可以直接批准，这里是{most, number}词。句段保持原样：由译者确认，再由其他人批准。",
  "confirm.approved": "这个句段已经批准，不用再确认。译文还要改的话，直接修改。",
  "confirm.no-english": "这个句段还没有译文。写好译文再确认。",
  "finalize.already": "这个句段已经定稿。",
  "finalize.not-approved": "只有已批准的句段才能定稿，这个句段还没有批准。",
  "move.no-paragraph":
    "这个句段的译文有{count, number}段，没有第{paragraph, number}段可移。没有移动任何内容。",
  "not-omitted": "这个句段没有略去。",
  omitted: "这个句段已略去不译，没有改动。请先撤销略去。",
  "omitted.shape": "略去不译的句段不能拆分、合并或移动，没有改动。请先撤销略去。",
  "reject.final": "这个句段已经定稿。修改译文会回到“已译”状态，之后可以退回。",
  "reject.not-confirmed": "译者还没有确认这个句段，无从退回。",
  "release.held":
    "这个句段有人写过或确认过，重新对齐时保持不变。清空译文可以放开它，也可以手工移动、拆分或合并。",
  "release.not-accepted": "没有人接受过这个句段的对应，无从撤销。",
  "release.omitted": "这个句段已略去不译。撤销略去后，它会和其他句段一起重新对齐。",
  "split.inside-character": "拆分位置落在一个字的中间或文本之外，没有拆分。请把光标放在两个字之间。",
  "split.nothing-left": "拆分后有一个句段既没有原文也没有译文，没有拆分。请把光标放在文本中间。",
  "split.paragraph-gone": "要拆分的原文段落已经不在这个句段里。看一下现在的句段，再试一次。",
};
