import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { ask, openInstance } from "../support/front-door";
import { makePerson, type TestPerson } from "./people";

let owner: TestPerson;

beforeAll(async () => {
  await openInstance();
  owner = await makePerson("owner");
});
afterAll(() => database().$disconnect());

test.each([
  {
    accepted: "en-GB,en;q=0.9",
    language: "en",
    title: "Something does not fit",
    detail: "“name” is missing.",
  },
  {
    accepted: "zh-CN,zh;q=0.9,en;q=0.8",
    language: "zh-Hans",
    title: "有内容不合要求",
    detail: "“name”缺失。",
  },
  { accepted: "zh-TW", language: "zh-Hans", title: "有内容不合要求", detail: "“name”缺失。" },
  { accepted: "de", language: "en", title: "Something does not fit", detail: "“name” is missing." },
])(
  "a refusal for $accepted is in $language, with the same code",
  async ({ accepted, language, title, detail }) => {
    const headers = { "accept-language": accepted };
    const answer = await ask("POST", "/v1/projects", { token: owner.token, headers, json: {} });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      type: "/problems/invalid",
      title,
      code: "problems.invalid",
      parameters: { at: "name", what: { code: "problems.field.missing" } },
      field: "name",
    });
    expect(answer.body.detail.startsWith(detail)).toBe(true);
    expect(answer.headers.get("content-language")).toBe(language);
    expect(answer.headers.get("vary")).toContain("accept-language");
  },
);
