import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { isEasilyGuessed } from "@/lib/server/auth/password";
import { ask, openInstance } from "../support/front-door";
import { makePerson, PASSWORD } from "./people";

describe("what others try first", () => {
  test.each([
    "1234567890",
    "qwertyuiop",
    "Qwertyuiop!",
    "password2026",
    "Password1234!",
    "!!dragon12345",
    "1qaz2wsx3edc",
    "Duizhao2026",
    "对照1234567890",
    "Li Wen 1985!",
    "liwen12345",
    "li.wen@example.org",
    "aaaaaaaaaaaa",
    "1212121212",
  ])("%s is refused", (password) => {
    expect(isEasilyGuessed(password, ["Li Wen", "li.wen@example.org", "liwen"])).toBe(true);
  });

  test.each([
    "correct horse battery",
    "four words in a row",
    "tin-opener7 blue",
    "河边的老陈解开缆绳",
    "𠮷野家 牛丼 並盛 温玉",
    "password is not this one",
    "xK9#vQ2m!Lp4",
  ])("%s is taken", (password) => {
    expect(isEasilyGuessed(password, ["Li Wen", "li.wen@example.org", "liwen"])).toBe(false);
  });
});

describe("everywhere where a password is set", () => {
  beforeAll(() => openInstance());
  afterAll(() => database().$disconnect());
  const refused = { status: 422, body: { type: "/problems/common-password" } };
  const account = { name: "Li", email: "li@example.org", password: "password2026" };

  test("at the set-up, by an invitation, and when it is changed", async () => {
    expect(await ask("POST", "/v1/setup", { json: account })).toMatchObject(refused);
    const owner = await makePerson("owner");
    const { token } = owner;
    const { body } = await ask("POST", "/v1/projects", { token, json: { name: "Essays" } });
    const made = await ask("POST", `/v1/projects/${body.id}/invitations`, {
      token,
      json: { role: "viewer" },
    });
    const secret = made.body.url.split("/").at(-1);
    const joined = await ask("POST", "/v1/invitations/accept", { json: { secret, account } });
    expect(joined).toMatchObject({ ...refused, body: { field: "account.password" } });
    const { cookies } = await ask("POST", "/auth/sign-in/email", {
      json: { email: owner.email, password: PASSWORD },
    });
    const changed = await ask("POST", "/auth/change-password", {
      cookie: cookies,
      json: { currentPassword: PASSWORD, newPassword: "owner1234567" },
    });
    expect(changed).toMatchObject({ ...refused, body: { field: "newPassword" } });
    expect((await ask("GET", "/v1/me", { cookie: cookies })).status).toBe(200);
  });
});
