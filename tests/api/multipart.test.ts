import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsOf } from "@/lib/server/http/multipart";

/** What a form holds, read without copying it. */
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const TYPE = 'multipart/form-data; boundary="xyz"';
const lines = (...rows: string[]) => bytesOf(rows.join("\r\n"));
const FIELD = 'Content-Disposition: form-data; name="title"';
const read = (bytes: Uint8Array<ArrayBuffer>, type = TYPE, most = 5) => {
  const parts = partsOf(bytes, type, most);
  return parts.ok
    ? parts.parts.map(({ name, fileName, bytes: own }) => [name, fileName, Buffer.from(own).toString("utf8")])
    : parts.why;
};

describe("parts", () => {
  test.each<[string, Uint8Array<ArrayBuffer>, unknown]>([
    ["one field", lines("--xyz", FIELD, "", "a", "--xyz--", ""), [["title", null, "a"]]],
    ["an empty one", lines("--xyz", FIELD, "", "", "--xyz--"), [["title", null, ""]]],
    [
      "what stands before and behind is left out",
      lines("before", "--xyz", FIELD, "", "a", "--xyz--", "b", "--xyz"),
      [["title", null, "a"]],
    ],
    [
      "blanks behind the line, a name without quotation marks, headers in any case",
      lines("--xyz \t", "CONTENT-DISPOSITION: Form-Data; NAME=title", "", "a", "--xyz--"),
      [["title", null, "a"]],
    ],
    [
      "what only begins like the line belongs to the part",
      lines("--xyz", FIELD, "", "a", "--xyzzy", "--xy", "b--xyz", "--xyz--"),
      [["title", null, "a\r\n--xyzzy\r\n--xy\r\nb--xyz"]],
    ],
    [
      "a file's name as browsers write it",
      lines(
        "--xyz",
        'Content-Disposition: form-data; name="file"; filename="a%22b%0D%0Ac.txt"',
        "",
        "x",
        "--xyz--",
      ),
      [["file", 'a"b\r\nc.txt', "x"]],
    ],
    [
      "and as curl does",
      lines(
        "--xyz",
        'Content-Disposition: form-data; name="file"; filename="a\\"b\\\\c;.txt"',
        "",
        "x",
        "--xyz--",
      ),
      [["file", 'a"b\\c;.txt', "x"]],
    ],
    [
      "and in its own letters",
      lines(
        "--xyz",
        "Content-Disposition: form-data; name=file; filename*=utf-8''%E6%B2%B3.txt; filename=x.txt",
        "",
        "x",
        "--xyz--",
      ),
      [["file", "河.txt", "x"]],
    ],
    ["cut off in the part", lines("--xyz", FIELD, "", "a"), "not-multipart"],
    ["cut off behind the line", lines("--xyz"), "not-multipart"],
    ["cut off in the headers", lines("--xyz", FIELD, "--xyz--"), "not-multipart"],
    ["no name", lines("--xyz", "Content-Disposition: form-data", "", "a", "--xyz--"), "not-multipart"],
    ["no headers", lines("--xyz", "", "a", "--xyz--"), "not-multipart"],
    ["not the line of the header", lines("--abc", FIELD, "", "a", "--abc--"), "not-multipart"],
    ["nothing", lines(""), "not-multipart"],
    ["no parts", lines("--xyz--"), []],
  ])("%s", (_, bytes, expected) => {
    expect(read(bytes)).toEqual(expected);
  });

  test.each([
    "multipart/form-data",
    "multipart/form-data; boundary=",
    `multipart/form-data; boundary=${"x".repeat(71)}`,
  ])("no boundary: %s", (type) => {
    expect(read(lines("--xyz", FIELD, "", "a", "--xyz--"), type)).toBe("not-multipart");
  });

  test("more than are asked for are not taken apart", () => {
    const rows = Array.from({ length: 6 }, () => ["--xyz", FIELD, "", "a"]).flat();
    expect(read(lines(...rows, "--xyz--"))).toBe("too-many");
    expect(read(lines(...rows.slice(4), "--xyz--"))).toHaveLength(5);
  });

  test("a file is a view of what was sent", () => {
    const sent = lines("--xyz", FIELD, "", "abc", "--xyz--");
    const parts = partsOf(sent, TYPE, 5);
    expect(parts.ok && parts.parts[0]!.bytes.buffer).toBe(sent.buffer);
  });
});

test("what the platform writes is read as it was", async () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
    .map((text) => text.toWellFormed());
  const part = fc.record({
    name,
    fileName: fc.option(name),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom("\r\n", "\r\n--", "--", "").map((text) => new TextEncoder().encode(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
      const form = new FormData();
      for (const { name: field, fileName, bytes } of parts) {
        if (fileName === null) form.append(field, Buffer.from(bytes).toString("latin1"));
        else form.append(field, new File([bytes as Uint8Array<ArrayBuffer>], fileName));
      }
      const response = new Response(form);
      const sent = new Uint8Array(await response.arrayBuffer());
      const again = partsOf(sent, response.headers.get("content-type")!, 10);
      const expected = await Promise.all(
        [...form].map(async ([field, value]) =>
          typeof value === "string"
            ? [ended(field), null, Buffer.from(ended(value))]
            : [ended(field), value.name, Buffer.from(await value.arrayBuffer())],
        ),
      );
      expect(again.ok && again.parts.map((one) => [one.name, one.fileName, Buffer.from(one.bytes)])).toEqual(
        expected,
      );
    }),
  );
});

/** The platform writes every line end of a field as CR LF. */
function ended(text: string): string {
  return text.replace(/\r?\n|\r/g, "\r\n");
}
