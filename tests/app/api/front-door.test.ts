import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { call, upload } from "../../../app/_api/call";
import { addressOnBehalf, askAs } from "../../../app/_api/front-door";
import { ask } from "../../../app/documents/[documentId]/_editor/front-door";
import { PERSON_HEADER } from "../../../lib/wire/person-header";

// One client of the front door: whatever a page asks, it says by whom it was opened.

let said: (string | null)[];

class Uploading {
  upload = {};
  status = 200;
  responseText = "{}";
  onload = () => {};
  #opener: string | null = null;
  open() {}
  getResponseHeader() {
    return null;
  }
  setRequestHeader(name: string, value: string) {
    if (name === PERSON_HEADER) this.#opener = value;
  }
  send() {
    said.push(this.#opener);
    this.onload();
  }
}

beforeEach(() => {
  said = [];
  vi.stubGlobal("fetch", async (_: string, { headers }: RequestInit) => {
    said.push(new Headers(headers).get(PERSON_HEADER));
    return new Response("{}");
  });
  vi.stubGlobal("XMLHttpRequest", Uploading);
});
afterEach(() => {
  askAs("");
  vi.unstubAllGlobals();
});

const CALLS = [
  { what: "a page reads", by: () => call("GET", "/api/v1/me") },
  { what: "a page changes something", by: () => call("POST", "/api/v1/projects", { name: "A" }) },
  { what: "a password", by: () => call("POST", "/api/auth/change-password", {}) },
  { what: "a file", by: () => upload({ path: "/api/v1/documents/d/draft", form: new FormData() }) },
  { what: "the editor reads", by: () => ask("GET", "/segments/s/history") },
  { what: "a save", by: () => ask("PUT", "/segments/s/target", { text: "A" }) },
  { what: "a comment", by: () => ask("POST", "/segments/s/comments", { body: "A" }) },
];

test.each(CALLS)("$what: on behalf of whoever opened the page", async ({ by }) => {
  askAs("anna");
  await by();
  expect(said).toEqual(["anna"]);
});

test.each(CALLS)("$what: nothing is said where nobody is signed in", async ({ by }) => {
  await by();
  expect(said).toEqual([null]);
});

test.each([
  { person: "", path: "/api/v1/e", is: "/api/v1/e" },
  { person: "anna", path: "/api/v1/e", is: `/api/v1/e?${PERSON_HEADER}=anna` },
  { person: "anna", path: "/api/v1/e?after=4", is: `/api/v1/e?after=4&${PERSON_HEADER}=anna` },
  { person: "a&b", path: "/api/v1/e", is: `/api/v1/e?${PERSON_HEADER}=a%26b` },
])("an address of events for “$person”: $is", ({ person, path, is }) => {
  askAs(person);
  expect(addressOnBehalf(path)).toBe(is);
});

test("nothing in the browser asks the server past the one client", () => {
  const files = readdirSync("app", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join("app", "api")));
  const past = files.filter((path) => {
    const text = readFileSync(path, "utf8");
    const opens =
      text.split("new EventSource(").length - text.split("new EventSource(addressOnBehalf(").length;
    return opens > 0 || /(?<![\w.])fetch\((?!\))|XMLHttpRequest\(|sendBeacon\(|WebSocket\(/.test(text);
  });
  expect(past).toEqual([join("app", "_api", "front-door.ts")]);
});

// A message that promises: only a save is kept and sent again by itself, and only of it that is said.
test.each<{ method: "PUT" | "POST" | "GET" | "DELETE"; promises: boolean }>([
  { method: "PUT", promises: true },
  { method: "POST", promises: false },
  { method: "DELETE", promises: false },
  { method: "GET", promises: false },
])("$method without a network promises to be sent by itself: $promises", async ({ method, promises }) => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  const answer = await ask(method, "/segments/s/target", method === "GET" ? undefined : {});
  expect(!answer.ok && answer.detail.code === "editor.unreached.save").toBe(promises);
});
