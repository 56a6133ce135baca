import { expect, test } from "vitest";
import { en } from "@/lib/messages/en";
import { filesBelow, importsOf, isClient, namedKeys, textOf } from "./sources";

const KEYS = Object.entries(en).flatMap(([area, words]) =>
  Object.keys(words).map((name) => `${area}.${name}`),
);
const PAGES = filesBelow("app").filter((file) => /\/page\.tsx$/.test(file));

/** What draws a page on the server, and what of it runs in the browser. */
function reached(page: string): { readonly server: Set<string>; readonly client: Set<string> } {
  const server = new Set<string>();
  const client = new Set<string>();
  const look = (file: string, inBrowser: boolean) => {
    const runsInBrowser = inBrowser || isClient(file);
    // The shapes of the front door name codes for what the server refuses; the browser gets that in words.
    if (runsInBrowser && file.startsWith("lib/wire/")) return;
    const seen = runsInBrowser ? client : server;
    if (seen.has(file)) return;
    seen.add(file);
    for (const next of importsOf(file)) look(next, runsInBrowser);
  };
  look(page, false);
  return { server, client };
}

/** The areas of the keys that a file names, whole or by their beginning. */
function areasSaid(file: string): string[] {
  if (file.startsWith("lib/messages/")) return [];
  return namedKeys(textOf(file), KEYS).map((key) => key.slice(0, key.indexOf(".")));
}

function areasSent(file: string): string[] {
  const lists = [...textOf(file).matchAll(/\bareas(?:=\{|:\s*)\[([^\]]*)\]/g)].map(([, list = ""]) => list);
  return lists.flatMap((list) => [...list.matchAll(/"([a-z]+)"/g)].map(([, area = ""]) => area));
}

test.each(PAGES)("%s sends the words that it says in the browser, and no others", (page) => {
  const { server, client } = reached(page);
  const said = new Set([...client].flatMap(areasSaid));
  const sent = new Set([...server].flatMap(areasSent));
  said.delete("ui"); // the layout's
  sent.delete("ui");
  expect([...sent].toSorted()).toEqual([...said].toSorted());
});

test("the layout and the pages that stand for others need no more than ui", () => {
  for (const page of ["app/layout.tsx", "app/error.tsx", "app/not-found.tsx"]) {
    const said = new Set([...reached(page).client].flatMap(areasSaid));
    expect(
      [...said].filter((area) => area !== "ui"),
      page,
    ).toEqual([]);
  }
});

test("the catalogue itself never goes to the browser", () => {
  const gone = PAGES.flatMap((page) => [...reached(page).client]).filter((file) =>
    /^lib\/messages\/(?:catalogue|pseudo|en|zh-hans)(?:\.ts|\/)/.test(file),
  );
  expect([...new Set(gone)]).toEqual([]);
});
