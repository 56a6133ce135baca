import type { Translation } from "../keys";

export const start: Translation<"start"> = {
  password: "密码",
  "sign-in": "登录",
  "sign-in.lead": "没有账号？请项目负责人发给你一个邀请链接。忘了密码，请管理员重设。",
  "sign-in.title": "登录",
  who: "邮箱或用户名",
};
