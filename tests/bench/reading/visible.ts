/**
 * What characters a file shows, found without our readers: every character of the XML's own text elements, of the pages'
 * text nodes, of the pieces that pdf.js names, and what is left of RTF without its control words. White space does not
 * count. Each measure errs on the side of more.
 */
import { unzipSync } from "fflate";
import iconv from "iconv-lite";
import { parseHTML } from "linkedom";
import { decodeAs, encodingOf } from "../../../lib/interchange/encodings";

/** `encoding` is what the file was read in; null for formats without one. */
export async function visibleCharacters(
  bytes: Uint8Array,
  format: string,
  encoding: string | null,
): Promise<string | null> {
  const text = () => decodeAs(bytes, encodingOf(encoding ?? "utf-8") ?? "utf-8");
  if (format === "docx") return fromDocx(bytes);
  if (format === "odt") return fromOdt(bytes);
  if (format === "epub") return fromEpub(bytes);
  if (format === "html") return fromHtml(text());
  if (format === "srt" || format === "vtt") return fromSubtitles(text());
  if (format === "rtf") return fromRtf(bytes);
  if (format === "pdf") return fromPdf(bytes);
  return null;
}

/** `w:t` of the document, its notes, and nothing else; of two alternatives the second, of moved text where it went. */
function fromDocx(bytes: Uint8Array): string {
  const parts = unzipSync(bytes);
  return Object.keys(parts)
    .filter((name) => /^word\/(?:document\d*|footnotes|endnotes)\.xml$/.test(name))
    .map((name) => {
      const xml = new TextDecoder()
        .decode(parts[name])
        .replace(
          /<mc:Choice\b[\s\S]*?<\/mc:Choice>|<w:moveFrom\b[\s\S]*?<\/w:moveFrom>|<w:rt>[\s\S]*?<\/w:rt>/g,
          "",
        );
      return [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, text]) => unescaped(text ?? ""))
        .join("");
    })
    .join("");
}

/** All text below `text:p` and `text:h` of content.xml, less what was deleted, comments, readings and descriptions. */
function fromOdt(bytes: Uint8Array): string {
  const xml = new TextDecoder().decode(unzipSync(bytes)["content.xml"]);
  const body = /<office:body>[\s\S]*<\/office:body>/.exec(xml)?.[0] ?? "";
  const shown = body.replace(
    /<(text:tracked-changes|office:annotation|text:ruby-text|svg:title|svg:desc|text:note-citation|office:forms|math:math|text:[\w-]+-source)\b[^>]*(?:\/>|>[\s\S]*?<\/\1>)/g,
    "",
  );
  return unescaped(shown.replace(/<[^>]*>/g, ""));
}

/** Text nodes of the pages that the spine names, by a walk of its own over linkedom's XML. */
function fromEpub(bytes: Uint8Array): string {
  const parts = unzipSync(bytes);
  const text = (name: string) => (parts[name] ? new TextDecoder().decode(parts[name]) : "");
  const path = /full-path="([^"]+)"/.exec(text("META-INF/container.xml"))?.[1] ?? "";
  const opf = text(path);
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  const items = new Map(
    [...opf.matchAll(/<(?:\w+:)?item\b[^>]*>/g)].map(([tag]) => [
      /\bid="([^"]*)"/.exec(tag)?.[1] ?? "",
      folder + decodeURIComponent(/\bhref="([^"]*)"/.exec(tag)?.[1] ?? ""),
    ]),
  );
  return [...opf.matchAll(/<(?:\w+:)?itemref\b[^>]*\bidref="([^"]*)"/g)]
    .map(([, id]) => {
      const body = /<body\b[\s\S]*<\/body>/i.exec(text(items.get(id ?? "") ?? ""))?.[0] ?? "";
      return unescaped(
        body
          .replace(
            /<!--[\s\S]*?-->|<(script|style|rt|rp|iframe|object|video|audio|svg)\b[^>]*(?:\/>|>[\s\S]*?<\/\1>)/gi,
            "",
          )
          .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) =>
            inner.replace(/&/g, "&amp;").replace(/</g, "&lt;"),
          )
          .replace(/<[^>]*>/g, ""),
      );
    })
    .join("");
}

function fromHtml(page: string): string {
  const body = /<body\b[\s\S]*/i.exec(page)?.[0] ?? page;
  const shown = body.replace(
    /<!--[\s\S]*?(?:-->|$)|<(script|style|noscript|template|title|iframe|object|svg|rt|rp)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi,
    "",
  );
  return unescaped(shown.replace(/<[^>]*>/g, ""));
}

function fromSubtitles(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n\s*\r?\n/)
    .filter((block) => block.includes("-->"))
    .map((block) => block.slice(block.indexOf("-->")).replace(/^[^\n]*\n?/, ""))
    .join("\n")
    .replace(/<[^>]*>|\{\\[^}]*\}/g, "");
}

/** A plain strip by patterns: no groups are followed but those that are known to show nothing. */
function fromRtf(bytes: Uint8Array): string {
  let rtf = Buffer.from(bytes)
    .toString("latin1")
    .replace(/\\bin(\d+) [\s\S]*?(?=[\\{}])/g, "");
  const page = Number(/\\ansicpg(\d+)/.exec(rtf)?.[1] ?? 1252);
  const hidden =
    /\{(?:\\\*)?\\(?:fonttbl|colortbl|stylesheet|info|header[lrf]?|footer[lrf]?|pict|nonshppict|listtext|pntext|list|listlevel|listtable|themedata|xe|tc|bkmkstart|bkmkend|annotation|atnid|atnauthor|ftnsepc?|ftncn|aftnsepc?|aftncn|fldinst|shprslt|sp|objclass|objdata|generator)\b/;
  for (let at = hidden.exec(rtf); at !== null; at = hidden.exec(rtf)) rtf = withoutGroup(rtf, at.index);
  // Hidden and deleted text: a group whose words, before any text, say so.
  const unseen = /\{(?:\\[a-z]+-?\d* ?)*?\\(?:v|deleted)(?=[ \\{])/;
  for (let at = unseen.exec(rtf); at !== null; at = unseen.exec(rtf)) rtf = withoutGroup(rtf, at.index);
  for (let at = /\{\\\*\\(?!shpinst|ud\b)/.exec(rtf); at !== null; at = /\{\\\*\\(?!shpinst|ud\b)/.exec(rtf))
    rtf = withoutGroup(rtf, at.index);
  const charsets = new Map(
    [
      ...Buffer.from(bytes)
        .toString("latin1")
        .matchAll(/\\f(\d+)[^{};]*?\\fcharset(\d+)/g),
    ].map(([, font, charset]) => [font, Number(charset)]),
  );
  const asBytes = rtf
    .replace(
      /\\u(-?\d+) ?(?:\\'[0-9a-f]{2}|\?|[^\\{}\r\n])?/gi,
      (_, code: string) => `\u0001${(Number(code) + 65_536) % 65_536}\u0002`,
    )
    .replace(/\\([\\{}])/g, (_, sign: string) => `\u0001${sign.charCodeAt(0)}\u0002`);
  let font = "";
  const pieces: string[] = [];
  for (const [token, word, hexes, unit] of asBytes.matchAll(
    /(\\[a-z]+-?\d* ?|\\[^a-z'])|((?:\\'[0-9a-f]{2})+)|\u0001(\d+)\u0002|[^\\{}\r\n\u0001]+|[{}]/gi,
  )) {
    if (word) font = /^\\f(\d+)/.exec(word)?.[1] ?? font;
    else if (hexes) {
      const run = Buffer.from(hexes.replace(/\\'/g, ""), "hex");
      const set = charsets.get(font);
      const name =
        { 128: "shift_jis", 134: "gb18030", 136: "big5", 204: "cp1251", 238: "cp1250" }[set ?? 0] ??
        (page === 936 ? "gb18030" : page === 932 ? "shift_jis" : `cp${page}`);
      pieces.push(iconv.decode(run, iconv.encodingExists(name) ? name : "cp1252"));
    } else if (unit) pieces.push(String.fromCharCode(Number(unit)));
    else if (token !== "{" && token !== "}") pieces.push(token);
  }
  return pieces.join("");
}

function withoutGroup(rtf: string, from: number): string {
  let depth = 0;
  for (let at = from; at < rtf.length; at += 1) {
    if (rtf[at] === "\\") at += 1;
    else if (rtf[at] === "{") depth += 1;
    else if (rtf[at] === "}" && --depth === 0) return rtf.slice(0, from) + rtf.slice(at + 1);
  }
  return rtf.slice(0, from);
}

async function fromPdf(bytes: Uint8Array): Promise<string> {
  const { extractText } = await import("unpdf");
  return (await extractText(new Uint8Array(bytes), { mergePages: true })).text;
}

/** Character references as HTML knows them; XML's are among them. */
function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  const { document } = parseHTML("<html><body><p></p></body></html>");
  return text.replace(/&[#\w]+;/g, (reference) => {
    const p = document.createElement("p");
    p.innerHTML = reference;
    return p.textContent ?? "";
  });
}
