import fc from "fast-check";
import { expect, test } from "vitest";
import { readMarkdown } from "@/lib/interchange/md/read-md";

function blocksOf(markdown: string): [string | null, string][] {
  const read = readMarkdown(markdown);
  if (!read.ok) throw new Error(read.message.code);
  expect(read.leading + read.blocks.map(({ text, separator }) => text + separator).join("")).toBe(markdown);
  return read.blocks.map(({ kind, text }) => [kind, text]);
}

test.each([
  {
    html: '<figure>\n<img src="a.jpg" alt="">\n<figcaption>渡口。许宁摄</figcaption>\n</figure>',
    blocks: [["caption", "渡口。许宁摄"]],
  },
  {
    html: '<figure><img src="a.jpg"><figcaption><b>渡口</b>，许宁摄</figcaption></figure>',
    blocks: [["caption", "<b>渡口</b>，许宁摄"]],
  },
  { html: '<p align="center">\n  雾里的船\n</p>', blocks: [[null, "雾里的船"]] },
  { html: '<p align="center"><img src="a.png"></p>', blocks: [] },
  {
    html: "<h2>船上</h2>\n<p>雾散了。</p>",
    blocks: [
      ["heading", "船上"],
      [null, "雾散了。"],
    ],
  },
  {
    html: "<ul>\n<li>马灯</li>\n<li>竹篙</li>\n</ul>",
    blocks: [
      ["list-item", "马灯"],
      ["list-item", "竹篙"],
    ],
  },
  {
    html: "<table>\n<tr><th>物</th><th>年</th></tr>\n<tr><td>马灯</td><td>1958</td></tr>\n</table>",
    blocks: [
      ["table-cell", "物"],
      ["table-cell", "年"],
      ["table-cell", "马灯"],
      ["table-cell", "1958"],
    ],
  },
  {
    html: "<details>\n<summary>更多</summary>\n雾散了。\n</details>",
    blocks: [
      ["heading", "更多"],
      [null, "雾散了。"],
    ],
  },
  { html: "<blockquote>河是直的</blockquote>", blocks: [["quote", "河是直的"]] },
  { html: "<div>雾<br>散了</div>", blocks: [[null, "雾<br>散了"]] },
  { html: "<script>let a = 1;</script>", blocks: [] },
  { html: "<style>p { color: red }</style>", blocks: [] },
  { html: "<!-- 注释 -->", blocks: [] },
  { html: "<div>\n\n**雾散了。**\n\n</div>", blocks: [[null, "**雾散了。**"]] },
])("$html", ({ html, blocks }) => {
  expect(blocksOf(`# 渡口\n\n${html}\n\n天亮了。\n`)).toEqual([
    ["title", "渡口"],
    ...blocks,
    [null, "天亮了。"],
  ]);
});

test("loses no character, whatever the tags", () => {
  const tags =
    "<div>|</div>|<p>|</p>|<figure>|<figcaption>|</figcaption>|<td|>|<b>|</b>|<br>|<!--|-->|<script>|</script>|雾|\n|\n\n|<|&nbsp;|<img src=a>|# |- ".split(
      "|",
    );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...tags), { maxLength: 16 }), (pieces) => {
      blocksOf(pieces.join(""));
    }),
  );
});
