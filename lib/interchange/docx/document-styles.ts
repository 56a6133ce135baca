import { AlignmentType, type IStylesOptions, LineRuleType } from "docx";

/**
 * `line` with `lineRule` AUTO is a multiple of the face's own height; without a rule LibreOffice takes it for points, and lines of
 * a large title overlap. Sizes are half points, spacing twentieths of a point. Serif faces that Word, WPS and LibreOffice have or replace well.
 */
const SERIF = "Georgia";
const INK = "23211D";
const SOFT = "6B665C";
const ACCENT = "8A3324";

const heading = (size: number, before: number) => ({
  run: { font: SERIF, size, bold: true, color: INK },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

export const DOCUMENT_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: SERIF, size: 22, color: INK, language: { value: "en-US", eastAsia: "zh-CN" } },
      paragraph: { spacing: { after: 160, line: 336, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { font: SERIF, size: 44, bold: true, color: INK }, paragraph: { spacing: { after: 160 } } },
    heading1: heading(30, 480),
    heading2: heading(26, 360),
    heading3: heading(24, 280),
    heading4: heading(22, 240),
    heading5: heading(22, 200),
    heading6: heading(22, 200),
    hyperlink: { run: { color: ACCENT, underline: {} } },
  },
  paragraphStyles: [
    {
      id: "Byline",
      name: "Byline",
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      run: { color: SOFT },
      paragraph: { spacing: { after: 480 } },
    },
    {
      id: "Caption",
      name: "caption",
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      run: { size: 19, color: SOFT },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 80, after: 240 } },
    },
    {
      id: "Quote",
      name: "Quote",
      basedOn: "Normal",
      quickFormat: true,
      run: { italics: true },
      paragraph: { indent: { left: 567, right: 567 } },
    },
    {
      id: "ListBullet",
      name: "List Bullet",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: "ListNumber",
      name: "List Number",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: "Note",
      name: "Note",
      basedOn: "Normal",
      quickFormat: true,
      run: { size: 19, color: SOFT },
      paragraph: { indent: { left: 567 } },
    },
    {
      id: "TableText",
      name: "Table Text",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: "Mark",
      name: "Mark",
      basedOn: "Normal",
      quickFormat: true,
      run: { size: 19, color: ACCENT },
    },
  ],
  characterStyles: [
    {
      id: "Speaker",
      name: "Speaker",
      basedOn: "DefaultParagraphFont",
      quickFormat: true,
      run: { bold: true, color: ACCENT },
    },
  ],
};
