import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { escapeBlockMarks } from "@/lib/interchange/md/escape-md";
import { harmlessMarkdown } from "@/lib/interchange/md/harmless-md";

test.each([
  { text: "**bold**, *set*, `code <b onclick=1>`, [a](https://b.example/c?d=1)", written: "same" },
  { text: "a < b, 3<4, <3, x<-y", written: "same" },
  { text: "H<sub>2</sub>O<br>and <https://a.example>, <me@b.example>", written: "same" },
  { text: "[a](b.md) [c](#d) [e](/f) [g](mailto:h@i.example) [j][k]", written: "same" },
  { text: "at 10:30 [note]: see below", written: "same" },
  { text: "<script>alert(1)</script>", written: "&lt;script>alert(1)&lt;/script>" },
  { text: '<img src=x onerror="alert(1)">', written: '&lt;img src=x onerror="alert(1)">' },
  { text: "<b onmouseover=alert(1)>x</b>", written: "&lt;b onmouseover=alert(1)>x</b>" },
  { text: "<!-- a -->", written: "&lt;!-- a -->" },
  { text: "[x](javascript:alert(1))", written: "[x]\\(javascript:alert(1))" },
  { text: "[x]( JaVaScRiPt:alert(1))", written: "[x]\\( JaVaScRiPt:alert(1))" },
  { text: "[x](<javascript:alert(1)>)", written: "[x]\\(&lt;javascript:alert(1)>)" },
  { text: "[x](java&#115;cript:alert(1))", written: "[x]\\(java&#115;cript:alert(1))" },
  { text: "[x](&#x6A;avascript&colon;alert(1))", written: "[x]\\(&#x6A;avascript&colon;alert(1))" },
  { text: "[x](javascript\\:alert(1))", written: "[x]\\(javascript\\:alert(1))" },
  { text: "![x](data:text/html,<script>)", written: "![x]\\(data:text/html,&lt;script>)" },
  { text: "[x](vbscript:a)", written: "[x]\\(vbscript:a)" },
  { text: "<javascript:alert(1)>", written: "&lt;javascript:alert(1)>" },
  { text: "[a\nb]: javascript:x", written: "[a\nb]\\: javascript:x" },
  { text: "`` ` `` <i onclick=1>", written: "`` ` `` &lt;i onclick=1>" },
  { text: "\\`<i onclick=1>`", written: "\\`&lt;i onclick=1>`" },
  { text: "` a\n\n<i onclick=1> `", written: "` a\n\n&lt;i onclick=1> `" },
])("$text", ({ text, written }) => {
  expect(harmlessMarkdown(text)).toBe(written === "same" ? text : written);
});

const parser = unified().use(remarkParse).use(remarkGfm);
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** What of a text would run, or could, where it is shown as a page. */
function activeIn(node: Node): string[] {
  const own =
    node.type === "html" && !/^<\/?[a-z]+ ?\/?>$/i.test(node.value ?? "")
      ? [node.value ?? ""]
      : node.url !== undefined &&
          /^[\p{Cc}\s]*(?!https?:|mailto:|tel:|ftp:)[a-z][a-z\d+.-]*:/iu.test(node.url)
        ? [node.url]
        : [];
  return [...own, ...(node.children ?? []).flatMap(activeIn)];
}

test("of whatever is written, nothing is left that would run", () => {
  const piece = fc.constantFrom(
    ..."<|>|`|``|\\|[|]|(|)|:|!|\n|\n\n| |\t|a|&#106;|&colon;|&Tab;|javascript|javascript:x|data:|<b|<script>|<!--|onerror=x|https://a.b".split(
      "|",
    ),
  );
  const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (written) => {
      const lines = escapeBlockMarks(harmlessMarkdown(written));
      expect(activeIn(parser.parse(lines) as Node)).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});
