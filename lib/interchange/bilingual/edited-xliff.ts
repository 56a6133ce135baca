import { editXliff } from "../xliff/edit-xliff";
import { decodeXml, encodeXml } from "../xml/xml-bytes";
import type { BilingualUnit } from "./bilingual";

/** The bytes of an XLIFF with the targets, states and further comments of `wanted`, which are its own units in their order. */
export function editedXliff(
  bytes: Uint8Array,
  wanted: readonly BilingualUnit[],
): Uint8Array<ArrayBuffer> | null {
  const xml = decodeXml(bytes);
  if (!xml) return null;
  // Those in which nothing is translated are not asked about.
  const own = wanted.filter(({ segments }) => segments.some(({ isBetween }) => !isBetween));
  let at = -1;
  let last: unknown = null;
  const edited = editXliff(xml.text, (unit, index) => {
    if (unit !== last) at += 1;
    last = unit;
    const wish = own[at]!;
    const segment = wish.segments[index]!;
    const known = unit.segments[index]!;
    return {
      target: segment.target,
      state: segment.state,
      subState: segment.subState,
      comments: segment.comments.slice(known.comments.length),
      codes: wish.codes,
    };
  });
  return edited.ok ? encodeXml({ text: edited.text, encoding: xml.encoding }) : null;
}
