import { afterEach, describe, expect, test, vi } from "vitest";
import { wordsOf } from "@/lib/messages/catalogue";
import { call } from "../../../app/_api/call";
import { remember } from "../../../app/_words/spoken";

remember("en", wordsOf("en", ["ui"]));

function answering(status: number, body: string) {
  vi.stubGlobal("fetch", async () => new Response(body === "" ? null : body, { status }));
}

afterEach(() => vi.unstubAllGlobals());

describe("what the front door answers becomes a value or a Problem, never an exception", () => {
  test("a good answer is its value", async () => {
    answering(201, '{"id":"p1"}');
    expect(await call("POST", "/api/v1/projects", { name: "A" })).toEqual({
      ok: true,
      status: 201,
      value: { id: "p1" },
    });
  });

  test("an empty answer is null", async () => {
    answering(200, "");
    expect(await call("DELETE", "/api/v1/tokens/t1")).toEqual({ ok: true, status: 200, value: null });
  });

  test("a problem document is passed on whole, with its field", async () => {
    const problem = {
      type: "/problems/invalid",
      title: "No",
      status: 422,
      detail: "name is empty.",
      field: "name",
    };
    answering(422, JSON.stringify(problem));
    expect(await call("POST", "/api/v1/projects", {})).toEqual({ ok: false, problem, body: problem });
  });

  test.each([
    { what: "a page of a proxy", status: 502, body: "<html>Bad gateway</html>" },
    { what: "JSON of another shape", status: 500, body: '{"oops":true}' },
    { what: "half an answer", status: 200, body: '{"id":' },
  ])("$what says what to do", async ({ status, body }) => {
    answering(status, body);
    const answer = await call("GET", "/api/v1/me");
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.problem.detail).toMatch(/try again/);
  });

  test("a dead network says that nothing was lost", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("Failed to fetch");
    });
    const answer = await call("POST", "/api/v1/projects", { name: "A" });
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.problem).toMatchObject({ type: "/problems/offline", status: 0 });
  });

  test("our own mistake is not called a dead network", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new RangeError("ours");
    });
    await expect(call("GET", "/api/v1/me")).rejects.toThrow("ours");
  });

  test("better-auth's refusals are said in our words", async () => {
    answering(401, '{"code":"INVALID_EMAIL_OR_PASSWORD","message":"Invalid email or password"}');
    const answer = await call("POST", "/api/auth/sign-in/email", {});
    expect(!answer.ok && answer.problem.detail).toMatch(/^The e-mail or the password is not right/);
  });
});
