import { describe, expect, test } from "vitest";
import { sayIn } from "@/lib/messages/catalogue";
import { readTheme } from "../../app/_ui/theme";
import { inside } from "../../app/(pages)/_frame/inside";
import { passwordAdvice } from "../../app/(pages)/_frame/password-field";

describe("after the sign-in one goes to a place of ours", () => {
  test.each([
    { next: "/projects/p1/review?after=x", to: "/projects/p1/review?after=x" },
    { next: "//evil.example", to: "/projects" },
    { next: "/\\evil.example", to: "/projects" },
    { next: "/a\\b", to: "/projects" },
    { next: "https://evil.example", to: "/projects" },
    { next: "javascript:alert(1)", to: "/projects" },
    { next: "/a\n//b", to: "/projects" },
    { next: "", to: "/projects" },
    { next: undefined, to: "/projects" },
    { next: ["/a", "/b"], to: "/projects" },
  ])("$next → $to", ({ next, to }) => {
    expect(inside(next)).toBe(to);
  });
});

describe("a password's advice", () => {
  test.each([
    { password: "", says: /At least 10/ },
    { password: "𠮷𠮷", says: /^8 more characters/ },
    { password: "abcdefghi", says: /^1 more character\./ },
    { password: "password1234", says: /easy to guess/ },
    { password: "aaaaaaaaaaaaaaa", says: /easy to guess/ },
    { password: "tin-opener7", says: /^Good/ },
    { password: "four words in a row", says: /^Strong/ },
  ])("$password: $says", ({ password, says }) => {
    expect(sayIn("en").message(passwordAdvice(password))).toMatch(says);
  });
});

test("a theme that nobody knows is the system's", () => {
  expect(readTheme("dark")).toBe("dark");
  expect(readTheme("plaid")).toBe("system");
  expect(readTheme(undefined)).toBe("system");
});
