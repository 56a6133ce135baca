import type { Translation } from "../keys";

export const ui: Translation<"ui"> = {
  "failed.lead":
    "这个页面没能显示。这是程序的问题，与你的操作无关：已保存的内容都在，编辑器里输入的文字也还在这台电脑上。请再试一次；如果还是这样，请告诉管理员。",
  "failed.lead-number":
    "这个页面没能显示。这是程序的问题，与你的操作无关：已保存的内容都在，编辑器里输入的文字也还在这台电脑上。请再试一次；如果还是这样，请把编号{number}告诉管理员。",
  "failed.title": "出错了",
  "just-now": "刚刚",
  "language.choose": "界面语言",
  "not-found.lead":
    "这个地址下没有内容，或者它所在的项目你没有加入。你的内容没有丢失。请核对地址，或请项目负责人邀请你。",
  "not-found.title": "没有找到",
  "not-found.unsent": "你在那里输入、还没有保存的文字仍在这个浏览器里：<link>查看并复制</link>。",
  "progress.label": "{label}：{states}",
  "progress.none": "没有句段",
  "progress.state": "{state}{count, number}",
  "state.aligned": "已对齐",
  "state.draft": "草稿",
  "state.final": "已定稿",
  "state.omitted": "略去不译",
  "state.rejected": "已退回",
  "state.reviewed": "已批准",
  "state.translated": "已译",
  "state.untranslated": "未译",
  "to-projects": "回到项目列表",
  "try-again": "重试",
};
