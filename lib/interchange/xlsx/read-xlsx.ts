import { MAX_PARAGRAPHS } from "../limits";
import { localName, walkXml } from "../xml/walk-xml";

/**
 * The cells of the first sheet of a workbook that holds any, as they are shown: strings as they are, numbers by their digits, formulas by
 * their kept results. White space stays.
 */
export function readXlsx(parts: ReadonlyMap<string, Uint8Array>): string[][] | null {
  const text = (name: string) => {
    const bytes = parts.get(name);
    return bytes ? new TextDecoder().decode(bytes) : null;
  };
  const shared = sharedStrings(text("xl/sharedStrings.xml"));
  for (const name of sheetNames(parts, text)) {
    const xml = text(name);
    const rows = xml === null ? [] : sheetRows(xml, shared);
    if (rows.some((row) => row.some((cell) => cell.trim() !== ""))) return rows;
  }
  return null;
}

/** The parts of the sheets, in the order of the workbook. */
function sheetNames(parts: ReadonlyMap<string, Uint8Array>, text: (name: string) => string | null): string[] {
  const targets = new Map<string, string>();
  walkXml(text("xl/_rels/workbook.xml.rels") ?? "", {
    open(name, { Id, Target = "" }) {
      if (localName(name) !== "Relationship" || Id === undefined) return;
      targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: string[] = [];
  walkXml(text("xl/workbook.xml") ?? "", {
    open(name, attributes) {
      const id =
        attributes["r:id"] ?? Object.entries(attributes).find(([key]) => localName(key) === "id")?.[1];
      const target = targets.get(id ?? "");
      if (localName(name) === "sheet" && target) sheets.push(target);
    },
  });
  if (sheets.length > 0) return sheets;
  return [...parts.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort();
}

/** Texts of `<t>`; readings above the characters (`rPh`) are none. */
class Words {
  text = "";
  #isIn = false;
  #hidden = 0;

  open(name: string): void {
    if (name === "rPh") this.#hidden += 1;
    if (name === "t") this.#isIn = true;
  }

  close(name: string): void {
    if (name === "rPh") this.#hidden -= 1;
    if (name === "t") this.#isIn = false;
  }

  add(text: string): void {
    if (this.#isIn && this.#hidden === 0) this.text += text;
  }

  take(): string {
    const text = decoded(this.text);
    this.text = "";
    return text;
  }
}

function sharedStrings(xml: string | null): string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  const words = new Words();
  walkXml(xml, {
    open: (name) => words.open(localName(name)),
    close(name) {
      words.close(localName(name));
      if (localName(name) === "si") strings.push(words.take());
    },
    text: (text) => words.add(text),
  });
  return strings;
}

function sheetRows(xml: string, shared: readonly string[]): string[][] {
  const rows: string[][] = [];
  const words = new Words();
  let value = "";
  let isValue = false;
  let type = "n";
  let column = 0;
  walkXml(xml, {
    open(name, attributes) {
      const word = localName(name);
      words.open(word);
      if (word === "row") {
        const line = Number(attributes.r ?? rows.length + 1);
        // Rows that hold nothing are not in the file.
        while (rows.length < Math.min(line - 1, MAX_PARAGRAPHS)) rows.push([]);
        if (rows.length < MAX_PARAGRAPHS) rows.push([]);
        column = 0;
      } else if (word === "c") {
        type = attributes.t ?? "n";
        column = columnOf(attributes.r) ?? column;
        value = "";
        words.take();
      } else if (word === "v") isValue = true;
    },
    close(name) {
      const word = localName(name);
      words.close(word);
      if (word === "v") isValue = false;
      if (word !== "c") return;
      const row = rows.at(-1);
      const text =
        type === "s" ? (shared[Number(value)] ?? "") : type === "inlineStr" ? words.take() : decoded(value);
      if (row && column < MOST_COLUMNS) {
        while (row.length < column) row.push("");
        row[column] = text;
      }
      column += 1;
    },
    text(text) {
      words.add(text);
      if (isValue) value += text;
    },
  });
  return rows;
}

/** A bilingual table has five or ten. */
const MOST_COLUMNS = 200;

function columnOf(place: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(place ?? "")?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function decoded(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
