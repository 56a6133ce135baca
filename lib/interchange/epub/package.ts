import { localName, walkXml } from "../xml/walk-xml";

/**
 * What an EPUB's package document (OPF) says: the title, and which files are read in which order (the spine). Names of
 * elements are compared without their prefix, because books differ in it.
 */
export interface BookPackage {
  readonly title: string | null;
  /** Paths in the container, in reading order. */
  readonly spine: readonly SpineItem[];
  /** Paths of the tables of contents: an EPUB 3 navigation document, an EPUB 2 NCX. */
  readonly navigation: readonly string[];
}

export interface SpineItem {
  readonly path: string;
  readonly isNavigation: boolean;
}

/** The path of the package document, as META-INF/container.xml names it; null where it names none. */
export function packagePath(container: string): string | null {
  let path: string | null = null;
  walkXml(container, {
    open(name, attributes) {
      if (localName(name) === "rootfile") path ??= resolve("", attributes["full-path"] ?? "");
    },
  });
  return path === "" ? null : path;
}

/** Null where the package is no XML that can be followed. `path` is its own, from which the others are resolved. */
export function readPackage(xml: string, path: string): BookPackage | null {
  const items = new Map<string, { path: string; type: string; isNavigation: boolean }>();
  const order: string[] = [];
  let title = "";
  let isTitle = false;
  let hasTitle = false;
  const walked = walkXml(xml, {
    open(name, attributes) {
      const local = localName(name);
      isTitle = local === "title" && !hasTitle;
      if (local === "item") {
        items.set(attributes.id ?? "", {
          path: resolve(path, attributes.href ?? ""),
          type: attributes["media-type"] ?? "",
          isNavigation: /(?:^|\s)nav(?:\s|$)/.test(attributes.properties ?? ""),
        });
      }
      if (local === "itemref") order.push(attributes.idref ?? "");
    },
    text(text) {
      if (isTitle) title += text;
    },
    close(name) {
      if (localName(name) === "title" && title.trim() !== "") hasTitle = true;
      isTitle = false;
    },
  });
  if (!walked.ok) return null;
  const spine = [...new Set(order)].flatMap((id) => items.get(id) ?? []);
  const navigation = [...items.values()].filter(
    ({ type, isNavigation }) => isNavigation || type === "application/x-dtbncx+xml",
  );
  return {
    title: title.replace(/\s+/g, " ").trim() || null,
    spine,
    navigation: navigation.map((item) => item.path),
  };
}

/**
 * The labels of a table of contents by the file that they lead to: the first label of each. Reads the `<a href>` of an
 * EPUB 3 navigation document and the `<navPoint>` of an NCX.
 */
export function readNavigation(xml: string, path: string): Map<string, string> {
  const labels = new Map<string, string>();
  let label = "";
  let target: string | null = null;
  let isLabel = false;
  const settle = () => {
    const text = label.replace(/\s+/g, " ").trim();
    if (target !== null && text !== "" && !labels.has(target)) labels.set(target, text);
    target = null;
  };
  walkXml(xml, {
    open(name, attributes) {
      const local = localName(name);
      if (local === "a" && attributes.href !== undefined) {
        label = "";
        isLabel = true;
        target = resolve(path, attributes.href);
      }
      if (local === "navLabel") {
        label = "";
        isLabel = true;
      }
      if (local === "content" && attributes.src !== undefined) {
        target = resolve(path, attributes.src);
        settle();
      }
    },
    text(text) {
      if (isLabel) label += text;
    },
    close(name) {
      const local = localName(name);
      if (local === "a") settle();
      if (local === "a" || local === "navLabel") isLabel = false;
    },
  });
  return labels;
}

/** A reference as a path in the container: percent-decoded, without its fragment, never out of the container. */
function resolve(from: string, reference: string): string {
  const plain = reference.replace(/[#?].*$/s, "");
  // An address of the web is nothing in the container; it is never asked for.
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain)) return "";
  const decoded = decodeReference(plain);
  const parts = decoded.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of decoded.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** A broken percent sign is taken for what it is. */
function decodeReference(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return reference;
  }
}
