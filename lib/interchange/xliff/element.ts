import type { XmlElement } from "../xml/pick-xml";
import { localName } from "../xml/walk-xml";
import { attributes, escapeText } from "../xml/write-text";

/** Looking around in an element of an XLIFF. Names are looked for without their prefix: programs choose their own. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== "string" && localName(child.name) === name,
  );
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== "string");
}

/** All text inside. `<cp hex="1F"/>` stands for a character that XML cannot hold. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === "string") return child;
      return localName(child.name) === "cp" ? characterOf(child.attributes.hex) : textOf(child);
    })
    .join("");
}

function characterOf(hex: string | undefined): string {
  const code = Number.parseInt(hex ?? "", 16);
  return Number.isInteger(code) && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** The element as XML again. */
export function asXml(element: XmlElement): string {
  const inside = element.children.map((child) =>
    typeof child === "string" ? escapeText(child) : asXml(child),
  );
  return inside.length === 0
    ? emptyTag(element)
    : `${openingTag(element)}${inside.join("")}</${element.name}>`;
}

export function openingTag({ name, attributes: own }: XmlElement): string {
  return `<${name}${attributes(own)}>`;
}

export function emptyTag({ name, attributes: own }: XmlElement): string {
  return `<${name}${attributes(own)}/>`;
}

/** An attribute whatever its prefix is (`mq:status`). */
export function attributeOf(element: XmlElement, name: string): string | null {
  const own = element.attributes[name];
  if (own !== undefined) return own;
  for (const [key, value] of Object.entries(element.attributes)) if (localName(key) === name) return value;
  return null;
}
