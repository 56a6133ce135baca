import { create } from "content-disposition";
import fc from "fast-check";
import { expect, test } from "vitest";
import { originalName } from "@/lib/interchange/file-name";

test.each([
  { given: "文章.txt", name: "文章.txt" },
  { given: "report\u202Etxt.exe", name: "report txt.exe" },
  { given: "\u200Fa\u2066b\u2069.docx", name: "a b.docx" },
  { given: "a\u061Cb.md", name: "a b.md" },
  { given: "a\r\nset-cookie: x.txt", name: "a set-cookie x.txt" },
  { given: "../../etc/passwd", name: "etc passwd.bin" },
  { given: "CON.txt", name: "translation CON.txt" },
  { given: "\u202E.txt", name: "txt.bin" },
  { given: "no extension", name: "no extension.bin" },
  { given: "a.tar.gz", name: "a.tar.gz" },
])("$given is given back as $name", ({ given, name }) => {
  expect(originalName(given)).toBe(name);
});

test("whatever it was called, its name turns no direction and ends no header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (given) => {
      const name = originalName(given.toWellFormed());
      expect(name).not.toMatch(/[\p{Cc}\p{Bidi_Control}/\\]/u);
      expect(() => create(name)).not.toThrow();
    }),
  );
});
