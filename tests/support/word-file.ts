import { zipSync } from "fflate";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml"';

const PART = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A Word file of this body (what stands in `w:body`), with the styles and the properties that are given. */
export function wordFile(
  body: string,
  { styles = "", core = "" }: { readonly styles?: string; readonly core?: string } = {},
): Uint8Array {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  return zipSync({
    "[Content_Types].xml": utf8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${PART}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${PART}.styles+xml"/></Types>`,
    ),
    "_rels/.rels": utf8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    "word/_rels/document.xml.rels": utf8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    ),
    "word/document.xml": utf8(`<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`),
    "word/styles.xml": utf8(`<w:styles ${NAMESPACES}>${styles}</w:styles>`),
    ...(core === ""
      ? {}
      : {
          "docProps/core.xml": utf8(
            `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${core}</cp:coreProperties>`,
          ),
        }),
  });
}
