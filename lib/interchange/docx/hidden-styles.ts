import { walkXml } from "../xml/walk-xml";

/** Which styles of a Word file hide their text (`w:vanish`). */
export interface HiddenStyles {
  /** Every run, unless it says otherwise: the document's defaults. */
  readonly byDefault: boolean;
  /** The paragraph style that a paragraph has which names none; "" where there is none. */
  readonly defaultParagraph: string;
  /** Whether the style, by itself or by the one that it stands on, hides text. Absent where no style says so. */
  readonly byStyle: ReadonlyMap<string, boolean>;
}

const NOTHING_HIDDEN: HiddenStyles = {
  byDefault: false,
  defaultParagraph: "",
  byStyle: new Map(),
};

/** `xml` is `word/styles.xml`. */
export function hiddenStyles(xml: string): HiddenStyles {
  if (!VANISH.test(xml)) return NOTHING_HIDDEN;
  const own = new Map<string, boolean>();
  const base = new Map<string, string>();
  const path: string[] = [];
  let style = "";
  let byDefault = false;
  let defaultParagraph = "";
  walkXml(xml, {
    open(name, attributes) {
      const local = localOf(name);
      const value = (key: string) => Object.entries(attributes).find(([one]) => localOf(one) === key)?.[1];
      if (local === "style") {
        style = value("styleId") ?? "";
        if (value("type") === "paragraph" && isOn(value("default") ?? "0")) defaultParagraph = style;
      }
      if (local === "basedOn") base.set(style, value("val") ?? "");
      if (local === "vanish" && path.at(-1) === "rPr") {
        if (path.at(-2) === "rPrDefault") byDefault = isOn(value("val"));
        else if (path.at(-2) === "style") own.set(style, isOn(value("val")));
      }
      path.push(local);
    },
    close() {
      path.pop();
    },
  });
  const byStyle = new Map<string, boolean>();
  for (const one of new Set([...own.keys(), ...base.keys()])) {
    let at: string | undefined = one;
    for (let steps = 0; at !== undefined && steps < 20; steps += 1) {
      const hides = own.get(at);
      if (hides !== undefined) {
        byStyle.set(one, hides);
        break;
      }
      at = base.get(at);
    }
  }
  return { byDefault, defaultParagraph, byStyle };
}

/** A switch in the XML: present without a value, it is on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !["0", "false", "off", "none"].includes(value.trim().toLowerCase());
}

/**
 * Whether a run is hidden. What it says of itself counts; else what its styles say, of which a paragraph's and a character's
 * cancel each other out, since `vanish` is a toggle (ECMA-376, 17.7.3); else the defaults.
 */
export function isHiddenRun(
  styles: HiddenStyles,
  run: { readonly own: boolean | null; readonly style: string; readonly paragraphStyle: string },
): boolean {
  if (run.own !== null) return run.own;
  const paragraph = styles.byStyle.get(run.paragraphStyle || styles.defaultParagraph) ?? false;
  const character = styles.byStyle.get(run.style) ?? false;
  return styles.byDefault || paragraph !== character;
}

const VANISH = /<(?:[\w-]+:)?vanish\b/;

function localOf(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
