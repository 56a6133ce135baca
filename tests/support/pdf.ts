import iconv from "iconv-lite";

/**
 * PDFs by hand, as old programs write Chinese: a font that is not in the file, its characters named by a predefined CMap.
 * Only what a reader looks at; the cross references are left out, so it has to mend them.
 */
export interface Shown {
  readonly text: string;
  /** Points, from the lower left corner of a page of 600 × 800; where the base line begins, or the top of a column. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** How a CMap writes a text, and whose characters it names. */
const CMAPS: Readonly<Record<string, { readonly codec: string; readonly ordering: "GB1" | "CNS1" }>> = {
  UniGB: { codec: "utf-16be", ordering: "GB1" },
  GBK: { codec: "gbk", ordering: "GB1" },
  GBK2K: { codec: "gb18030", ordering: "GB1" },
  GB: { codec: "gb2312", ordering: "GB1" },
  UniCNS: { codec: "utf-16be", ordering: "CNS1" },
  ETen: { codec: "big5", ordering: "CNS1" },
  B5pc: { codec: "big5", ordering: "CNS1" },
};

export function pdfOf(pages: readonly (readonly Shown[])[], cmap: string): Uint8Array {
  const { codec, ordering } = CMAPS[cmap.split("-")[0] ?? ""] ?? { codec: "utf-16be", ordering: "GB1" };
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${2 * at + 6} 0 R`).join(" ")}]>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${cmap}/DescendantFonts[4 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1[${"500 ".repeat(95)}]]/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 4>>/FontDescriptor 5 0 R>>`,
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>>",
    ...pages.flatMap((shown, at) => {
      const content = shown
        .map(({ text, x, y, size = 12 }) => {
          const hex = iconv.encode(text, codec, { addBOM: false }).toString("hex");
          return `BT /F ${size} Tf ${x} ${y} Td <${hex}> Tj ET`;
        })
        .join("\n");
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents ${2 * at + 7} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
        `<</Length ${content.length}>>stream\n${content}\nendstream\n`,
      ];
    }),
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj${object}endobj\n`).join("");
  return new TextEncoder().encode(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF`);
}
