/**
 * What becomes of the text of a group, by the word that opens it. Every `{\*\…}` that is not here is skipped, as the
 * specification asks of a reader that does not know it.
 */
export type Destination =
  | "text"
  | "skip"
  | "fonts"
  | "styles"
  | "note"
  /** The instruction of a field. It shows nothing, but for a phonetic guide, which keeps its characters in it. */
  | "field"
  | "title";

export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: "fonts",
  stylesheet: "styles",
  footnote: "note",
  fldinst: "field",
  title: "title",
  // Text boxes and drawings: what is written in them is text, their properties are not.
  shpinst: "text",
  shptxt: "text",
  ud: "text",
  fldrslt: "text",
  ...skipped(
    // Tables and settings of the document.
    "colortbl filetbl list listlevel listoverride listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl mmathPr defchp defpap pgptbl userprops",
    // What is said about the document.
    "info author operator subject keywords doccomm comment creatim revtim printim buptim company manager category hlinkbase",
    // Numbers of lists, which no other reader keeps either: the list makes them anew.
    "listtext pntext pn pntxta pntxtb pnseclvl",
    // Pages' own boilerplate, separators of notes.
    "header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn",
    // Pictures and objects; properties of drawings; the second form of a picture or drawing for older readers.
    "pict nonshppict objclass objname objdata sp shprslt picprop bliptag blipuid",
    // Marks: bookmarks, entries of indexes, comments.
    "bkmkstart bkmkend xe tc tcn rxe atnid atnauthor atntime atnicn atnref atnparent atndate annotation atrfstart atrfend",
    // Form fields and mail merge.
    "formfield datafield ffname ffdeftext ffformat ffhelptext ffstattext ffentrymcr ffexitmcr mailmerge docvar falt panose fontemb",
  ),
};

function skipped(...lines: readonly string[]): Record<string, Destination> {
  return Object.fromEntries(lines.flatMap((line) => line.split(" ").map((name) => [name, "skip" as const])));
}

/** Control words that stand for a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: "\t",
  line: "\n",
  lbr: "\n",
  emdash: "\u2014",
  endash: "\u2013",
  emspace: "\u2003",
  enspace: "\u2002",
  qmspace: "\u2005",
  bullet: "\u2022",
  lquote: "\u2018",
  rquote: "\u2019",
  ldblquote: "\u201C",
  rdblquote: "\u201D",
  zwj: "\u200D",
  zwnj: "\u200C",
  zwbo: "\u200B",
  zwnbo: "\u2060",
  ltrmark: "\u200E",
  rtlmark: "\u200F",
  "~": "\u00A0",
  _: "\u2011",
  "-": "\u00AD",
  "{": "{",
  "}": "}",
  "\\": "\\",
};
