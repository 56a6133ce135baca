/**
 * Chinese texts printed by a browser in many layouts, to measure what is read of PDFs against what was printed.
 *
 * The layouts DEV were looked at while the rules were made; those of HELD_OUT were written afterwards and not looked at, only
 * counted. Each layout prints a text of its own, drawn from the same paragraphs by a fixed rule.
 */
export interface Printed {
  readonly name: string;
  readonly html: string;
  /** What stands in the PDF, in reading order. */
  readonly paragraphs: readonly string[];
  readonly header?: string;
  readonly footer?: string;
}

interface Layout {
  readonly name: string;
  /** Style of the page; `p` is a paragraph of text. */
  readonly css: string;
  readonly hasTitle?: boolean;
  readonly hasHeadings?: boolean;
  readonly header?: string;
  readonly footer?: string;
  /** Paragraphs as HTML; by default each is a `<p>`. */
  readonly body?: (paragraphs: readonly string[]) => {
    readonly html: string;
    readonly read: readonly string[];
  };
}

const PAGE =
  "@page { size: A4; margin: 25mm } body { font: 12pt/1.6 'Noto Serif CJK SC' } h1 { font-size: 20pt; text-align: center } h2 { font-size: 15pt }";
const INDENT = "p { text-indent: 2em; margin: 0 }";
const NUMBER =
  '<div style="font-size:9px;width:100%;text-align:center"><span class="pageNumber"></span></div>';
const TITLE_HEAD =
  '<div style="font-size:9px;width:100%;text-align:center">河边的人 <span class="pageNumber"></span></div>';

const table = (rows: readonly (readonly string[])[]) =>
  `<table border=1 cellspacing=0 cellpadding=4>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;

export const DEV: readonly Layout[] = [
  { name: "indented, justified", css: `${INDENT} p { text-align: justify }`, hasTitle: true },
  { name: "indented, ragged", css: INDENT, footer: NUMBER },
  { name: "room between, no indentation", css: "p { margin: 0 0 1em }", hasTitle: true },
  { name: "little room between", css: "p { margin: 0 0 .4em }" },
  { name: "neither room nor indentation", css: "p { margin: 0 }", hasTitle: true },
  {
    name: "two columns",
    css: `${INDENT} body { columns: 2; column-gap: 8mm; text-align: justify }`,
    footer: NUMBER,
  },
  {
    name: "two columns under a head across",
    css: `${INDENT} main { columns: 2; column-gap: 8mm } .lead { margin-bottom: 1em }`,
    body: (all) => ({
      html: `<h1>两岸的桥</h1><p class="lead">${all[0]}</p><main>${all
        .slice(1)
        .map((p) => `<p>${p}</p>`)
        .join("")}</main>`,
      read: ["两岸的桥", ...all],
    }),
  },
  { name: "three narrow columns", css: `${INDENT} body { columns: 3; font-size: 9pt }`, hasTitle: true },
  {
    name: "small page",
    css: `${INDENT} @page { size: 105mm 148mm; margin: 10mm } body { font-size: 10pt }`,
    footer: NUMBER,
  },
  {
    name: "bold words and large numbers",
    css: `${INDENT} b { font-family: 'Noto Sans CJK SC'; font-size: 13pt }`,
    body: (all) => ({
      html: all
        .map(
          (p) =>
            `<p>${p.replace(/[，。]/g, (m, at: number) => (at % 7 === 3 ? `<b>一九四九</b>${m}` : m))}</p>`,
        )
        .join(""),
      read: all.map((p) => p.replace(/[，。]/g, (m, at: number) => (at % 7 === 3 ? `一九四九${m}` : m))),
    }),
  },
  {
    name: "notes raised",
    css: INDENT,
    body: (all) => ({
      html: all.map((p) => `<p>${p.replace(/。/g, "<sup>[1]</sup>。")}</p>`).join(""),
      read: all.map((p) => p.replace(/。/g, "[1]。")),
    }),
  },
  {
    name: "with English words",
    css: `${INDENT} p { text-align: justify }`,
    body: (all) => {
      const mixed = all.map((p) =>
        p.replace(/，/g, (m, at: number) => (at % 3 === 0 ? "（International Monetary Fund, 1944），" : m)),
      );
      return { html: mixed.map((p) => `<p>${p}</p>`).join(""), read: mixed };
    },
  },
  { name: "headings and a running title", css: INDENT, hasHeadings: true, header: TITLE_HEAD },
  {
    name: "a list with hanging lines",
    css: "li { margin: 0 }",
    body: (all) => ({
      html: `<ol>${all.map((p) => `<li>${p}</li>`).join("")}</ol>`,
      read: all.map((p, at) => `${at + 1}. ${p}`),
    }),
  },
  {
    name: "quotations set in",
    css: `${INDENT} blockquote { margin: 0 4em; text-indent: 0 }`,
    body: (all) => ({
      html: all.map((p, at) => (at % 3 === 1 ? `<blockquote>${p}</blockquote>` : `<p>${p}</p>`)).join(""),
      read: all,
    }),
  },
  {
    name: "a table between",
    css: INDENT,
    body: (all) => {
      const rows = [
        ["年份", "水位", "说明"],
        ["一九三五", "27.58", "堤溃于夜里"],
        ["一九五四", "29.73", "全城上堤，守了一百天"],
        ["一九九八", "29.43", "八次洪峰"],
      ];
      return {
        html: `<p>${all[0]}</p>${table(rows)}${all
          .slice(1)
          .map((p) => `<p>${p}</p>`)
          .join("")}`,
        read: [all[0]!, ...rows.flat(), ...all.slice(1)],
      };
    },
  },
  { name: "wide letters", css: `${INDENT} body { letter-spacing: .15em; line-height: 2 }` },
  {
    name: "talk",
    css: "p { margin: 0; text-indent: 2em }",
    body: (all) => {
      const talk = all.flatMap((p) => p.split(/(?<=。)/).map((one) => (one.length < 30 ? `“${one}”` : one)));
      return { html: talk.map((p) => `<p>${p}</p>`).join(""), read: talk };
    },
  },
  {
    name: "traditional, sans, kinsoku",
    css: `${INDENT} body { font: 11pt/1.5 'Noto Sans CJK TC' } p { text-align: justify; line-break: strict; hanging-punctuation: allow-end }`,
  },
  {
    name: "letter paper, one em in",
    css: "@page { size: letter; margin: 1in } p { text-indent: 1em; margin: 0 }",
    footer: NUMBER,
  },
  {
    name: "sans, room above",
    css: "body { font: 10.5pt/1.75 'Noto Sans CJK SC' } p { margin: .8em 0 }",
    hasTitle: true,
    footer: NUMBER,
  },
  {
    name: "two columns, no indentation, room",
    css: "body { columns: 2; column-gap: 10mm; font-size: 10pt } p { margin: 0 0 .6em; text-align: justify }",
  },
  {
    name: "two columns, headings inside",
    css: `${INDENT} body { columns: 2; column-gap: 6mm; font-size: 10.5pt }`,
    hasHeadings: true,
    header: TITLE_HEAD,
  },
  {
    name: "head and lead across, three columns",
    css: `${INDENT} main { columns: 3; column-gap: 5mm; font-size: 9pt }`,
    body: (all) => ({
      html: `<h1>渡口纪事</h1><p>${all[0]}</p><main>${all
        .slice(1)
        .map((p) => `<p>${p}</p>`)
        .join("")}</main>`,
      read: ["渡口纪事", ...all],
    }),
  },
  {
    name: "narrow page, ragged",
    css: `${INDENT} @page { size: 90mm 160mm; margin: 8mm } body { font-size: 11pt }`,
  },
  {
    name: "justified by letters, Latin words",
    css: `${INDENT} p { text-align: justify; text-justify: inter-character }`,
    body: (all) => {
      const mixed = all.map((p) =>
        p.replace(/。/g, (m, at: number) => (at % 2 === 0 ? "，即 GDP growth of 3.5%。" : m)),
      );
      return { html: mixed.map((p) => `<p>${p}</p>`).join(""), read: mixed };
    },
  },
  {
    name: "small notes raised, line height 1.2",
    css: `${INDENT} body { line-height: 1.3 } sup { font-size: 7pt }`,
    body: (all) => ({
      html: all
        .map((p) => `<p>${p.replace(/，/g, (m, at: number) => (at % 4 === 0 ? `<sup>②</sup>${m}` : m))}</p>`)
        .join(""),
      read: all.map((p) => p.replace(/，/g, (m, at: number) => (at % 4 === 0 ? `②${m}` : m))),
    }),
  },
  {
    name: "italic and underlined words",
    css: INDENT,
    body: (all) => ({
      html: all
        .map(
          (p) =>
            `<p>${p.replace(/，([^，。]+)，/g, "，<i>$1</i>，").replace(/。([^，。]{4,})，/g, "。<u>$1</u>，")}</p>`,
        )
        .join(""),
      read: all,
    }),
  },
  {
    name: "hanging labels",
    css: "p { margin: 0 0 .3em; padding-left: 4em; text-indent: -4em }",
    body: (all) => {
      const said = all.map((p, at) => `${at % 2 === 0 ? "记者：" : "老秦："}${p}`);
      return { html: said.map((p) => `<p>${p}</p>`).join(""), read: said };
    },
  },
  {
    name: "a dense page",
    css: "body { font-size: 8pt; line-height: 1.25 } p { text-indent: 2em; margin: 0; text-align: justify }",
    footer: NUMBER,
  },
  {
    name: "a table of sentences",
    css: INDENT,
    body: (all) => {
      const rows = [
        ["问题", "回答"],
        ["河水什么时候涨的？", "夜里两点，守堤的人先看见，敲了锣。"],
        ["村里走了多少人？", "老人和孩子先走，一共一百四十户。"],
        ["桥后来怎么样了？", "冲走了两孔，第二年才修好。"],
      ];
      return {
        html: `<p>${all[0]}</p>${table(rows)}${all
          .slice(1)
          .map((p) => `<p>${p}</p>`)
          .join("")}`,
        read: [all[0]!, ...rows.flat(), ...all.slice(1)],
      };
    },
  },
  { name: "large first letters", css: `${INDENT} p::first-letter { font-size: 16pt }` },
  {
    name: "landscape, two columns, room",
    css: "@page { size: A4 landscape; margin: 15mm } body { columns: 2; column-gap: 15mm } p { margin: 0 0 .8em }",
    hasTitle: true,
  },
  {
    name: "B5, first lines set in, Latin words in italics",
    css: `${INDENT} @page { size: B5; margin: 20mm } p { text-align: justify }`,
    body: (all) => {
      const mixed = (mark: (word: string) => string) =>
        all.map((p) =>
          p.replace(/。/g, (m, at: number) =>
            at % 3 === 0 ? `，见 ${mark("The River and the Bridge")}。` : m,
          ),
        );
      return {
        html: mixed((word) => `<i>${word}</i>`)
          .map((p) => `<p>${p}</p>`)
          .join(""),
        read: mixed((word) => word),
      };
    },
  },
  {
    name: "bold labels of speakers, room between",
    css: "p { margin: 0 0 .7em; text-align: justify } b { font-family: 'Noto Sans CJK SC' }",
    body: (all) => ({
      html: all.map((p, at) => `<p><b>${at % 2 === 0 ? "问" : "秦大河"}：</b>${p}</p>`).join(""),
      read: all.map((p, at) => `${at % 2 === 0 ? "问" : "秦大河"}：${p}`),
    }),
    footer: NUMBER,
  },
  {
    name: "a narrow column in the middle",
    css: `${INDENT} body { width: 70mm; margin: 0 auto; font-size: 11pt }`,
    hasTitle: true,
  },
  {
    name: "two columns under a table across",
    css: `${INDENT} main { columns: 2; column-gap: 9mm; font-size: 10pt; text-align: justify }`,
    body: (all) => {
      const rows = [
        ["站名", "里程", "开通年份"],
        ["青水", "0", "一九五八"],
        ["石桥", "14", "一九六一"],
        ["大渡", "37", "一九六五"],
      ];
      return {
        html: `<h1>三个车站</h1>${table(rows)}<main>${all.map((p) => `<p>${p}</p>`).join("")}</main>`,
        read: ["三个车站", ...rows.flat(), ...all],
      };
    },
  },
  {
    name: "unordered list inside text",
    css: `${INDENT} ul { margin: 0; padding-left: 3em }`,
    body: (all) => ({
      html: all.map((p, at) => (at % 4 === 2 ? `<ul><li>${p}</li></ul>` : `<p>${p}</p>`)).join(""),
      read: all,
    }),
  },
  {
    name: "four narrow columns on a wide sheet",
    css: `${INDENT} @page { size: A3 landscape; margin: 12mm } body { columns: 4; column-gap: 7mm; font-size: 10pt; text-align: justify }`,
    hasTitle: true,
  },
  {
    name: "letters to the editor: quotations in smaller letters",
    css: `${INDENT} blockquote { margin: .5em 2em; font-size: 10.5pt }`,
    body: (all) => ({
      html: all.map((p, at) => (at % 2 === 1 ? `<blockquote>${p}</blockquote>` : `<p>${p}</p>`)).join(""),
      read: all,
    }),
  },
  {
    name: "airy, large",
    css: "body { font: 16pt/2.2 'Noto Serif CJK SC' } p { margin: 0 0 1.2em }",
    footer: NUMBER,
    header: TITLE_HEAD,
  },
  {
    name: "spans in other colours and faces",
    css: `${INDENT} span { color: #8a3324; font-family: 'Noto Sans CJK SC' }`,
    body: (all) => ({
      html: all.map((p) => `<p>${p.replace(/([^，。]{3})，/g, "<span>$1</span>，")}</p>`).join(""),
      read: all,
    }),
  },
  {
    name: "first lines set in by four",
    css: "p { text-indent: 4em; margin: 0; text-align: justify } body { font-size: 11pt }",
  },
];

export const HELD_OUT: readonly Layout[] = [
  {
    name: "questions bold, answers plain, room between, two columns",
    css: "body { columns: 2; column-gap: 11mm; font-size: 10.5pt; text-align: justify } p { margin: 0 0 .5em }",
    body: (all) => ({
      html: all.map((p, at) => (at % 2 === 0 ? `<p><b>${p}</b></p>` : `<p>${p}</p>`)).join(""),
      read: all,
    }),
    header: TITLE_HEAD,
  },
  {
    name: "notes below in small letters",
    css: `${INDENT} .note { font-size: 9pt; line-height: 1.4; border-top: 1px solid }`,
    body: (all) => ({
      html: all.map((p, at) => `<p${at % 6 === 5 ? ' class="note"' : ""}>${p}</p>`).join(""),
      read: all,
    }),
    footer: NUMBER,
  },
  {
    name: "spaced letters, two columns, justified",
    css: `${INDENT} body { columns: 2; column-gap: 8mm; letter-spacing: .06em; text-align: justify }`,
  },
  {
    name: "abstract set in on both sides, then text",
    css: `${INDENT} .abstract { margin: 1em 3em; font-size: 10.5pt; text-align: justify }`,
    hasTitle: true,
    body: (all) => ({
      html: `<h1>河边的人</h1>${all.map((p, at) => `<p${at < 3 ? ' class="abstract"' : ""}>${p}</p>`).join("")}`,
      read: ["河边的人", ...all],
    }),
  },
  {
    name: "underlined names and emphasis dots",
    css: `${INDENT} u { text-underline-offset: .2em } em { text-emphasis: dot; font-style: normal }`,
    body: (all) => ({
      html: all
        .map(
          (p) =>
            `<p>${p.replace(/([^，。]{2})，/g, "<u>$1</u>，").replace(/([^，。<>]{3})。/g, "<em>$1</em>。")}</p>`,
        )
        .join(""),
      read: all,
    }),
  },
  {
    name: "pocket book, dense, one em in",
    css: "@page { size: 110mm 175mm; margin: 11mm } body { font-size: 9pt; line-height: 1.45; text-align: justify } p { text-indent: 1em; margin: 0 }",
    footer: NUMBER,
    header: TITLE_HEAD,
  },
  {
    name: "wide sheet, long lines, room between",
    css: "@page { size: A4 landscape; margin: 20mm } p { margin: 0 0 .9em }",
  },
];

const HEADINGS = ["一、涨水", "二、守堤", "三、退水以后", "四、修桥"];

export function printed(layout: Layout, paragraphs: readonly string[]): Printed {
  const { name, css, header, footer } = layout;
  const made = layout.body?.(paragraphs) ?? withHeadings(layout, paragraphs);
  return {
    name,
    html: `<!doctype html><html lang="zh"><head><meta charset="utf-8"><style>${PAGE} ${css}</style></head><body>${made.html}</body></html>`,
    paragraphs: made.read,
    ...(header === undefined ? {} : { header }),
    ...(footer === undefined ? {} : { footer }),
  };
}

function withHeadings({ hasTitle, hasHeadings }: Layout, paragraphs: readonly string[]) {
  const pieces = paragraphs.flatMap((p, at) => [
    ...(hasHeadings && at % 4 === 0 ? [{ tag: "h2", text: HEADINGS[(at / 4) % 4]! }] : []),
    { tag: "p", text: p },
  ]);
  const all = hasTitle ? [{ tag: "h1", text: "河边的人" }, ...pieces] : pieces;
  return {
    html: all.map(({ tag, text }) => `<${tag}>${text}</${tag}>`).join(""),
    read: all.map(({ text }) => text),
  };
}
